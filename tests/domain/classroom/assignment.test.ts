import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentLink, readAssignmentLink } from '#lib/domain/classroom/assignment-link.ts';
import {
	isLate,
	mayBegin,
	mayShowFeedback,
	seedFor,
	type Assignment
} from '#lib/domain/classroom/assignment.ts';
import { assignments } from '../../fixtures/assignments.ts';

const numbers = fc.integer({ min: 1, max: 500 });
const failureOf = (text: string): string | undefined => {
	const read = readAssignmentLink(text);
	return read.isOk ? undefined : read.failure;
};

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

describe('a link', () => {
	it('brings the very assignment, fits a QR code, and is taken with its address and broken lines', () => {
		fc.assert(
			fc.property(assignments, (assignment) => {
				const link = assignmentLink(assignment);
				expect(link).toMatch(/^[\w-]+$/);
				expect(link.length).toBeLessThan(400);
				const mailed = `https://example.org/assigned#${link.slice(0, 40)}\r\n ${link.slice(40)}\n`;
				for (const text of [link, `#${link}`, mailed])
					expect(readAssignmentLink(text)).toEqual({ isOk: true, value: assignment });
			}),
			{ numRuns: 500 }
		);
	});

	it('is refused with any letter altered, lost or added', () => {
		fc.assert(
			fc.property(assignments, fc.nat(), fc.constantFrom(...'AZaz09-_'), (assignment, place, letter) => {
				const link = assignmentLink(assignment);
				const at = place % link.length;
				const altered = link.slice(0, at) + letter + link.slice(at + 1);
				if (altered !== link) expect(readAssignmentLink(altered).isOk).toBe(false);
				expect(readAssignmentLink(link.slice(0, at)).isOk).toBe(false);
				expect(readAssignmentLink(link + letter).isOk).toBe(false);
			})
		);
	});

	it('names no moment that a calendar does not hold, for no page could show it', () => {
		const [assignment] = fc.sample(assignments, 1);
		for (const dueAt of [8.64e15, -8.64e15])
			expect(readAssignmentLink(assignmentLink({ ...assignment!, dueAt }))).toMatchObject({
				value: { dueAt }
			});
		for (const dueAt of [8.64e15 + 1, -8.64e15 - 1, Number.MAX_SAFE_INTEGER])
			expect(failureOf(assignmentLink({ ...assignment!, dueAt }))).toBe('unknown-parts');
	});

	it('never throws, and says what a person can do', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readAssignmentLink(text)));
		fc.assert(fc.property(fc.stringMatching(/^1[\w-]*$/), (text) => void readAssignmentLink(text)));
		expect(failureOf('')).toBe('empty');
		expect(failureOf('https://example.org/a#')).toBe('empty');
		expect(failureOf('2abcdef')).toBe('later-version');
		expect(failureOf('1abc')).toBe('damaged');
	});
});
