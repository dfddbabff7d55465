/** How much was read from IndexedDB: records with what is in them, and how often anything was asked. */
export interface StorageReads {
	readonly records: number;
	readonly keys: number;
	readonly requests: number;
}

type Ask = (this: IDBObjectStore, ...given: unknown[]) => IDBRequest<unknown>;

const WITH_VALUES = ['get', 'getAll'] as const;
const KEYS_ALONE = ['getKey', 'getAllKeys', 'count'] as const;
const CURSORS = ['openCursor', 'openKeyCursor'] as const;
const ASKED = [...WITH_VALUES, ...KEYS_ALONE, ...CURSORS];

const sizeOf = (result: unknown): number =>
	Array.isArray(result) ? result.length : Number(result !== undefined);

/** Does some work and counts what it read, from all databases of the page. */
export async function readsOf(work: () => Promise<unknown>): Promise<StorageReads> {
	const prototype = IDBObjectStore.prototype as unknown as Record<(typeof ASKED)[number], Ask>;
	const sound = Object.fromEntries(ASKED.map((name) => [name, prototype[name]])) as typeof prototype;
	const reads = { records: 0, keys: 0, requests: 0 };
	for (const name of ASKED)
		prototype[name] = function (...given) {
			if (name === 'openCursor' || name === 'openKeyCursor') throw new Error(`Nobody counts ${name} here.`);
			const request = sound[name].apply(this, given);
			reads.requests += 1;
			const isWhole = name === 'get' || name === 'getAll';
			request.addEventListener('success', () => {
				reads[isWhole ? 'records' : 'keys'] += sizeOf(request.result);
			});
			return request;
		};
	try {
		await work();
	} finally {
		Object.assign(prototype, sound);
	}
	return reads;
}
