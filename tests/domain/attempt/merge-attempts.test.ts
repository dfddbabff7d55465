import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { areCopies, bySequence, fullerCopy } from '#lib/domain/attempt/merge-attempts.ts';
import { finishAttempt, recordResponse } from '#lib/domain/attempt/record-response.ts';
import type { ItemResponse } from '#lib/domain/item/item.ts';
import { freshAttempt } from '../../fixtures/attempts.ts';

const response: fc.Arbitrary<ItemResponse> = fc.oneof(
	fc.record({ kind: fc.constant('choice' as const), choice: fc.constantFrom('a', 'b', 'c') }),
	fc.record({
		kind: fc.constant('order' as const),
		cards: fc.constantFrom(['x', 'y'], ['y', 'x'])
	}),
	fc.record({
		kind: fc.constant('written' as const),
		text: fc.string({ maxLength: 5 }),
		level: fc.constantFrom(1 as const, 2 as const, 3 as const)
	})
);
const step = fc.record({ item: fc.nat({ max: 2 }), response, givenAt: fc.nat({ max: 3 }) });
const steps = fc.array(step, { maxLength: 6 });
type Step = { item: number; response: ItemResponse; givenAt: number };

const grown = (from: Attempt, by: readonly Step[]): Attempt =>
	by.reduce((attempt, { item, response, givenAt }) => {
		const recorded = recordResponse(attempt, item, response, givenAt);
		return recorded.isOk ? recorded.value : attempt;
	}, from);

const maybeFinished = (attempt: Attempt, finishedAt: number | undefined): Attempt =>
	finishedAt === undefined ? attempt : finishAttempt(attempt, finishedAt);

const moment = fc.option(fc.nat({ max: 2 }), { nil: undefined });
/** Copies of one sitting: some grew out of each other, some grew apart. */
const copy = fc
	.tuple(steps, moment)
	.map(([by, finishedAt]) => maybeFinished(grown(freshAttempt('one'), by), finishedAt));

const merged = (copies: readonly Attempt[]): Attempt => copies.reduce(fullerCopy);

describe('of two copies of one attempt', () => {
	it('the one that grew out of the other stays', () => {
		fc.assert(
			fc.property(steps, steps, moment, (first, more, finishedAt) => {
				const before = grown(freshAttempt('one'), first);
				const after = maybeFinished(grown(before, more), finishedAt);
				expect(fullerCopy(before, after)).toEqual(after);
				expect(fullerCopy(after, before)).toEqual(after);
			})
		);
	});

	it('one stays whole: they are never mixed or added up', () => {
		fc.assert(
			fc.property(copy, copy, (a, b) => {
				expect([a, b]).toContainEqual(fullerCopy(a, b));
			})
		);
	});

	it('the one with more responses stays, of equally many a finished one', () => {
		fc.assert(
			fc.property(copy, copy, (a, b) => {
				const stays = fullerCopy(a, b);
				expect(stays.responses.length).toBe(Math.max(a.responses.length, b.responses.length));
				const fullest = [a, b].filter(({ responses }) => responses.length === stays.responses.length);
				const isAnyFinished = fullest.some(({ finishedAt }) => finishedAt !== undefined);
				expect(stays.finishedAt !== undefined).toBe(isAnyFinished);
			})
		);
	});
});

describe('merging copies', () => {
	it('gives the same whoever asks whom, in any order, any number of times', () => {
		fc.assert(
			fc.property(copy, copy, copy, (a, b, c) => {
				expect(fullerCopy(a, a)).toEqual(a);
				expect(fullerCopy(a, b)).toEqual(fullerCopy(b, a));
				expect(fullerCopy(fullerCopy(a, b), c)).toEqual(fullerCopy(a, fullerCopy(b, c)));
			}),
			{ numRuns: 500 }
		);
	});

	it('gives the same for every order of many', () => {
		const shuffled = fc
			.array(copy, { minLength: 1, maxLength: 6 })
			.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
		fc.assert(
			fc.property(shuffled, ([one, other]) => {
				expect(merged(one)).toEqual(merged(other));
			})
		);
	});
});

describe('copies', () => {
	it('are told from attempts that only bear the same id', () => {
		const one = freshAttempt('one');
		expect(
			areCopies(one, grown(one, [{ item: 0, response: { kind: 'choice', choice: 'a' }, givenAt: 1 }]))
		).toBe(true);
		expect(areCopies(one, { ...one, seed: 2 })).toBe(false);
		expect(areCopies(one, { ...one, items: one.items.slice(1) })).toBe(false);
		expect(areCopies(one, { ...one, sequence: 2 })).toBe(false);
		const origins = one.items.map(() => ({ module: one.module, hash: one.hash }));
		expect(areCopies(one, { ...one, origins })).toBe(false);
		expect(areCopies({ ...one, origins }, { ...one, origins: [...origins] })).toBe(true);
	});

	it('of one number are ordered by their id, the same everywhere', () => {
		const [a, b] = [freshAttempt('a'), freshAttempt('b')];
		expect([b, a].sort(bySequence)).toEqual([a, b]);
		expect([{ ...a, sequence: 2 }, b].sort(bySequence)).toEqual([b, { ...a, sequence: 2 }]);
	});
});
