import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { recordResponse } from '#lib/domain/attempt/record-response.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { topicOf } from '#lib/domain/item/rules.ts';
import { byTurn, reviewsIn } from '#lib/review/log.ts';
import { finishedQuiz, NOON, respond } from '../fixtures/reviews.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

const module = syntheticModule(60);
const content = indexModule(module);
const odd = (place: number): boolean => place % 2 === 1;
const quiz = (seed: number, id = 'a', sequence = 1): Attempt =>
	finishedQuiz(module, seed, { id, sequence, at: NOON, isKnown: odd });

describe('the log of reviews', () => {
	it('holds the first try at each item that turns on a claim or an order, graded by its score', () => {
		fc.assert(
			fc.property(fc.nat({ max: 3000 }), (seed) => {
				const attempt = quiz(seed);
				const expected = attempt.items.flatMap((item, place) => {
					const topic = topicOf(content, item);
					return topic ? [{ topic, item, grade: odd(place) ? 'good' : 'again', at: NOON + place }] : [];
				});
				expect(expected.length).toBeGreaterThan(3);
				expect(reviewsIn([attempt], [module])).toMatchObject(expected);
			}),
			{ numRuns: 50 }
		);
	});

	it('is not changed by second tries', () => {
		const { finishedAt: _, ...open } = quiz(7);
		const again = open.items.reduce((grown: Attempt, item, place) => {
			const recorded = recordResponse(grown, place, respond(module, item, !odd(place)), NOON + 50);
			return recorded.isOk ? recorded.value : grown;
		}, open);
		expect(again.responses).toHaveLength(20);
		expect(reviewsIn([{ ...again, finishedAt: NOON + 90 }], [module])).toEqual(
			reviewsIn([quiz(7)], [module])
		);
	});

	it('takes nothing from a quiz that is still open, and every answer of a review at once', () => {
		const { finishedAt: _, ...open } = quiz(7);
		expect(reviewsIn([open], [module])).toEqual([]);
		const origins = open.items.map(() => ({ module: module.id, hash: module.hash }));
		const review = { ...open, module: '~review', hash: '', code: '', origins };
		const log = reviewsIn([review], [module]);
		expect(log).toEqual(reviewsIn([quiz(7)], [module]));
		expect(log.length).toBeGreaterThan(0);
	});

	it('calls an order mastered from nine tenths of its pairs on', () => {
		const attempt = Array.from({ length: 40 }, (_, seed) => quiz(seed)).find(({ items }) =>
			items.some(({ kind, shown }) => kind === 'put-in-order' && shown.length === 6)
		)!;
		const place = attempt.items.findIndex(({ kind, shown }) => kind === 'put-in-order' && shown.length === 6);
		const right = respond(module, attempt.items[place]!, true);
		if (right.kind !== 'order') throw new Error('no order');
		const gradeOfMoving = (steps: number) => {
			const cards = [...right.cards];
			cards.splice(steps, 0, ...cards.splice(0, 1));
			const responses = [{ item: place, response: { kind: 'order' as const, cards }, givenAt: NOON }];
			return reviewsIn([{ ...attempt, responses }], [module])[0];
		};
		expect(gradeOfMoving(1)).toMatchObject({ share: 14 / 15, grade: 'good' });
		expect(gradeOfMoving(2)).toMatchObject({ share: 13 / 15, grade: 'again' });
	});

	it('passes over what the content no longer holds', () => {
		const attempt = quiz(3);
		const gone = { ...module, sources: module.sources.slice(0, 1), timeline: [] };
		const log = reviewsIn([attempt], [gone]);
		expect(log.every(({ item }) => item.about.some((id) => id.startsWith('source-0')))).toBe(true);
		expect(reviewsIn([attempt], [])).toEqual([]);
	});

	it('is in the order of the device’s count, whatever the clock said', () => {
		const later = finishedQuiz(module, 2, { id: 'a', sequence: 2, at: NOON - 1e9, isKnown: odd });
		const log = reviewsIn([later, quiz(1, 'b', 1)], [module]).sort(byTurn);
		expect(log.at(0)).toMatchObject({ attempt: 'b', sequence: 1 });
		expect(log.at(-1)).toMatchObject({ attempt: 'a', sequence: 2 });
	});
});
