import type { Attempt } from '../attempt/attempt.ts';
import { areEqualCopies } from '../attempt/merge-attempts.ts';

/** An attempt that nothing will be added to. */
export interface FinishedAttempt extends Attempt {
	readonly finishedAt: number;
}

/** What a learner sends: a finished attempt at an assignment. It holds no score, and none is ever taken from it. */
export interface HandIn {
	readonly assignment: string;
	/** Id of the learner in the roster. */
	readonly learner: string;
	/**
	 * The number from which papers of their own are drawn: the learner's in the roster, or where the device knew of no
	 * roster one that follows from the name. A teacher who says whose it is leaves a paper drawn without the class its own.
	 */
	readonly rosterNumber: number;
	/** Which attempt at this assignment it is, counted from 1 by the device. Two devices may give one number. */
	readonly number: number;
	/** Whether a learner's device made it, or a teacher typed it in from paper. */
	readonly from: 'device' | 'paper';
	readonly attempt: FinishedAttempt;
}

/**
 * Whether a hand-in says what another with the same attempt id says. The first one received stands: the same again
 * changes nothing, and one with other answers, or in the name of another learner, is refused.
 */
export const isSameHandIn = (one: HandIn, other: HandIn): boolean =>
	one.assignment === other.assignment &&
	one.learner === other.learner &&
	one.rosterNumber === other.rosterNumber &&
	one.number === other.number &&
	one.from === other.from &&
	areEqualCopies(one.attempt, other.attempt);
