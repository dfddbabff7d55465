import type { Assignment } from './assignment.ts';

const FORM = /^a~([\w.~-]{1,40})~(\d{1,6})~\w+$/;
// With it, the number and the random part an id stays within the 64 characters that travel.
const MAX_PART_LENGTH = 40;

const partOf = ({ id }: Pick<Assignment, 'id'>): string => id.slice(0, MAX_PART_LENGTH);

/**
 * The id of an attempt at an assignment. It says which one and which number, so that nothing else has to be kept beside
 * the attempt: whatever device or backup an attempt comes from, it is known what it belongs to.
 */
export const assignedAttemptId = (
	assignment: Pick<Assignment, 'id'>,
	number: number,
	random: string
): string => `a~${partOf(assignment)}~${number}~${random.slice(0, 12)}`;

/** Whether an attempt was made for an assignment: it is gone on with there and nowhere else. */
export const isAssigned = (attemptId: string): boolean => attemptId.startsWith('a~');

/** Which attempt at this assignment it is, from 1; undefined if it is none. */
export function attemptNumber(assignment: Pick<Assignment, 'id'>, attemptId: string): number | undefined {
	const [, part, number] = FORM.exec(attemptId) ?? [];
	return part === partOf(assignment) ? Number(number) : undefined;
}
