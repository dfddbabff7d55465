import { delMany, get, promisifyRequest, set } from 'idb-keyval';
import { openStore } from './open-store.ts';

/** Small things about reading on this device: settings, how far a section was read, the item a quiz stands at. */
export interface DeviceStore {
	get(key: string): Promise<unknown>;
	keep(key: string, value: unknown): Promise<void>;
	/** Everything kept, by key; or what is kept under keys that begin like this. */
	all(start?: string): Promise<ReadonlyMap<string, unknown>>;
	/** Keeps what `make` makes of each of these kept values, all or none. `undefined` leaves one as it is. */
	change(keys: readonly string[], make: (key: string, kept: unknown) => unknown): Promise<void>;
	/** Forgets what is kept under these keys. */
	drop(keys: readonly string[]): Promise<void>;
}

/** A store in IndexedDB. */
export function idbDevice(databaseName = 'sourcebook-device'): DeviceStore {
	const store = openStore(databaseName, 'device');
	return {
		get: (key) => get<unknown>(key, store),
		keep: (key, value) => set(key, value, store),
		all: (start = '') =>
			store('readonly', async (records) => {
				// No key of ours goes on with that character.
				const range = IDBKeyRange.bound(start, `${start}\uffff`);
				const [keys, values] = await Promise.all([
					promisifyRequest(records.getAllKeys(range)),
					promisifyRequest<unknown[]>(records.getAll(range))
				]);
				return new Map(keys.map((key, place) => [String(key), values[place]]));
			}),
		change: (keys, make) =>
			store('readwrite', async (records) => {
				const isOver = promisifyRequest(records.transaction);
				const kept = await Promise.all(keys.map((key) => promisifyRequest<unknown>(records.get(key))));
				const made = keys.map((key, place) => ({ key, value: make(key, kept[place]) }));
				for (const { key, value } of made) if (value !== undefined) records.put(value, key);
				await isOver;
			}),
		drop: (keys) => delMany([...keys], store)
	};
}

/** A store that lasts as long as the tab. */
export function memoryDevice(): DeviceStore {
	const kept = new Map<string, unknown>();
	return {
		get: async (key) => kept.get(key),
		async keep(key, value) {
			kept.set(key, value);
		},
		all: async (start = '') => new Map([...kept].filter(([key]) => key.startsWith(start))),
		async change(keys, make) {
			const made = keys.map((key) => ({ key, value: make(key, kept.get(key)) }));
			for (const { key, value } of made) if (value !== undefined) kept.set(key, value);
		},
		async drop(keys) {
			for (const key of keys) kept.delete(key);
		}
	};
}
