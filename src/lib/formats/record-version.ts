/** A field of a value of unknown origin. */
export const fieldOf = (record: unknown, name: string): unknown =>
	typeof record === 'object' && record !== null && name in record
		? Object.entries(record).find(([key]) => key === name)?.[1]
		: undefined;

/** The version that stands in a record; undefined if it has none. */
export const versionOf = (record: unknown): unknown =>
	typeof record === 'object' && record !== null && 'version' in record ? record.version : undefined;

/** Whether a later version of the app wrote this record: nothing of ours may touch it. */
export function isNewerVersion(known: number, record: unknown): boolean {
	const version = versionOf(record);
	return typeof version === 'number' && Number.isInteger(version) && version > known;
}

/** A record of this version, in place of `stored`; undefined if a later version of the app wrote that one. */
export const newRecord = (version: number, stored: unknown, fields: object): object | undefined =>
	isNewerVersion(version, stored) ? undefined : { version, ...fields };
