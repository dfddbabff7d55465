import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { Acknowledgement, Refusal } from '#lib/wire/hand-in.ts';
import type { StoredAssignment } from './db/assignments.ts';
import type { StoredHandIn } from './db/hand-ins.ts';
import { assignmentOf } from './stored-assignment.ts';

/** A hand-in and whom it was received from. */
export interface Arrival {
	readonly handIn: HandIn;
	readonly classId: string;
	/** The learner that it is from as this server knows them, or undefined if the sender may not speak for them. */
	readonly learner: { readonly learner: string; readonly number: number } | undefined;
}

/** What the transaction found in the database. */
export interface Known {
	readonly stored: Map<string, StoredHandIn>;
	readonly assignments: ReadonlyMap<string, StoredAssignment>;
	/** The revision of each class that still exists. */
	readonly revisions: ReadonlyMap<string, number>;
}

/** Decides on one hand-in, and notes it in `known` and `fresh` if it is new or corrects a paper. */
export function acknowledge(
	{ handIn, classId, learner }: Arrival,
	known: Known,
	now: number,
	fresh: Map<string, StoredHandIn>
): Acknowledgement {
	const attempt = handIn.attempt.id;
	const refuse = (reason: Refusal): Acknowledgement => ({ attempt, outcome: 'refused', reason });
	if (!learner || learner.learner !== handIn.learner) return refuse('not-this-learner');
	const revision = known.revisions.get(classId);
	const assignment = known.assignments.get(handIn.assignment);
	if (revision === undefined || assignment?.classId !== classId) return refuse('no-assignment');
	if (assignmentOf(assignment).module !== handIn.attempt.module) return refuse('not-assigned');
	// The roster number decides which paper is theirs; what a device says of it counts for nothing.
	const body = JSON.stringify({ ...handIn, rosterNumber: learner.number });
	const row = { id: attempt, classId, assignmentId: assignment.id, learnerId: learner.learner };
	const stored = known.stored.get(attempt);
	if (stored && isSame(stored, body)) return { attempt, outcome: 'already' };
	// A teacher who mistyped types it in again. From a device nothing comes as paper: its door sees to that.
	const isCorrection = stored && handIn.from === 'paper' && isPaperOf(stored, row);
	if (stored && !isCorrection) return refuse('other-answers');
	const kept = { ...row, body, revision, receivedAt: now };
	known.stored.set(attempt, kept);
	fresh.set(attempt, kept);
	return { attempt, outcome: 'stored' };
}

// Both were written by this server from a parsed hand-in, so equal hand-ins are equal texts.
const isSame = (stored: StoredHandIn, body: string): boolean => stored.body === body;

/** Whether a teacher of this class typed it in for this learner and this assignment. */
function isPaperOf(
	stored: StoredHandIn,
	row: Pick<StoredHandIn, 'classId' | 'assignmentId' | 'learnerId'>
): boolean {
	const { from }: HandIn = JSON.parse(stored.body);
	return (
		from === 'paper' &&
		stored.classId === row.classId &&
		stored.assignmentId === row.assignmentId &&
		stored.learnerId === row.learnerId
	);
}
