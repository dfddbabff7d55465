import { createStore, get, set } from 'idb-keyval';

/** Small things about reading on this device: settings, how far a section was read, the item a quiz stands at. */
export interface DeviceStore {
	get(key: string): Promise<unknown>;
	keep(key: string, value: unknown): Promise<void>;
}

/** A store in IndexedDB. */
export function idbDevice(databaseName = 'sourcebook-device'): DeviceStore {
	const store = createStore(databaseName, 'device');
	return { get: (key) => get<unknown>(key, store), keep: (key, value) => set(key, value, store) };
}

/** A store that lasts as long as the tab. */
export function memoryDevice(): DeviceStore {
	const kept = new Map<string, unknown>();
	return {
		get: async (key) => kept.get(key),
		async keep(key, value) {
			kept.set(key, value);
		}
	};
}
