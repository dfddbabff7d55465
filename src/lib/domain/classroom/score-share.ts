import type { Item, ItemKey, ItemResponse } from '../item/item.ts';
import { isScored, scoreItem, shareOf } from '../item/score-item.ts';
import type { OrderScoring } from './assignment.ts';

/**
 * What one item earned of its point, from 0 to 1. Nothing answered is not zero to a reader of the report, and earns
 * nothing; what no key can score (a written response, an unknown edition) is out of points.
 */
export type ItemShare = number | 'unanswered' | 'unscored';

/** Half of the pairs stand right by chance: from there to all of them is what the learner knew. */
const CHANCE_OF_A_PAIR = 0.5;

const ORDER_SHARES: Readonly<Record<OrderScoring, (share: number) => number>> = {
	pairs: (share) => share,
	'all-or-nothing': (share) => (share === 1 ? 1 : 0),
	'chance-corrected': (share) => Math.max(0, (share - CHANCE_OF_A_PAIR) / (1 - CHANCE_OF_A_PAIR))
};

/** What a response earns of its item's point, with cards in order scored as the assignment says. */
export function scoreShare(
	item: Item,
	key: ItemKey | undefined,
	response: ItemResponse | undefined,
	order: OrderScoring
): ItemShare {
	if (!key || !isScored(item)) return 'unscored';
	const share = shareOf(scoreItem(item, key, response));
	if (share === undefined) return 'unanswered';
	return response?.kind === 'order' ? ORDER_SHARES[order](share) : share;
}

/** Sums of a paper: points earned, points possible, items answered, right, and in all. */
export interface PaperSums {
	readonly points: number;
	readonly possible: number;
	readonly answered: number;
	readonly correct: number;
	readonly items: number;
}

/** The sums of the shares of a paper. */
export function sumShares(shares: readonly ItemShare[]): PaperSums {
	const scored = shares.filter((share) => share !== 'unscored');
	const numbers = scored.filter((share) => share !== 'unanswered');
	return {
		points: numbers.reduce((sum, share) => sum + share, 0),
		possible: scored.length,
		answered: numbers.length,
		correct: numbers.filter((share) => share === 1).length,
		items: shares.length
	};
}
