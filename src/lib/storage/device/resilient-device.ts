import { memoryDevice, type DeviceStore } from './device-store.ts';
import { Guard, type OnFailure } from './storage-guard.ts';

/** A device store that falls back to memory, and reports it, when the one below fails. */
export function resilientDevice(below: DeviceStore, onFailure: OnFailure, timeoutMs?: number): DeviceStore {
	const memory = memoryDevice();
	const guard = new Guard(onFailure, timeoutMs);
	return {
		get: async (key) => (await memory.get(key)) ?? (await guard.ask(() => below.get(key)))?.value,
		async keep(key, value) {
			await memory.keep(key, value);
			await guard.ask(() => below.keep(key, value));
		},
		async all(start) {
			const kept = (await guard.ask(() => below.all(start)))?.value ?? [];
			return new Map([...kept, ...(await memory.all(start))]);
		},
		async change(keys, make) {
			const known = new Map<string, unknown>();
			const isKept = await guard.ask(() =>
				below.change(keys, (key, kept) => {
					const value = make(key, kept);
					known.set(key, value ?? kept);
					return value;
				})
			);
			if (!isKept) await memory.change(keys, make);
			else for (const [key, value] of known) if (value !== undefined) await memory.keep(key, value);
		},
		async drop(keys) {
			await memory.drop(keys);
			await guard.ask(() => below.drop(keys));
		}
	};
}
