/** How much was read from IndexedDB: records with what is in them, and how often anything was asked. */
export interface StorageReads {
	readonly records: number;
	readonly keys: number;
	readonly requests: number;
}

type Ask = (this: unknown, ...given: unknown[]) => IDBRequest<unknown>;

const WITH_VALUES = ['get', 'getAll'] as const;
const KEYS_ALONE = ['getKey', 'getAllKeys', 'count', 'openKeyCursor'] as const;
const CURSORS = ['openCursor'] as const;
const ASKED = [...WITH_VALUES, ...KEYS_ALONE, ...CURSORS];

const sizeOf = (result: unknown): number =>
	Array.isArray(result) ? result.length : Number(result !== undefined && result !== null);

type Prototype = Record<(typeof ASKED)[number], Ask>;

/** Does some work and counts what it read, from all databases of the page. */
export async function readsOf(work: () => Promise<unknown>): Promise<StorageReads> {
	const reads = { records: 0, keys: 0, requests: 0 };
	const mend = [IDBObjectStore.prototype, IDBIndex.prototype].map((prototype) =>
		watch(prototype as unknown as Prototype, reads)
	);
	try {
		await work();
	} finally {
		for (const undo of mend) undo();
	}
	return reads;
}

/** Counts what is asked of all stores or of all indexes. A cursor counts each time that it finds a key. */
function watch(prototype: Prototype, reads: { records: number; keys: number; requests: number }): () => void {
	const sound = Object.fromEntries(ASKED.map((name) => [name, prototype[name]]));
	for (const name of ASKED) {
		const ask = prototype[name];
		prototype[name] = function (...given) {
			if (name === 'openCursor') throw new Error(`Nobody counts ${name} here.`);
			const request = ask.apply(this, given);
			reads.requests += 1;
			const isWhole = name === 'get' || name === 'getAll';
			request.addEventListener('success', () => {
				reads[isWhole ? 'records' : 'keys'] += sizeOf(request.result);
			});
			return request;
		};
	}
	return () => Object.assign(prototype, sound);
}
