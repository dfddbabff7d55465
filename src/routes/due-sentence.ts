import { loadModule } from '#lib/content/load-module.ts';
import type { Device } from '#lib/state/device.svelte.ts';
import { ReviewDesk } from '#lib/state/review-desk.svelte.ts';
import { dueToday } from '#lib/ui/words-review.ts';

/** What is due for review today, in words; empty if nothing is. Brings the scheduler along: to be imported when asked. */
export async function dueSentence(device: Device): Promise<string> {
	const { due } = await ReviewDesk.open(device, (id) => loadModule(id, fetch), Date.now());
	return due.claims + due.orders > 0 ? dueToday(due) : '';
}
