import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { claimsToPractise } from '#lib/domain/attempt/claims-to-practise.ts';
import { parseAttempt } from '#lib/formats/attempt.ts';
import { finishAttempt, recordResponse, responsesTo } from '#lib/domain/attempt/record-response.ts';
import { tallyAttempt } from '#lib/domain/attempt/tally-attempt.ts';
import type { ItemResponse } from '#lib/domain/item/item.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { keyOf } from '#lib/domain/item/rules.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';

const module = syntheticModule(60);

function begun(seed: number): Attempt {
	const quiz = generateQuiz(module, { items: 10 }, seed);
	if (!quiz.isOk) throw new Error('no quiz');
	const { module: _id, ...rest } = quiz.value;
	return { id: 'a', module: module.id, ...rest, sequence: 1, startedAt: 0, responses: [] };
}

function rightResponse(attempt: Attempt, place: number): ItemResponse {
	const item = attempt.items[place]!;
	const key = keyOf(indexModule(module), item)!;
	const isOrder = definitionOf(item.kind).form === 'order';
	return isOrder ? { kind: 'order', cards: key.key } : { kind: 'choice', choice: key.key[0]! };
}

function answerAll(attempt: Attempt, response: (place: number) => ItemResponse): Attempt {
	return attempt.items.reduce((grown, _, place) => {
		const recorded = recordResponse(grown, place, response(place), place);
		return recorded.isOk ? recorded.value : grown;
	}, attempt);
}

describe('recording a response', () => {
	it('appends and changes nothing that stands', () => {
		const before = begun(3);
		const after = recordResponse(before, 4, rightResponse(before, 4), 99);
		expect(before.responses).toEqual([]);
		expect(after.isOk && responsesTo(after.value, 4)).toEqual([rightResponse(before, 4)]);
		expect(after.isOk && { ...after.value, responses: [] }).toEqual(before);
	});

	it('takes two tries at an item, none after the end, none at an item that is not there', () => {
		const response: ItemResponse = { kind: 'choice', choice: 'x' };
		const twice = [1, 2].reduce((attempt) => {
			const recorded = recordResponse(attempt, 0, response, 0);
			return recorded.isOk ? recorded.value : attempt;
		}, begun(3));
		expect(recordResponse(twice, 0, response, 0)).toEqual({
			isOk: false,
			failure: { kind: 'no-tries-left' }
		});
		expect(recordResponse(twice, 10, response, 0)).toEqual({
			isOk: false,
			failure: { kind: 'no-such-item' }
		});
		const closed = finishAttempt(twice, 5);
		expect(recordResponse(closed, 1, response, 6)).toEqual({ isOk: false, failure: { kind: 'finished' } });
		expect(finishAttempt(closed, 7)).toBe(closed);
	});
});

describe('the tally', () => {
	it('is full when everything is right at the first try, and names nothing to read again', () => {
		fc.assert(
			fc.property(fc.nat({ max: 5000 }), (seed) => {
				const attempt = begun(seed);
				const tally = tallyAttempt(
					module,
					answerAll(attempt, (place) => rightResponse(attempt, place))
				);
				expect(tally).toMatchObject({ earned: 10, possible: 10, answered: 10, sourcesToReread: [] });
			}),
			{ numRuns: 60 }
		);
	});

	it('scores the first try, not the second', () => {
		const attempt = begun(8);
		const place = attempt.items.findIndex(({ kind }) => kind === 'supported-claim');
		const item = attempt.items[place]!;
		const wrong = item.shown.find((id) => id !== item.about[0])!;
		const first = recordResponse(attempt, place, { kind: 'choice', choice: wrong }, 0);
		const second = first.isOk && recordResponse(first.value, place, rightResponse(attempt, place), 1);
		if (!second || !second.isOk) throw new Error('not recorded');
		const tally = tallyAttempt(module, second.value);
		expect(tally.scores[place]).toEqual({ earned: 0, possible: 1 });
		expect(tally.sourcesToReread).toContain(item.about[0]!.split('#')[0]);
	});

	it('tells unanswered from wrong', () => {
		const tally = tallyAttempt(module, begun(8));
		expect(tally.scores.every((score) => score === 'unanswered')).toBe(true);
		expect(tally).toMatchObject({ earned: 0, possible: 10, answered: 0 });
	});

	it('takes no response of another form for an answer', () => {
		const attempt = begun(8);
		const foreign = answerAll(attempt, () => ({ kind: 'choice', choice: 'not-among-the-choices' }));
		expect(tallyAttempt(module, foreign).answered).toBe(0);
	});
});

describe('claims to prefer', () => {
	it('are all claims at first, and lose those that were right when asked last', () => {
		const attempt = begun(5);
		const all = claimsToPractise(module, []);
		expect(all).toHaveLength(60);
		const right = answerAll(attempt, (place) => rightResponse(attempt, place));
		const left = claimsToPractise(module, [right]);
		expect(left.length).toBeLessThan(all.length);
		const missed = answerAll({ ...attempt, id: 'b' }, (place) => ({
			kind: 'choice',
			choice: attempt.items[place]!.shown[0]!
		}));
		expect(claimsToPractise(module, [right, missed]).length).toBeGreaterThan(left.length);
	});
});

describe('a record from the door', () => {
	it('comes back as it was', () => {
		fc.assert(
			fc.property(fc.nat({ max: 500 }), (seed) => {
				const attempt = begun(seed);
				const grown = finishAttempt(
					answerAll(attempt, (place) => rightResponse(attempt, place)),
					12
				);
				expect(parseAttempt(JSON.parse(JSON.stringify(grown)))).toEqual({ isOk: true, value: grown });
			}),
			{ numRuns: 40 }
		);
	});

	it('is refused with the place of the fault, whatever it is, and never throws', () => {
		fc.assert(
			fc.property(fc.anything(), (record) => {
				expect(parseAttempt(record).isOk).toBe(false);
			})
		);
		const { hash: _hash, ...rest } = begun(1);
		expect(parseAttempt(rest)).toEqual({ isOk: false, failure: { kind: 'malformed', at: 'hash' } });
		const response = { item: 99, response: { kind: 'choice', choice: 'a' }, givenAt: 1 };
		expect(parseAttempt({ ...begun(1), responses: [response] }).isOk).toBe(false);
	});
});
