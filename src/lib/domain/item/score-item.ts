import type { Item, ItemKey, ItemResponse, Score } from './item.ts';
import { scoreOrder } from './partial-order.ts';

/** One point for a right choice. It knows the response and the key, nothing else. */
function scoreChoice(key: readonly string[], choice: string): Score {
	return { earned: key.includes(choice) ? 1 : 0, possible: 1 };
}

/**
 * The score of one response. Order items count pairs; a written response is marked by a reader and has no score; a
 * response of another form than the item's counts as not given.
 */
export function scoreItem(item: Item, key: ItemKey, response: ItemResponse | undefined): Score {
	if (!response || response.kind === 'written') return 'unanswered';
	const isOrder = item.kind === 'put-in-order' || item.kind === 'two-clocks';
	if (response.kind === 'order') return isOrder ? scoreOrder(key.decidable, response.cards) : 'unanswered';
	return isOrder || !item.shown.includes(response.choice)
		? 'unanswered'
		: scoreChoice(key.key, response.choice);
}

/** A score as a share from 0 to 1; undefined if nothing was answered or nothing could be earned. */
export function shareOf(score: Score): number | undefined {
	return score === 'unanswered' || score.possible === 0 ? undefined : score.earned / score.possible;
}
