import type { Item, ItemKey, ItemResponse, Score } from './item.ts';
import { definitionOf } from './kinds/registry.ts';
import { scoreOrder } from './partial-order.ts';

/** One point for a right choice; a choice that was not shown counts as not given. */
function scoreChoice(item: Item, { key }: ItemKey, choice: string): Score {
	return item.shown.includes(choice) ? { earned: key.includes(choice) ? 1 : 0, possible: 1 } : 'unanswered';
}

/** The score of one response; a response of another form than the item's counts as not given. */
export function scoreItem(item: Item, key: ItemKey, response: ItemResponse | undefined): Score {
	switch (definitionOf(item.kind).scoring) {
		case 'choice':
			return response?.kind === 'choice' ? scoreChoice(item, key, response.choice) : 'unanswered';
		case 'pairs':
			return response?.kind === 'order' ? scoreOrder(key.decidable, response.cards) : 'unanswered';
		case 'rubric':
			return 'unanswered';
	}
}

/** Whether responses to an item earn points. Those that are compared with levels do not. */
export const isScored = ({ kind }: Item): boolean => definitionOf(kind).scoring !== 'rubric';

/** A score as a share from 0 to 1; undefined if nothing was answered or nothing could be earned. */
export function shareOf(score: Score): number | undefined {
	return score === 'unanswered' || score.possible === 0 ? undefined : score.earned / score.possible;
}
