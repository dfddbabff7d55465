import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredClaims } from '#lib/domain/attempt/answered-claims.ts';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { finishAttempt, recordResponse } from '#lib/domain/attempt/record-response.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { keyOf } from '#lib/domain/item/rules.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';

const module = syntheticModule(60);
const content = indexModule(module);
const sources = module.sources.map(({ id }) => id);

/** What is done at an item: nothing, its key, or another choice. */
const moves = fc.array(fc.record({ item: fc.nat({ max: 9 }), isRight: fc.boolean() }), { maxLength: 24 });
type Moves = { readonly item: number; readonly isRight: boolean }[];

function begun(seed: number): Attempt {
	const quiz = generateQuiz(module, { items: 10, kind: 'supported-claim' }, seed);
	if (!quiz.isOk) throw new Error('no quiz');
	const { module: _id, ...rest } = quiz.value;
	return { id: `a${seed}`, module: module.id, ...rest, sequence: seed + 1, startedAt: 0, responses: [] };
}

function play(attempt: Attempt, done: Moves): Attempt {
	return done.reduce((grown, { item: place, isRight }) => {
		const item = grown.items[place]!;
		const [right = ''] = keyOf(content, item)!.key;
		const choice = isRight ? right : item.shown.find((id) => id !== right)!;
		const recorded = recordResponse(grown, place, { kind: 'choice', choice }, 1);
		return recorded.isOk ? recorded.value : grown;
	}, attempt);
}

const seenIn = (attempts: readonly Attempt[]) =>
	new Map(
		sources.flatMap((id) =>
			answeredClaims(module, id, attempts).answered.map(({ claim, isRight }) => [claim.id, isRight] as const)
		)
	);
const claimOf = (attempt: Attempt, place: number): string => attempt.items[place]!.about[0]!;

describe('the claims on a document’s page', () => {
	it('are none before anything was answered, however many quizzes were opened', () => {
		for (const id of sources) {
			const { answered, unanswered } = answeredClaims(module, id, [begun(1), finishAttempt(begun(2), 3)]);
			expect(answered).toEqual([]);
			expect(unanswered).toBe(content.sources.get(id)!.claims.length);
		}
	});

	it('are exactly those whose items are over, and with the counted ones all there are', () => {
		fc.assert(
			fc.property(fc.nat({ max: 300 }), moves, fc.boolean(), (seed, done, isFinished) => {
				const played = play(begun(seed), done);
				const attempt = isFinished ? finishAttempt(played, 9) : played;
				const over = attempt.items.flatMap((_, place) => {
					const mine = attempt.responses.filter(({ item }) => item === place);
					const right = mine.some(({ response }) =>
						response.kind === 'choice' ? response.choice === claimOf(attempt, place) : false
					);
					return mine.length > 1 || right || (isFinished && mine.length > 0) ? [claimOf(attempt, place)] : [];
				});
				expect([...seenIn([attempt]).keys()].sort()).toEqual([...new Set(over)].sort());
				for (const id of sources) {
					const { answered, unanswered } = answeredClaims(module, id, [attempt]);
					expect(answered.length + unanswered).toBe(content.sources.get(id)!.claims.length);
					expect(answered.every(({ claim }) => claim.source === id)).toBe(true);
				}
			}),
			{ numRuns: 150 }
		);
	});

	it('never become fewer as a quiz goes on or another is taken', () => {
		fc.assert(
			fc.property(fc.nat({ max: 300 }), moves, fc.nat({ max: 24 }), moves, (seed, done, upTo, others) => {
				const before = seenIn([play(begun(seed), done.slice(0, upTo))]);
				const after = seenIn([play(begun(seed), done), play(begun(seed + 1), others)]);
				for (const id of before.keys()) expect(after.has(id)).toBe(true);
			}),
			{ numRuns: 80 }
		);
	});

	it('tell how the last quiz went, and there the first try', () => {
		const attempt = begun(4);
		const wrongThenRight = play(attempt, [
			{ item: 0, isRight: false },
			{ item: 0, isRight: true }
		]);
		const right = play({ ...attempt, id: 'later' }, [{ item: 0, isRight: true }]);
		expect(seenIn([wrongThenRight]).get(claimOf(attempt, 0))).toBe(false);
		expect(seenIn([wrongThenRight, right]).get(claimOf(attempt, 0))).toBe(true);
		expect(seenIn([right, wrongThenRight]).get(claimOf(attempt, 0))).toBe(false);
	});

	it('stay unseen while a second try is open', () => {
		const open = play(begun(4), [{ item: 0, isRight: false }]);
		expect(seenIn([open]).size).toBe(0);
		expect(seenIn([finishAttempt(open, 5)]).size).toBe(1);
	});

	it('know nothing of quizzes on another module', () => {
		const elsewhere = { ...play(begun(4), [{ item: 0, isRight: true }]), module: 'another' };
		expect(seenIn([elsewhere]).size).toBe(0);
	});
});
