import type { ClassReport } from '#lib/domain/classroom/class-report.ts';
import type { GradedHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import { pointsShare, type LearnerRow, type LearnerStatus } from '#lib/domain/classroom/learner-rows.ts';
import { csvOf, isoTime, rounded, type Cell } from './csv.ts';

const COLUMNS = [
	'Name',
	'Group',
	'Status',
	'Score (0-1)',
	'Points',
	'Points possible',
	'Questions answered',
	'Questions correct',
	'Total questions',
	'Attempts',
	'Time spent (s)',
	'Last activity (ISO 8601)',
	'Quiz code',
	'Content version'
];

const STATUS_WORDS: Readonly<Record<LearnerStatus, string>> = {
	'not-done': 'Not done',
	'needs-help': 'Needs help',
	'after-end': 'After the end',
	late: 'Late',
	done: 'Done'
};

/** Whoever needs help is named so first; that it came after the end is told beside it. */
function statusWords({ status, counted }: LearnerRow): string {
	const isAfter = status === 'needs-help' && counted?.marks.includes('after-end');
	return isAfter ? 'Needs help, after the end' : STATUS_WORDS[status];
}

/** Seconds from beginning to end by the device's clock; a clock that was set back in between counts as none. */
const secondsSpent = ({ handIn: { attempt } }: GradedHandIn): number =>
	Math.max(0, Math.round((attempt.finishedAt - attempt.startedAt) / 1000));

/** When a learner last handed in; a device whose clock runs ahead did so when it was received. */
function lastActivity({ attempts }: LearnerRow): string {
	const moments = attempts.map(({ handIn, receivedAt }) => Math.min(handIn.attempt.finishedAt, receivedAt));
	return moments.length === 0 ? '' : isoTime(Math.max(...moments));
}

function rowOf(row: LearnerRow): Cell[] {
	const { entry, attempts, counted, sums } = row;
	const start = [entry.name, entry.group, statusWords(row)];
	const end = [attempts.length, counted ? secondsSpent(counted) : '', lastActivity(row)];
	// Nothing handed in is an empty cell, not a zero that a mean would take in.
	if (!counted) return [...start, '', '', '', '', '', '', ...end, '', ''];
	const share = pointsShare(sums);
	const { code, hash } = counted.handIn.attempt;
	const points = [share === undefined ? '' : rounded(share), rounded(sums.points), sums.possible];
	return [...start, ...points, sums.answered, sums.correct, sums.items, ...end, code, hash];
}

/** The gradebook of an assignment: one row a learner, in the order of the roster, of the attempt that counts. */
export const gradebookCsv = ({ learners }: ClassReport): string => csvOf([COLUMNS, ...learners.map(rowOf)]);
