import type { Interval } from '../content/interval.ts';
import type { TimelineEvent } from '../content/lesson-module.ts';
import { chanceFrom, seedFromText, shuffle } from './chance.ts';
import type { DatedCard } from './item.ts';
import { decidablePairs, isFairSet } from './partial-order.ts';

/** An event as a card, dated by when it happened or by when a city learned of it. */
export function eventCard(event: TimelineEvent, date: Interval = event.when): DatedCard {
	return { id: event.id, text: event.text, earliest: date.earliest, latest: date.latest };
}

// A module has some dozen events. Of a much longer line a window is drawn from, so that a draw stays cheap and the
// cards belong together.
const WINDOW = 24;

/**
 * Fair sets of cards, drawn by a chance that depends on the cards alone, so that a module always has the same ones.
 * Looks at no more than `tries` draws: the cost does not grow with the number of possible sets.
 */
export function fairSets(
	cards: readonly DatedCard[],
	size: number,
	most: number,
	tries = most * 6
): DatedCard[][] {
	if (cards.length < size) return [];
	const chance = chanceFrom(seedFromText(`${size} ${cards.map(({ id }) => id).join(' ')}`));
	const sets = new Map<string, DatedCard[]>();
	for (let attempt = 0; attempt < tries && sets.size < most; attempt++) {
		const start = chance.below(Math.max(1, cards.length - WINDOW + 1));
		const drawn = new Set(shuffle(chance, cards.slice(start, start + WINDOW)).slice(0, size));
		const set = cards.filter((card) => drawn.has(card));
		if (isFairSet(set)) sets.set(set.map(({ id }) => id).join(' '), set);
	}
	return [...sets.values()];
}

/** Whether every pair of a set is decidable: there is exactly one right order. */
export function isStrict(cards: readonly DatedCard[]): boolean {
	return decidablePairs(cards).length === (cards.length * (cards.length - 1)) / 2;
}
