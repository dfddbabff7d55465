import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceFrom, shuffle } from '#lib/domain/item/chance.ts';
import type { DatedCard } from '#lib/domain/item/item.ts';
import { startingOrder } from '#lib/domain/item/order-start.ts';
import {
	decidablePairs,
	fewestMoves,
	isFairSet,
	rightOrder,
	scoreOrder,
	undecidedPairs
} from '#lib/domain/item/partial-order.ts';

/** Cards with whole-numbered spans, some of which overlap. */
const cards = fc
	.array(fc.record({ start: fc.integer({ min: 0, max: 30 }), length: fc.integer({ min: 0, max: 6 }) }), {
		minLength: 4,
		maxLength: 6
	})
	.map((spans) =>
		spans.map(({ start, length }, place): DatedCard => ({
			id: `card-${place}`,
			text: '',
			earliest: start,
			latest: start + length
		}))
	);

const withPairs = cards.filter((list) => decidablePairs(list).length > 0);
const share = (list: readonly DatedCard[], order: readonly string[]): number => {
	const score = scoreOrder(decidablePairs(list), order);
	return score === 'unanswered' ? Number.NaN : score.earned / score.possible;
};
const orderOf = (list: readonly DatedCard[], seed: number): string[] =>
	shuffle(
		chanceFrom(seed),
		list.map(({ id }) => id)
	);

describe('the score of an order', () => {
	it('is 1 for a right order and 0 for its reverse', () => {
		fc.assert(
			fc.property(withPairs, (list) => {
				const right = rightOrder(list);
				expect(share(list, right)).toBe(1);
				expect(share(list, [...right].reverse())).toBe(0);
			})
		);
	});

	it('is the same for all orders that differ in undecidable pairs alone', () => {
		fc.assert(
			fc.property(withPairs, fc.nat(), (list, place) => {
				const order = rightOrder(list);
				const first = place % (order.length - 1);
				const [a, b] = [order[first], order[first + 1]];
				const isDecided = decidablePairs(list).some((pair) => pair.includes(a!) && pair.includes(b!));
				fc.pre(!isDecided);
				expect(share(list, order.toSpliced(first, 2, b!, a!))).toBe(1);
			})
		);
	});

	it('rises by exactly one pair when two neighbours in the wrong order are swapped', () => {
		fc.assert(
			fc.property(withPairs, fc.nat(), fc.nat(), (list, seed, place) => {
				const order = orderOf(list, seed);
				const first = place % (order.length - 1);
				const [a, b] = [order[first]!, order[first + 1]!];
				const decidable = decidablePairs(list);
				fc.pre(decidable.some(([before, after]) => before === b && after === a));
				const gained = share(list, order.toSpliced(first, 2, b, a)) - share(list, order);
				expect(gained).toBeCloseTo(1 / decidable.length);
			})
		);
	});

	it('never leaves 0 to 1, and is unanswered for no cards at all', () => {
		fc.assert(
			fc.property(withPairs, fc.nat(), (list, seed) => {
				const value = share(list, orderOf(list, seed));
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(1);
			})
		);
		expect(scoreOrder([['a', 'b']], [])).toBe('unanswered');
	});
});

describe('the fewest cards to move', () => {
	it('are none for a right order, and moving just them makes any order right', () => {
		fc.assert(
			fc.property(withPairs, fc.nat(), (list, seed) => {
				const decidable = decidablePairs(list);
				expect(fewestMoves(decidable, rightOrder(list))).toEqual([]);
				const order = orderOf(list, seed);
				const moved = fewestMoves(decidable, order);
				const stay = order.filter((id) => !moved.includes(id));
				const kept = decidable.filter(([a, b]) => stay.includes(a) && stay.includes(b));
				expect(scoreOrder(kept, stay)).toEqual({ earned: kept.length, possible: kept.length });
				expect(moved.length === 0).toBe(share(list, order) === 1);
			})
		);
	});
});

describe('undecided pairs', () => {
	it('are exactly those that are not decidable', () => {
		fc.assert(
			fc.property(cards, (list) => {
				const [decided, open] = [decidablePairs(list), undecidedPairs(list)];
				expect(decided.length + open.length).toBe((list.length * (list.length - 1)) / 2);
				for (const [a, b] of open)
					expect(decided.some((pair) => pair.includes(a) && pair.includes(b))).toBe(false);
			})
		);
	});
});

describe('the starting order', () => {
	it('is never right and never starts with a card that can be the right first one', () => {
		fc.assert(
			fc.property(withPairs, fc.nat(), (list, seed) => {
				const order = startingOrder(list, chanceFrom(seed));
				expect([...order].sort()).toEqual(list.map(({ id }) => id).sort());
				expect(share(list, order)).toBeLessThan(1);
				expect(decidablePairs(list).some(([, after]) => after === order[0])).toBe(true);
			})
		);
	});
});

describe('a fair set', () => {
	const card = (id: string, earliest: number, latest: number): DatedCard => ({
		id,
		text: '',
		earliest,
		latest
	});

	it('has at least four of five pairs decidable', () => {
		const apart = [0, 10, 20, 30, 40].map((start) => card(`c${start}`, start, start));
		expect(isFairSet(apart)).toBe(true);
		expect(isFairSet([...apart.slice(0, 3), card('wide', 0, 40), card('late', 41, 41)])).toBe(false);
	});

	it('keeps two days apart that are known to the day', () => {
		const day = 24 * 60 * 60 * 1000;
		const days = (gap: number) =>
			[0, 1, 2, 3, 4].map((n) => card(`d${n}`, n * gap * day, n * gap * day + day - 1));
		expect(isFairSet(days(1))).toBe(false);
		expect(isFairSet(days(2))).toBe(true);
	});
});
