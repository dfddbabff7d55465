import { idbDevice, type DeviceStore } from '#lib/storage/device/device-store.ts';
import { resilientDevice } from '#lib/storage/device/resilient-device.ts';
import type { DeviceKeys } from '#lib/sync/device-key.ts';
import { CLASS_KEYS } from '#lib/formats/class-records.ts';
import type { Device } from './device.svelte.ts';

const NAME = 'sourcebook-class';

const shelves = new WeakMap<Device, DeviceStore>();

/** What this device stores of classes, in a database of its own that opens when a page first needs it. */
export function classStore(device: Device): DeviceStore {
	const known = shelves.get(device);
	if (known) return known;
	const shelf = resilientDevice(openClassStore(), (failure) => device.report('classes', failure));
	shelves.set(device, shelf);
	return shelf;
}

/** The class store itself, never the one in memory: what it holds outlives the tab. The first request creates it. */
export const openClassStore = (): DeviceStore => idbDevice(NAME);

/** The class store itself, if it exists. Where that cannot be known, it may. */
export async function knownClassStore(): Promise<DeviceStore | undefined> {
	// Missing in old browsers, whatever the types say.
	const factory: Partial<IDBFactory> | undefined = globalThis.indexedDB;
	const all = await factory?.databases?.().catch(() => undefined);
	return !all || all.some(({ name }) => name === NAME) ? openClassStore() : undefined;
}

/** After a write that did not go through it, the class store is read again. */
export const closeClassStore = (device: Device): unknown => shelves.delete(device);

// Of anything else no receipt could be made, now or later; a new pair takes its place.
const isPair = (value: unknown): value is CryptoKeyPair =>
	typeof value === 'object' &&
	value !== null &&
	'privateKey' in value &&
	'publicKey' in value &&
	value.privateKey instanceof CryptoKey &&
	value.publicKey instanceof CryptoKey;

/** The key with which this device signs receipts, kept in the class store. */
export function classStoreKeys(shelf: DeviceStore): DeviceKeys {
	const read = async (): Promise<CryptoKeyPair | undefined> => {
		const kept = await shelf.get(CLASS_KEYS.deviceKey);
		return isPair(kept) ? kept : undefined;
	};
	return {
		read,
		async keep(pair) {
			await shelf.change([CLASS_KEYS.deviceKey], (_, kept) => (isPair(kept) ? undefined : pair));
			return (await read()) ?? pair;
		}
	};
}
