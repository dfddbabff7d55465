import { shuffle, type Chance } from './chance.ts';
import type { DatedCard } from './item.ts';
import { decidablePairs, rightOrder, scoreOrder } from './partial-order.ts';

const TRIES = 60;

/**
 * The order in which cards are laid out: a shuffle that is not right and does not start with a card that can be the
 * right first one. Falls back to the reverse of the right order, which is neither.
 */
export function startingOrder(cards: readonly DatedCard[], chance: Chance): string[] {
	const decidable = decidablePairs(cards);
	const hasEarlier = new Set(decidable.map(([, after]) => after));
	const ids = rightOrder(cards);
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const order = shuffle(chance, ids);
		const score = scoreOrder(decidable, order);
		const isRight = score !== 'unanswered' && score.earned === score.possible;
		if (!isRight && hasEarlier.has(order[0] ?? '')) return order;
	}
	return ids.reverse();
}
