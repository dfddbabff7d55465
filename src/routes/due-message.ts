import type { Device } from '#lib/state/device/device.svelte.ts';
import { ReviewDesk } from '#lib/state/review/review-session.svelte.ts';
import { dueToday } from '#lib/ui/review/due-labels.ts';
import { lessonsHere } from './loaded-lessons.ts';

/** What is due for review today, in words; empty if nothing is. Brings the scheduler along: to be imported when asked. */
export async function dueSentence(device: Device): Promise<string> {
	const { due } = await ReviewDesk.open(device, lessonsHere, Date.now());
	return due.claims + due.orders > 0 ? dueToday(due) : '';
}
