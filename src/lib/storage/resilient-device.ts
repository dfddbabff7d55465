import { memoryDevice, type DeviceStore } from './device-store.ts';
import { Guard, PATIENCE } from './guard.ts';
import type { StorageTrouble } from './trouble.ts';

/** A device store that falls back to memory and tells when the one below fails. */
export function resilientDevice(
	below: DeviceStore,
	tell: (trouble: StorageTrouble) => void,
	patience = PATIENCE
): DeviceStore {
	const memory = memoryDevice();
	const guard = new Guard(tell, patience);
	return {
		get: async (key) => (await memory.get(key)) ?? (await guard.ask(() => below.get(key)))?.value,
		async keep(key, value) {
			await memory.keep(key, value);
			await guard.ask(() => below.keep(key, value));
		}
	};
}
