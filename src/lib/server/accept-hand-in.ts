import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { checkQuiz } from '#lib/domain/classroom/check-quiz.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { Acknowledgement, Refusal } from '#lib/formats/hand-in-messages.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { StoredAssignment } from './db/assignments.ts';
import type { StoredHandIn } from './db/hand-ins.ts';
import { assignmentOf } from './stored-assignment.ts';

/** A hand-in and whom it was received from. */
export interface Arrival {
	readonly handIn: HandIn;
	readonly classId: string;
	/** The learner that it is from as this server knows them, or undefined if the sender may not speak for them. */
	readonly learner: { readonly learner: string; readonly number: number } | undefined;
	/** The numbers of the class, where its teacher brought it; a learner's device is not asked what it drew from. */
	readonly numbers?: ReadonlySet<number>;
}

/** What the transaction found in the database. */
export interface Known {
	readonly stored: Map<string, StoredHandIn>;
	readonly assignments: ReadonlyMap<string, StoredAssignment>;
	/** The editions that the arrivals name, by hash, as far as they are here. */
	readonly editions: ReadonlyMap<string, LessonModule>;
	/** The revision of each class that still exists. */
	readonly revisions: ReadonlyMap<string, number>;
}

/**
 * The number that a paper counts as drawn from. What a device says of it counts for nothing. A teacher may bring work
 * that was done without the class, from a number that is nobody's there: never the paper of somebody else.
 */
function numberOf(
	{ handIn, learner, numbers }: Arrival,
	{ seeds }: Assignment,
	own = learner?.number ?? 0
): number {
	const isDrawnOutside = seeds.kind === 'each' && numbers?.has(handIn.rosterNumber) === false;
	return isDrawnOutside ? handIn.rosterNumber : own;
}

/** Decides on one hand-in, and notes it in `known` and `fresh` if it is new or corrects what is stored. */
export function acknowledge(
	arrival: Arrival,
	known: Known,
	now: number,
	fresh: Map<string, StoredHandIn>
): Acknowledgement {
	const { handIn, classId, learner } = arrival;
	const attempt = handIn.attempt.id;
	const refuse = (reason: Refusal): Acknowledgement => ({ attempt, outcome: 'refused', reason });
	if (!learner || learner.learner !== handIn.learner) return refuse('not-this-learner');
	const revision = known.revisions.get(classId);
	const assignment = known.assignments.get(handIn.assignment);
	if (revision === undefined || assignment?.classId !== classId) return refuse('no-assignment');
	const given = assignmentOf(assignment);
	if (given.module !== handIn.attempt.module) return refuse('not-assigned');
	const taken = { ...handIn, rosterNumber: numberOf(arrival, given) };
	const row = { id: attempt, classId, assignmentId: assignment.id, learnerId: learner.learner };
	const stored = known.stored.get(attempt);
	const isSame = stored && isSameWork(stored, taken);
	// Their device was there first, and could not say what it had drawn from: the teacher does.
	const isRedrawn = isSame && taken.rosterNumber !== learner.number && numberIn(stored) === learner.number;
	if (isSame && !isRedrawn) return { attempt, outcome: 'already' };
	// A teacher who mistyped types it in again. A device cannot send paper marks: its endpoint refuses them.
	const isCorrection = isRedrawn || (stored && handIn.from === 'paper' && isPaperOf(stored, row));
	if (stored && !isCorrection) return refuse('other-answers');
	const receivedAt = isRedrawn ? stored.receivedAt : now;
	const quizCheck = checkQuiz(given, taken, known.editions.get(taken.attempt.hash));
	const kept = { ...row, body: JSON.stringify(taken), revision, receivedAt, quizCheck };
	known.stored.set(attempt, kept);
	fresh.set(attempt, kept);
	return { attempt, outcome: 'stored' };
}

// Written by this server from a parsed hand-in, as every stored one.
const handInOf = ({ body }: StoredHandIn): HandIn => JSON.parse(body);
const numberIn = (stored: StoredHandIn): number => handInOf(stored).rosterNumber;

/** Whether it is what is stored, whatever number it is said to be drawn from: equal hand-ins are equal texts. */
const isSameWork = (stored: StoredHandIn, taken: HandIn): boolean =>
	stored.body === JSON.stringify({ ...taken, rosterNumber: numberIn(stored) });

/** Whether a teacher of this class typed it in for this learner and this assignment. */
function isPaperOf(
	stored: StoredHandIn,
	row: Pick<StoredHandIn, 'classId' | 'assignmentId' | 'learnerId'>
): boolean {
	const { from } = handInOf(stored);
	return (
		from === 'paper' &&
		stored.classId === row.classId &&
		stored.assignmentId === row.assignmentId &&
		stored.learnerId === row.learnerId
	);
}
