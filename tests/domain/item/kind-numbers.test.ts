import { expect, it } from 'vitest';
import { ITEM_KINDS } from '#lib/domain/item/item.ts';
import { kindOfNumber, numberOfKind } from '#lib/domain/item/kind-numbers.ts';

const PRINTED = [
	'supported-claim',
	'find-evidence',
	'code-name',
	'who-holds',
	'supported-or-not',
	'which-source',
	'sourcing',
	'context',
	'corroborate',
	'place-one',
	'put-in-order',
	'two-clocks',
	'written'
];

it('a kind keeps the number under which codes and links were printed', () => {
	expect(PRINTED.map((_, place) => kindOfNumber(place + 1))).toEqual(PRINTED);
});

it('every kind has a number of its own that fits six bits, and a mixture has none', () => {
	const numbers = ITEM_KINDS.map(numberOfKind);
	expect(new Set(numbers).size).toBe(ITEM_KINDS.length);
	for (const number of numbers) expect(number).toBeGreaterThan(0);
	for (const number of numbers) expect(number).toBeLessThan(64);
	expect([numberOfKind(undefined), kindOfNumber(0), kindOfNumber(63)]).toEqual([0, undefined, undefined]);
});
