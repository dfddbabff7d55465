/**
 * @guarantee No score is accepted from a client, and a quiz that was not assigned does not count.
 * @guarantee A hand-in after the end set by the teacher is stored, counted, and named late in the report and the gradebook.
 */
import { GENERATOR_VERSION } from '#lib/domain/quiz/quiz.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyAttempt } from '#lib/domain/attempt/tally-attempt.ts';
import type { OrderScoring } from '#lib/domain/classroom/assignment.ts';
import { checkQuiz } from '#lib/domain/classroom/check-quiz.ts';
import { isSameHandIn, type HandIn } from '#lib/domain/classroom/hand-in.ts';
import { canCount, gradeHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import type { QuizCheck } from '#lib/domain/classroom/quiz-check.ts';
import { scoreShare, sumShares } from '#lib/domain/classroom/score-share.ts';
import { chanceFrom, shuffle } from '#lib/domain/item/chance.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { keyOf } from '#lib/domain/item/rules.ts';
import { aHandIn, anAssignment, classModule, isOrder, responseTo } from '../../fixtures/classroom.ts';

const assignment = anAssignment({ attempts: 2, dueAt: 100_000 });
const each = anAssignment({ seeds: { kind: 'each', seed: 7 } });
const marksOf = (handIn: HandIn, receivedAt = 0, given = assignment) =>
	gradeHandIn(given, handIn, classModule, {
		receivedAt,
		quizCheck: checkQuiz(given, handIn, classModule)
	}).marks;
const withAttempt = (handIn: HandIn, parts: Partial<HandIn['attempt']>): HandIn => ({
	...handIn,
	attempt: { ...handIn.attempt, ...parts }
});

describe('a hand-in is marked', () => {
	const sound = aHandIn(assignment);

	it('with nothing if it is what was asked for', () => {
		expect(marksOf(sound)).toEqual([]);
		for (const learner of [1, 2, 40])
			for (const number of [1, 2, 9])
				expect(marksOf(aHandIn(each, { learner, number }), 0, each)).toEqual([]);
	});

	it.each([
		[60_000, 100_000, []],
		[60_000, 100_001, ['arrived-late']],
		[100_001, 100_002, ['late']],
		// A clock that runs ahead costs nothing to those whose work was received in time.
		[900_000, 90_000, []]
	])('finished at %i and received at %i: %j', (finishedAt, receivedAt, marks) => {
		expect(marksOf(aHandIn(assignment, { finishedAt }), receivedAt)).toEqual(marks);
	});

	it.each([
		['open still', 90_000, 95_000, undefined, []],
		['received in time, by a clock that runs ahead', 900_000, 50_000, 60_000, []],
		['received at the very moment', 60_000, 60_000, 60_000, []],
		['done before and received after', 50_000, 70_000, 60_000, ['arrived-late']],
		['done after the end and before it was due', 61_000, 70_000, 60_000, ['after-end']],
		['done after both', 120_000, 130_000, 60_000, ['late', 'after-end']],
		['late, and on its way while it was ended', 110_000, 130_000, 120_000, ['late']],
		['due before it was ended and received after both', 90_000, 130_000, 120_000, ['arrived-late']]
	])('by the end that the teacher set: %s', (_, finishedAt, receivedAt, endedAt, marks) => {
		const handIn = aHandIn(assignment, { finishedAt });
		const judged = gradeHandIn(assignment, handIn, classModule, { receivedAt, endedAt });
		expect(judged.marks).toEqual(marks);
		expect(judged.receivedAt).toBe(receivedAt);
		// Whenever it came, it is scored and may count.
		expect(judged.shares).toEqual(gradeHandIn(assignment, handIn, classModule, { receivedAt: 0 }).shares);
		expect(canCount(judged)).toBe(true);
	});

	it('as surplus, of another module, of an unknown or another edition', () => {
		expect(marksOf(aHandIn(assignment, { number: 3 }))).toEqual(['surplus']);
		expect(marksOf(withAttempt(sound, { module: 'another' }))).toEqual(['not-assigned']);
		expect(gradeHandIn(assignment, sound, undefined, { receivedAt: 0 }).marks).toEqual(['unknown-version']);
		const newer = { ...classModule, hash: 'newer' };
		const made = withAttempt(sound, { hash: 'newer' });
		expect(gradeHandIn(assignment, made, newer, { receivedAt: 0 }).marks).toContain('other-version');
		expect(gradeHandIn(assignment, made, classModule, { receivedAt: 0 }).marks).toEqual(['unknown-version']);
	});

	it('as made with another version of the app, and counts', () => {
		const other = withAttempt(sound, { generator: GENERATOR_VERSION + 1 });
		const quizCheck = checkQuiz(assignment, other, classModule);
		const judged = gradeHandIn(assignment, other, classModule, { receivedAt: 0, quizCheck });
		expect(judged.marks).toEqual(['other-generator']);
		expect(canCount(judged)).toBe(true);
		expect(sumShares(judged.shares)).toMatchObject({ points: 10, possible: 10 });
	});

	it('by what was decided at reception, whatever would be drawn today', () => {
		const [first, second, ...rest] = sound.attempt.items;
		const forged = withAttempt(sound, { items: [second!, first!, ...rest] });
		const marks = (handIn: HandIn, quizCheck: QuizCheck) =>
			gradeHandIn(assignment, handIn, classModule, { receivedAt: 0, quizCheck }).marks;
		expect(marks(forged, 'assigned')).toEqual([]);
		expect(marks(sound, 'wrong-quiz')).toEqual(['wrong-paper']);
		// Where it could not be decided, what can be compared without a generator decides.
		expect(marks(sound, 'undecided')).toEqual(['other-generator']);
		expect(marks(withAttempt(sound, { seed: 8 }), 'undecided')).toEqual(['wrong-paper']);
	});

	it('as the wrong paper if anything in it is not what the seed draws', () => {
		const [first, second, ...rest] = sound.attempt.items;
		const other = { ...first!, about: second!.about };
		const forged: HandIn[] = [
			withAttempt(sound, { seed: 8 }),
			withAttempt(sound, { code: 'AAAA-AAAA-AAAA-AAAA' }),
			withAttempt(sound, { items: [second!, first!, ...rest] }),
			withAttempt(sound, { items: [first!, ...rest] }),
			withAttempt(sound, { items: [other, second!, ...rest] }),
			withAttempt(sound, { items: [{ ...first!, kind: 'written' }, second!, ...rest] }),
			withAttempt(sound, { items: [{ ...first!, shown: first!.shown.slice(0, 1) }, second!, ...rest] })
		];
		for (const handIn of forged) expect(marksOf(handIn)).toEqual(['wrong-paper']);
		const anothers = { ...aHandIn(each, { learner: 2 }), rosterNumber: 1 };
		expect(marksOf(anothers, 0, each)).toEqual(['wrong-paper']);
	});
});

describe('a hand-in is scored', () => {
	it('again from its first responses, and a score sent with it is not looked at', () => {
		fc.assert(
			fc.property(fc.nat(10), fc.nat(10_000), fc.nat(10), (skill, chance, unanswered) => {
				const handIn = aHandIn(assignment, { skill, chance, unanswered });
				const boast = { ...handIn, score: 1, attempt: { ...handIn.attempt, earned: 99, score: 1 } };
				const judged = gradeHandIn(assignment, boast, classModule, { receivedAt: 0 });
				const sums = sumShares(judged.shares);
				const tally = tallyAttempt(classModule, handIn.attempt);
				expect(sums.points).toBeCloseTo(tally.earned);
				expect(sums).toMatchObject({ possible: tally.possible, answered: tally.answered, items: 10 });
				expect(gradeHandIn(assignment, handIn, classModule, { receivedAt: 0 }).shares).toEqual(judged.shares);
			})
		);
	});

	it('by pairs, all or nothing, or with chance taken off', () => {
		const item = aHandIn(assignment).attempt.items.find(isOrder)!;
		const key = keyOf(indexModule(classModule), item)!;
		const share = (cards: readonly string[], order: OrderScoring) =>
			scoreShare(item, key, { kind: 'order', cards }, order);
		expect(share(key.key, 'chance-corrected')).toBe(1);
		expect(share(key.key, 'all-or-nothing')).toBe(1);
		expect(share([...key.key].reverse(), 'chance-corrected')).toBe(0);
		const [a, b, ...rest] = key.key;
		const pairs = share([b!, a!, ...rest], 'pairs');
		expect(pairs).toBeGreaterThan(0);
		expect(share([b!, a!, ...rest], 'all-or-nothing')).toBe(0);
		expect(share([b!, a!, ...rest], 'chance-corrected')).toBeCloseTo(Math.max(0, 2 * Number(pairs) - 1));
	});

	it('with a mean of nearly nothing for shuffled cards, once chance is taken off; choices stay as they are', () => {
		const { items } = aHandIn(assignment).attempt;
		const chance = chanceFrom(1);
		for (const item of items) {
			const key = keyOf(indexModule(classModule), item)!;
			const response = isOrder(item)
				? { kind: 'order' as const, cards: shuffle(chance, item.shown) }
				: responseTo(item, false, chance);
			const [plain, corrected] = (['pairs', 'chance-corrected'] as const).map((order) =>
				scoreShare(item, key, response, order)
			);
			if (isOrder(item)) expect(Number(corrected)).toBeLessThanOrEqual(Number(plain));
			else expect(corrected).toBe(plain);
		}
	});

	it('as unanswered without a response, and not at all without its edition', () => {
		const empty = aHandIn(assignment, { unanswered: 10 });
		expect(gradeHandIn(assignment, empty, classModule, { receivedAt: 0 }).shares).toEqual(
			Array(10).fill('unanswered')
		);
		expect(gradeHandIn(assignment, empty, undefined, { receivedAt: 0 }).shares).toEqual(
			Array(10).fill('unscored')
		);
	});
});

describe('two hand-ins of one attempt', () => {
	it('are the same only if everything in them is', () => {
		const one = aHandIn(assignment, { skill: 5 });
		expect(isSameHandIn(one, structuredClone(one))).toBe(true);
		const others: HandIn[] = [
			{ ...one, learner: 'learner-2' },
			{ ...one, assignment: 'another' },
			{ ...one, number: 2 },
			{ ...one, rosterNumber: 2 },
			{ ...one, from: 'paper' },
			withAttempt(one, { responses: one.attempt.responses.slice(1) }),
			withAttempt(one, { seed: 9 }),
			withAttempt(one, { finishedAt: 1 })
		];
		for (const other of others) expect(isSameHandIn(one, other)).toBe(false);
	});
});
