import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveCard, placeAfterKey } from '#lib/ui/item/move-card.ts';

test('a moved card stands where it was put, and the others keep their order', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 6 }),
			fc.nat(),
			fc.nat(),
			(cards, a, b) => {
				const [from, to] = [a % cards.length, b % cards.length];
				const moved = moveCard(cards, from, to);
				const card = cards[from];
				expect(moved[to]).toBe(card);
				expect(moved.filter((each) => each !== card)).toEqual(cards.filter((each) => each !== card));
			}
		)
	);
});

test('places beyond the ends mean the ends, and a card that is not there moves nothing', () => {
	expect(moveCard(['a', 'b', 'c'], 0, 9)).toEqual(['b', 'c', 'a']);
	expect(moveCard(['a', 'b', 'c'], 2, -1)).toEqual(['c', 'a', 'b']);
	expect(moveCard(['a', 'b'], 5, 0)).toEqual(['a', 'b']);
});

test('arrows, Home and End move a held card within the list; other keys move nothing', () => {
	expect(['ArrowUp', 'ArrowDown', 'Home', 'End'].map((key) => placeAfterKey(key, 2, 5))).toEqual([
		1, 3, 0, 4
	]);
	expect(placeAfterKey('ArrowUp', 0, 5)).toBe(0);
	expect(placeAfterKey('ArrowDown', 4, 5)).toBe(4);
	for (const key of ['Tab', 'a', 'ArrowLeft', 'toString']) expect(placeAfterKey(key, 2, 5)).toBeUndefined();
});
