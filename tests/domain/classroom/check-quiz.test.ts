import { GENERATOR_VERSION } from '#lib/domain/quiz/quiz.ts';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { checkQuiz, checkStored } from '#lib/domain/classroom/check-quiz.ts';
import { checkForReport } from '#lib/domain/classroom/check-without-drawing.ts';
import { classReport } from '#lib/domain/classroom/class-report.ts';
import type { FinishedAttempt, HandIn } from '#lib/domain/classroom/hand-in.ts';
import { gradeHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import type { Blueprint } from '#lib/domain/quiz/blueprint.ts';
import { ITEM_KINDS } from '#lib/domain/item/item.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { keyOf } from '#lib/domain/item/rules.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { aHandIn, anAssignment, aRoster, classModule } from '../../fixtures/classroom.ts';
import { secondModule } from '../../fixtures/second-module.ts';
import { shipped } from '../../fixtures/shipped.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';

const LATER = GENERATOR_VERSION + 1;

vi.mock('#lib/domain/quiz/generate-quiz.ts', { spy: true });

const each = anAssignment({ seeds: { kind: 'each', seed: 7 } });
const withAttempt = (handIn: HandIn, parts: Partial<FinishedAttempt>): HandIn => ({
	...handIn,
	attempt: { ...handIn.attempt, ...parts }
});

describe('at reception', () => {
	it('the quiz that is drawn again is the assigned one, and of another generator whatever that one draws', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 9 }), (learner, number) => {
				const handIn = aHandIn(each, { learner, number });
				expect(checkQuiz(each, handIn, classModule)).toBe('assigned');
				for (const generator of [0, LATER, 99]) {
					const other = withAttempt(handIn, { generator });
					expect(checkQuiz(each, other, classModule)).toBe('other-generator');
				}
			}),
			{ numRuns: 40 }
		);
	});

	it('whatever this generator draws from the shipped lessons is taken from another generator too', () => {
		const seen = new Set<string>();
		for (const module of [...shipped, secondModule(60), syntheticModule(60)]) {
			const kinds: Blueprint[] = ITEM_KINDS.map((kind) => ({ items: 1, kind }));
			for (const blueprint of [{ items: 20 }, ...kinds])
				for (const seed of [1, 2, 3]) {
					const drawn = generateQuiz(module, blueprint, seed);
					if (!drawn.isOk) continue;
					const parts = {
						module: module.id,
						hash: module.hash,
						blueprint,
						seeds: { kind: 'same', seed }
					} as const;
					const handIn = withAttempt(aHandIn(anAssignment()), { ...drawn.value, generator: LATER });
					expect(checkQuiz(anAssignment(parts), handIn, module)).toBe('other-generator');
					drawn.value.items.forEach(({ kind }) => seen.add(kind));
				}
		}
		// Nothing of the kind “sourcing” is drawn any more.
		expect([...seen].sort()).toEqual(ITEM_KINDS.filter((kind) => kind !== 'sourcing').sort());
	});

	it('no device chooses its own quiz by claiming another generator, as far as that can be seen', () => {
		const assignment = anAssignment({ blueprint: { items: 5, kind: 'supported-claim' } });
		const handIn = withAttempt(aHandIn(assignment), { generator: LATER });
		expect(checkQuiz(assignment, handIn, classModule)).toBe('other-generator');
		const [first, ...rest] = handIn.attempt.items;
		const key = keyOf(indexModule(classModule), first!)!.key;
		const [otherKind] = aHandIn(anAssignment({ blueprint: { items: 1, kind: 'who-holds' } })).attempt.items;
		const instead = (...items: HandIn['attempt']['items']) => withAttempt(handIn, { items });
		const forged: HandIn[] = [
			withAttempt(handIn, { seed: 8 }),
			withAttempt(handIn, { module: 'another' }),
			withAttempt(handIn, { blueprint: { items: 5 } }),
			withAttempt(handIn, { blueprint: { items: 4, kind: 'supported-claim' } }),
			instead(...rest),
			instead(...rest, rest[0]!),
			// The same question again under another id, with its choices in another order.
			instead(...rest, { ...rest[0]!, id: 'new', shown: rest[0]!.shown.toReversed() }),
			instead(otherKind!, ...rest),
			instead({ ...first!, about: ['not-in-the-module'] }, ...rest),
			instead({ ...first!, shown: key }, ...rest),
			instead({ ...first!, shown: [...key, ...key] }, ...rest),
			instead({ ...first!, shown: first!.shown.filter((id) => !key.includes(id)) }, ...rest)
		];
		expect(forged.map((each) => checkQuiz(assignment, each, classModule))).toEqual(
			forged.map(() => 'wrong-quiz')
		);
		const anothers = { ...withAttempt(aHandIn(each, { learner: 2 }), { generator: LATER }), rosterNumber: 1 };
		expect(checkQuiz(each, anothers, classModule)).toBe('wrong-quiz');
	});

	it('without its edition all but the seed waits', () => {
		const handIn = aHandIn(each);
		expect(checkQuiz(each, handIn, undefined)).toBe('undecided');
		expect(checkQuiz(each, handIn, { ...classModule, hash: 'newer' })).toBe('undecided');
		expect(checkQuiz(each, withAttempt(handIn, { seed: 1 }), undefined)).toBe('wrong-quiz');
	});
});

describe('what was stored without a check', () => {
	const handIn = aHandIn(each);
	const forged = withAttempt(handIn, { items: handIn.attempt.items.toReversed() });

	it('is decided once, by drawing it where the generator is the same', () => {
		expect(checkStored(each, handIn, classModule, undefined)).toBe('assigned');
		expect(checkStored(each, forged, classModule, undefined)).toBe('wrong-quiz');
		for (const stored of ['assigned', 'other-generator', 'wrong-quiz'] as const)
			expect(checkStored(each, forged, classModule, stored)).toBeUndefined();
	});

	it('is trusted where an earlier generator drew it, and only then', () => {
		const earlier = withAttempt(handIn, { generator: 0 });
		expect(checkStored(each, earlier, classModule, undefined)).toBe('assigned');
		expect(checkStored(each, withAttempt(earlier, { seed: 1 }), classModule, undefined)).toBe('wrong-quiz');
		const later = withAttempt(handIn, { generator: LATER });
		expect(checkStored(each, later, classModule, undefined)).toBe('other-generator');
		// Received since, when only its edition was missing.
		expect(checkStored(each, earlier, classModule, 'undecided')).toBe('other-generator');
	});

	it('waits for its edition, and is shown by what can be compared until then', () => {
		expect(checkStored(each, handIn, undefined, undefined)).toBeUndefined();
		expect(checkStored(each, handIn, undefined, 'undecided')).toBeUndefined();
		expect(checkForReport(each, handIn, classModule, undefined)).toBe('assigned');
		expect(checkForReport(each, withAttempt(handIn, { seed: 1 }), undefined, undefined)).toBe('wrong-quiz');
	});
});

it('a report draws no quiz', () => {
	const handIns = [1, 2, 3].map((learner) => aHandIn(each, { learner }));
	vi.mocked(generateQuiz).mockClear();
	const judged = handIns.map((handIn, place) =>
		gradeHandIn(each, handIn, classModule, {
			receivedAt: 1,
			quizCheck: ([undefined, 'undecided', 'assigned'] as const)[place]
		})
	);
	const { learners } = classReport(each, aRoster(3), judged, classModule);
	expect(learners.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
	expect(generateQuiz).not.toHaveBeenCalled();
});
