const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (record: Record<string, unknown>): Record<string, unknown> =>
	Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** JSON with the keys of every object sorted: equal content gives equal text. Content hashes are taken from it. */
export const canonicalJson = (value: unknown): string =>
	JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? sorted(part) : part));
