import { knownClassStore } from '../device/class-store.ts';
import type { Device } from '../device/device.svelte.ts';
import { openedAssignments } from '../learner/opened-assignments.ts';

/** When the next assignment on each module is due, of those opened on this device, in epoch milliseconds. */
export async function dueDates(device: Device, now: number): Promise<ReadonlyMap<string, number>> {
	const next = new Map<string, number>();
	// Whoever was never assigned anything gets no database for it.
	if (!(await knownClassStore())) return next;
	for (const { assignment } of await openedAssignments(device)) {
		const { module, dueAt } = assignment;
		if (dueAt !== undefined && dueAt > now) next.set(module, Math.min(dueAt, next.get(module) ?? dueAt));
	}
	return next;
}
