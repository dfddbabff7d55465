import { idbDevice, type DeviceStore } from '#lib/storage/device/device-store.ts';
import { resilientDevice } from '#lib/storage/device/resilient-device.ts';
import type { DeviceKeys } from '#lib/sync/device-key.ts';
import { CLASS_KEYS } from '#lib/formats/class-records.ts';
import type { Device } from './device.svelte.ts';

const NAME = 'sourcebook-class';

const shelves = new WeakMap<Device, DeviceStore>();

/** What this device keeps of classes: opened when a room first asks for it, in a database of its own. */
export function classStore(device: Device): DeviceStore {
	const known = shelves.get(device);
	if (known) return known;
	const shelf = resilientDevice(openClassStore(), (failure) => device.report('classes', failure));
	shelves.set(device, shelf);
	return shelf;
}

/** The shelf as it is, without memory in its place: what it holds outlives the tab. Asking it anything makes it. */
export const openClassStore = (): DeviceStore => idbDevice(NAME);

/** The shelf as it is, if there is one. Where nobody can say, there may be. */
export async function knownClassStore(): Promise<DeviceStore | undefined> {
	// Missing in old browsers, whatever the types say.
	const factory: Partial<IDBFactory> | undefined = globalThis.indexedDB;
	const all = await factory?.databases?.().catch(() => undefined);
	return !all || all.some(({ name }) => name === NAME) ? openClassStore() : undefined;
}

/** After something was written past it, a shelf is read anew. */
export const closeClassStore = (device: Device): unknown => shelves.delete(device);

// Of anything else no receipt could be made, now or later; a new pair takes its place.
const isPair = (value: unknown): value is CryptoKeyPair =>
	typeof value === 'object' &&
	value !== null &&
	'privateKey' in value &&
	'publicKey' in value &&
	value.privateKey instanceof CryptoKey &&
	value.publicKey instanceof CryptoKey;

/** The key with which this device signs receipts, kept on its shelf. */
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
