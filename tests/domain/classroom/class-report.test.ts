/** @guarantee A report depends on neither the order nor the duplicates of hand-ins. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { classReport } from '#lib/domain/classroom/class-report.ts';
import { gradeHandIn, type GradedHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import { correlation } from '#lib/domain/classroom/item-health.ts';
import { chanceFrom, shuffle } from '#lib/domain/item/chance.ts';
import { scoreItem } from '#lib/domain/item/score-item.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { keyOf } from '#lib/domain/item/rules.ts';
import { aHandIn, anAssignment, aRoster, classModule, responseTo } from '../../fixtures/classroom.ts';

const judged = (assignment: Assignment, sitting: Parameters<typeof aHandIn>[1], receivedAt = 70_000) =>
	gradeHandIn(assignment, aHandIn(assignment, sitting), classModule, { receivedAt });

const classes = fc.record({
	counts: fc.constantFrom('first' as const, 'best' as const, 'last' as const),
	kind: fc.constantFrom('same' as const, 'each' as const),
	allowed: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
	sittings: fc.array(
		fc.record({
			learner: fc.integer({ min: 1, max: 8 }),
			number: fc.integer({ min: 1, max: 3 }),
			skill: fc.nat(10),
			unanswered: fc.nat(3),
			receivedAt: fc.integer({ min: 60_000, max: 90_000 })
		}),
		{ maxLength: 14 }
	)
});
type Class = typeof classes extends fc.Arbitrary<infer C> ? C : never;

function made({ counts, kind, allowed, sittings }: Class): { assignment: Assignment; all: GradedHandIn[] } {
	const assignment = anAssignment({
		counts,
		seeds: { kind, seed: 7 },
		dueAt: 75_000,
		...(allowed === undefined ? {} : { attempts: allowed })
	});
	const all = sittings.map(({ receivedAt, ...sitting }, place) =>
		judged(assignment, { ...sitting, id: `attempt-${place}`, finishedAt: receivedAt - 1 }, receivedAt)
	);
	return { assignment, all };
}

const roster = aRoster(6);

/** The same by the plainest loops, from the responses alone. */
function plainly(assignment: Assignment, all: readonly GradedHandIn[]) {
	return roster.entries.map(({ learner }) => {
		const own = all.filter(({ handIn }) => handIn.learner === learner);
		own.sort((a, b) => {
			if (a.handIn.number !== b.handIn.number) return a.handIn.number < b.handIn.number ? -1 : 1;
			if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? -1 : 1;
			return a.handIn.attempt.id < b.handIn.attempt.id ? -1 : 1;
		});
		const most = assignment.attempts ?? 1000;
		const allowed = own.filter(({ handIn }) => handIn.number <= most).slice(0, most);
		const points = allowed.map(({ handIn: { attempt } }) => {
			let sum = 0;
			for (const [place, item] of attempt.items.entries()) {
				const given = attempt.responses.find((response) => response.item === place);
				const score = scoreItem(item, keyOf(indexModule(classModule), item)!, given?.response);
				if (score !== 'unanswered' && score.possible > 0) sum += score.earned / score.possible;
			}
			return sum;
		});
		const at = { first: 0, last: points.length - 1, best: points.indexOf(Math.max(...points)) };
		const place = at[assignment.counts];
		const counted = allowed[place];
		const isLate = counted !== undefined && counted.handIn.attempt.finishedAt > 75_000;
		const status = !counted ? 'not-done' : points[place]! < 5 ? 'needs-help' : isLate ? 'late' : 'done';
		return { learner, attempts: own.length, points: points[place] ?? 0, status };
	});
}

describe('a class report', () => {
	it('is the same whatever the order of hand-ins and however often one comes', () => {
		fc.assert(
			fc.property(classes, fc.nat(), (group, seed) => {
				const { assignment, all } = made(group);
				const chance = chanceFrom(seed);
				const again = shuffle(chance, [...all, ...all.filter(() => chance.below(2) === 0)]);
				const report = classReport(assignment, roster, all, classModule);
				expect(classReport(assignment, roster, again, classModule)).toEqual(report);
				const later = again.map((each) => ({ ...each, receivedAt: each.receivedAt + 5 }));
				expect(classReport(assignment, roster, [...later, ...all], classModule)).toEqual(report);
			}),
			{ numRuns: 60 }
		);
	});

	it('says what a plain recomputation says', () => {
		fc.assert(
			fc.property(classes, (group) => {
				const { assignment, all } = made(group);
				const { learners, strangers } = classReport(assignment, roster, all, classModule);
				const told = learners.map(({ entry, attempts, sums, status }) => ({
					learner: entry.learner,
					attempts: attempts.length,
					points: sums.points,
					status
				}));
				expect(told).toEqual(plainly(assignment, all));
				const known = learners.reduce((sum, { attempts }) => sum + attempts.length, 0);
				expect(known + strangers.length).toBe(all.length);
			}),
			{ numRuns: 60 }
		);
	});

	it('keeps and marks what does not count', () => {
		const assignment = anAssignment({ attempts: 1, seeds: { kind: 'each', seed: 7 } });
		const all = [
			judged(assignment, { learner: 1, id: 'a' }, 1),
			judged(assignment, { learner: 1, id: 'b' }, 2),
			// The paper of number 1, handed in as learner 2.
			{
				...judged(assignment, { learner: 1, id: 'c' }),
				handIn: { ...aHandIn(assignment, { learner: 1, id: 'c' }), learner: 'learner-2' }
			},
			judged(assignment, { learner: 99, id: 'd' })
		];
		const report = classReport(assignment, aRoster(2), all, classModule);
		expect(report.learners.map(({ attempts }) => attempts.map(({ marks }) => marks))).toEqual([
			[[], ['surplus']],
			[['wrong-paper']]
		]);
		expect(report.learners.map(({ status }) => status)).toEqual(['done', 'not-done']);
		expect(report.strangers).toHaveLength(1);
	});

	it('counts what was done after the end, and says so', () => {
		const assignment = anAssignment();
		const at = { receivedAt: 70_000, endedAt: 50_000 };
		const all = [1, 2].map((learner) =>
			gradeHandIn(assignment, aHandIn(assignment, { learner, finishedAt: learner * 45_000 }), classModule, at)
		);
		const { learners, statuses } = classReport(assignment, aRoster(2), all, classModule);
		expect(learners.map(({ status }) => status)).toEqual(['done', 'after-end']);
		expect(statuses).toEqual({ 'not-done': 0, 'needs-help': 0, 'after-end': 1, late: 0, done: 1 });
		expect(learners.map(({ counted }) => counted?.marks)).toEqual([['arrived-late'], ['after-end']]);
		expect(learners.map(({ sums }) => sums.answered)).toEqual([10, 10]);
	});

	it('compares first and last attempts of those who made more than one', () => {
		const assignment = anAssignment();
		const all = [
			judged(assignment, { learner: 1, number: 1, unanswered: 10 }),
			judged(assignment, { learner: 1, number: 2 }),
			judged(assignment, { learner: 2 })
		];
		const { progress } = classReport(assignment, aRoster(2), all, classModule);
		expect(progress).toEqual({ learners: 1, first: 0, last: 1 });
	});
});

describe('the health of items', () => {
	const assignment = anAssignment();
	const item = aHandIn(assignment).attempt.items.find(({ kind }) => kind === 'supported-claim')!;
	const place = aHandIn(assignment).attempt.items.findIndex(({ id }) => id === item.id);
	const wrong = item.shown.find((choice) => !keyOf(indexModule(classModule), item)!.key.includes(choice))!;

	/** So many learners took the key, so many one distractor. */
	function healthOf(right: number, astray: number) {
		const all = Array.from({ length: right + astray }, (_, at) => {
			const handIn = aHandIn(assignment, { learner: at + 1, skill: 6, chance: at });
			const response = at < right ? responseTo(item, true) : { kind: 'choice' as const, choice: wrong };
			const responses = handIn.attempt.responses.map((given) =>
				given.item === place ? { ...given, response } : given
			);
			return gradeHandIn(assignment, { ...handIn, attempt: { ...handIn.attempt, responses } }, classModule, {
				receivedAt: 0
			});
		});
		const report = classReport(assignment, aRoster(right + astray), all, classModule);
		return { report, health: report.items.find((each) => each.item.id === item.id)! };
	}

	it('counts choices and shares, and flags a key that fewer take than a distractor once enough answered', () => {
		const { health } = healthOf(4, 8);
		expect(health).toMatchObject({ asked: 12, answered: 12 });
		expect(health.shareRight).toBeCloseTo(1 / 3);
		expect(health.choices.find(({ isKey }) => isKey)?.taken).toBe(4);
		expect(health.findings).toContainEqual({ concern: 'key-below-distractor', needs: 10, isSure: true });
		expect(health.findings).toContainEqual({ concern: 'choice-not-taken', needs: 20, isSure: false });
		expect(healthOf(1, 2).health.findings).toContainEqual({
			concern: 'key-below-distractor',
			needs: 10,
			isSure: false
		});
		expect(healthOf(8, 4).health.findings.map(({ concern }) => concern)).not.toContain(
			'key-below-distractor'
		);
	});

	it('names claims that the class does not hold, with the source to read again', () => {
		const { report } = healthOf(1, 9);
		const open = report.claims.find(({ claim }) => item.about.includes(claim) || item.shown.includes(claim));
		expect(open).toBeDefined();
		expect(classModule.sources.some(({ id }) => id === open?.source)).toBe(true);
		expect(report.claims.map(({ share }) => share)).toEqual(
			report.claims.map(({ share }) => share).toSorted((a, b) => a - b)
		);
	});

	it('correlates as the textbook does', () => {
		const pairs = fc.array(fc.tuple(fc.constantFrom(0, 0.5, 1), fc.float({ min: 0, max: 1, noNaN: true })), {
			maxLength: 40
		});
		fc.assert(
			fc.property(pairs, (list) => {
				const found = correlation(list);
				if (found === undefined) return;
				const n = list.length;
				const [x, y] = [list.map(([a]) => a), list.map(([, b]) => b)];
				const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
				const product = total(list.map(([a, b]) => a * b));
				const spread = (values: readonly number[]): number =>
					Math.sqrt(n * total(values.map((value) => value * value)) - total(values) ** 2);
				expect(found).toBeGreaterThanOrEqual(-1.000001);
				expect(found).toBeLessThanOrEqual(1.000001);
				expect(found).toBeCloseTo((n * product - total(x) * total(y)) / (spread(x) * spread(y)), 3);
			})
		);
		expect(
			correlation([
				[1, 1],
				[0, 0],
				[1, 1]
			])
		).toBeCloseTo(1);
		expect(
			correlation([
				[1, 0],
				[1, 1]
			])
		).toBeUndefined();
	});
});
