import { compareText } from '../compare-text.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import type { Assignment } from './assignment.ts';
import type { GradedHandIn } from './grade-hand-in.ts';
import { itemHealth, type ItemHealth } from './item-health.ts';
import { learnerRows, withoutDuplicates, type LearnerRow, type LearnerStatus } from './learner-rows.ts';
import { openClaims, type OpenClaim } from './open-claims.ts';
import type { Roster } from './roster.ts';

/** First against last attempt, of the learners who made more than one. */
interface Progress {
	readonly learners: number;
	/** Mean shares of the points. */
	readonly first: number;
	readonly last: number;
}

/** What a teacher learns of one assignment. It is derived whenever it is looked at and never stored. */
export interface ClassReport {
	readonly assignment: Assignment;
	readonly learners: readonly LearnerRow[];
	readonly statuses: Readonly<Record<LearnerStatus, number>>;
	/** Hand-ins of learners who are not on the roster: kept and shown, not counted. */
	readonly strangers: readonly GradedHandIn[];
	readonly items: readonly ItemHealth[];
	readonly claims: readonly OpenClaim[];
	readonly progress?: Progress;
}

function progressOf(rows: readonly LearnerRow[]): { progress?: Progress } {
	const pairs = rows.flatMap(({ firstAndLast }) => (firstAndLast ? [firstAndLast] : []));
	if (pairs.length === 0) return {};
	const mean = (list: readonly number[]): number => list.reduce((sum, share) => sum + share, 0) / list.length;
	const [first, last] = [mean(pairs.map((pair) => pair[0])), mean(pairs.map((pair) => pair[1]))];
	return { progress: { learners: pairs.length, first, last } };
}

function countStatuses(rows: readonly LearnerRow[]): Record<LearnerStatus, number> {
	const counts = { 'not-done': 0, 'needs-help': 0, 'after-end': 0, late: 0, done: 0 };
	for (const { status } of rows) counts[status]++;
	return counts;
}

/**
 * The report of an assignment, the same in browser and server: it depends neither on the order of the hand-ins nor
 * on how often one is given. `module` is the edition that the assignment names; without it nothing is said about
 * items and claims.
 */
export function classReport(
	assignment: Assignment,
	roster: Roster,
	judged: readonly GradedHandIn[],
	module: LessonModule | undefined
): ClassReport {
	const once = withoutDuplicates(judged.filter(({ handIn }) => handIn.assignment === assignment.id));
	const learners = learnerRows(assignment, roster, once);
	const known = new Set(roster.entries.map(({ learner }) => learner));
	const papers = learners.flatMap(({ counted }) =>
		counted && module && counted.handIn.attempt.hash === module.hash ? [counted] : []
	);
	return {
		assignment,
		learners,
		statuses: countStatuses(learners),
		strangers: once
			.filter(({ handIn }) => !known.has(handIn.learner))
			.sort(
				(one, other) =>
					one.receivedAt - other.receivedAt || compareText(one.handIn.attempt.id, other.handIn.attempt.id)
			),
		items: module ? itemHealth(module, papers) : [],
		claims: module ? openClaims(module, papers) : [],
		...progressOf(learners)
	};
}
