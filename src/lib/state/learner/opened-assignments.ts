import { CLASS_KEYS, parseKept, type KeptAssignment } from '#lib/formats/class-records.ts';
import { classStore } from '../device/class-store.ts';
import type { Device } from '../device/device.svelte.ts';

export type { KeptAssignment };

/** Assignments that were opened on this device, the latest first. */
export async function openedAssignments(device: Device): Promise<KeptAssignment[]> {
	const all = [...(await classStore(device).all())];
	const kept = all.flatMap(([key, record]) =>
		key.startsWith(CLASS_KEYS.opened('')) ? (parseKept(record) ?? []) : []
	);
	return kept.sort((one, other) => other.keptAt - one.keptAt);
}
