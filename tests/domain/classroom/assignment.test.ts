import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	isLate,
	mayBegin,
	mayShowFeedback,
	seedFor,
	type Assignment
} from '#lib/domain/classroom/assignment.ts';
import { assignments } from '../../fixtures/assignments.ts';

const numbers = fc.integer({ min: 1, max: 500 });

describe('the seed of a paper', () => {
	it('is one for all, or one for each learner and attempt', () => {
		fc.assert(
			fc.property(assignments, numbers, numbers, (assignment, learner, attempt) => {
				const seed = seedFor(assignment, learner, attempt);
				expect(seed).toBe(seed >>> 0);
				if (assignment.seeds.kind === 'same') expect(seed).toBe(assignment.seeds.seed);
				else expect(seedFor(assignment, learner, attempt)).toBe(seed);
			})
		);
	});

	it('differs for every learner and attempt of a class, and stays what it was', () => {
		const each = { seeds: { kind: 'each', seed: 12345 } } as Assignment;
		const all = Array.from({ length: 500 }, (_, learner) =>
			[1, 2, 3].map((attempt) => seedFor(each, learner + 1, attempt))
		).flat();
		expect(new Set(all).size).toBe(1500);
		// Papers that are out there are made again from these numbers for ever.
		expect(all.slice(0, 3)).toEqual([seedFor(each, 1, 1), seedFor(each, 1, 2), seedFor(each, 1, 3)]);
		expect(seedFor(each, 1, 1)).toBe(SEED_OF_FIRST);
	});
});

const SEED_OF_FIRST = 805_188_312;

describe('what an assignment allows', () => {
	const due = { attempts: 2, dueAt: 100 };

	it('counts attempts, and takes late ones', () => {
		expect([0, 1, 2].map((made) => mayBegin(due as Assignment, made))).toEqual([true, true, false]);
		expect(mayBegin({} as Assignment, 50)).toBe(true);
		expect([99, 100, 101].map((moment) => isLate(due as Assignment, moment))).toEqual([false, false, true]);
		expect(isLate({} as Assignment, 1e15)).toBe(false);
	});

	it.each([
		['after-each', 100, [true, true, true, true]],
		['at-end', 100, [false, true, false, true]],
		['after-due', 100, [false, false, false, true]],
		['after-due', undefined, [false, true, false, true]]
	] as const)('shows what was right %s, due at %s', (feedback, dueAt, shown) => {
		const assignment = { feedback, ...(dueAt === undefined ? {} : { dueAt }) } as Assignment;
		const asked = [50, 101].flatMap((now) =>
			[false, true].map((end) => mayShowFeedback(assignment, now, end))
		);
		expect(asked).toEqual(shown);
	});
});
