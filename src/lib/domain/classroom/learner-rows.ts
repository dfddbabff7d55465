import { compareText } from '../compare-text.ts';
import type { Assignment } from './assignment.ts';
import { canCount, type GradedHandIn } from './grade-hand-in.ts';
import type { Roster, RosterEntry } from './roster.ts';
import { sumShares, type PaperSums } from './score-share.ts';

/** How a learner stands with an assignment; of several the one to act on first. */
export type LearnerStatus = 'not-done' | 'needs-help' | 'after-end' | 'late' | 'done';

/** One learner in the class report. */
export interface LearnerRow {
	readonly entry: RosterEntry;
	readonly status: LearnerStatus;
	/** All that was handed in, in the order in which it counts. */
	readonly attempts: readonly GradedHandIn[];
	/** The one that counts, by the assignment's policy. */
	readonly counted?: GradedHandIn;
	/** What the counted one earned; all zero without one. */
	readonly sums: PaperSums;
	/** Shares of the points of the first and the last attempt that may count, from two on. */
	readonly firstAndLast?: readonly [first: number, last: number];
}

/** Under half of the points: a teacher should look. */
const NEEDS_HELP_BELOW = 0.5;

/** Points earned of points possible; undefined where nothing can be scored. */
export function pointsShare({ points, possible }: PaperSums): number | undefined {
	return possible === 0 ? undefined : points / possible;
}

const shareOf = (judged: GradedHandIn): number | undefined => pointsShare(sumShares(judged.shares));

/** The device counts, then the taker-in; sequence and id decide where both are equal. Clocks of devices never do. */
function inOrder(one: GradedHandIn, other: GradedHandIn): number {
	return (
		one.handIn.number - other.handIn.number ||
		one.receivedAt - other.receivedAt ||
		one.handIn.attempt.sequence - other.handIn.attempt.sequence ||
		compareText(one.handIn.attempt.id, other.handIn.attempt.id)
	);
}

/** Each attempt once: of several with one id the one received first, and of those the same one whatever the order. */
export function withoutDuplicates(judged: readonly GradedHandIn[]): GradedHandIn[] {
	const byAttempt = new Map<string, GradedHandIn>();
	const text = ({ handIn }: GradedHandIn): string => JSON.stringify(handIn);
	for (const next of judged) {
		const { id } = next.handIn.attempt;
		const known = byAttempt.get(id);
		const isFirst =
			!known ||
			next.receivedAt < known.receivedAt ||
			(next.receivedAt === known.receivedAt && compareText(text(next), text(known)) < 0);
		if (isFirst) byAttempt.set(id, next);
	}
	return [...byAttempt.values()];
}

/** Marks what only a look at the class shows: a paper of another learner's number, and one attempt too many. */
function markAll(
	assignment: Assignment,
	entry: RosterEntry,
	numbers: ReadonlySet<number>,
	judged: readonly GradedHandIn[]
): GradedHandIn[] {
	let counting = 0;
	return [...judged].sort(inOrder).map((each) => {
		const isOthers =
			assignment.seeds.kind === 'each' &&
			each.handIn.rosterNumber !== entry.number &&
			numbers.has(each.handIn.rosterNumber) &&
			!each.marks.includes('wrong-paper');
		if (isOthers) return { ...each, marks: [...each.marks, 'wrong-paper'] };
		if (!canCount(each)) return each;
		counting++;
		const isSurplus = assignment.attempts !== undefined && counting > assignment.attempts;
		return isSurplus ? { ...each, marks: [...each.marks, 'surplus'] } : each;
	});
}

function countedOf(assignment: Assignment, counting: readonly GradedHandIn[]): GradedHandIn | undefined {
	if (assignment.counts === 'first') return counting[0];
	if (assignment.counts === 'last') return counting.at(-1);
	return counting.reduce<GradedHandIn | undefined>(
		(best, next) => (best && (shareOf(best) ?? 0) >= (shareOf(next) ?? 0) ? best : next),
		undefined
	);
}

function statusOf(counted: GradedHandIn | undefined): LearnerStatus {
	if (!counted) return 'not-done';
	if ((shareOf(counted) ?? 1) < NEEDS_HELP_BELOW) return 'needs-help';
	if (counted.marks.includes('after-end')) return 'after-end';
	return counted.marks.includes('late') ? 'late' : 'done';
}

function rowOf(
	assignment: Assignment,
	entry: RosterEntry,
	numbers: ReadonlySet<number>,
	judged: readonly GradedHandIn[]
): LearnerRow {
	const attempts = markAll(assignment, entry, numbers, judged);
	const counting = attempts.filter(canCount);
	const counted = countedOf(assignment, counting);
	const [first, last] = [counting[0], counting.at(-1)].map((each) => each && shareOf(each));
	const row = { entry, status: statusOf(counted), attempts, sums: sumShares(counted?.shares ?? []) };
	return {
		...row,
		...(counted ? { counted } : {}),
		...(counting.length > 1 && first !== undefined && last !== undefined
			? { firstAndLast: [first, last] as const }
			: {})
	};
}

/** A row for each learner of the roster, in its order. */
export function learnerRows(
	assignment: Assignment,
	roster: Roster,
	handIns: readonly GradedHandIn[]
): LearnerRow[] {
	const byLearner = new Map<string, GradedHandIn[]>();
	for (const each of handIns) {
		const { learner } = each.handIn;
		byLearner.set(learner, [...(byLearner.get(learner) ?? []), each]);
	}
	const numbers = new Set(roster.entries.map(({ number }) => number));
	return roster.entries.map((entry) => rowOf(assignment, entry, numbers, byLearner.get(entry.learner) ?? []));
}
