import type { Device } from '#lib/state/device/device.svelte.ts';
import { ReviewSession } from '#lib/state/review/review-session.svelte.ts';
import { dueToday } from '#lib/ui/review/due-labels.ts';
import { loadedLessons } from './loaded-lessons.ts';

/** What is due for review today, in words; empty if nothing is. Brings the scheduler along: to be imported when asked. */
export async function dueMessage(device: Device): Promise<string> {
	const { due } = await ReviewSession.open(device, loadedLessons, Date.now());
	return due.claims + due.orders > 0 ? dueToday(due) : '';
}
