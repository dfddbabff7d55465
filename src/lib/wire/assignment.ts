import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import type { Result } from '#lib/domain/result.ts';
import { BODY_LIMITS, readMessage, writeMessage, type WireFailure } from './codec.ts';
import { assignmentSchema } from './schemas.ts';

/** An assignment as it travels in a file or from the class server, and as it lies in a database. */
export const writeAssignment = (assignment: Assignment): string => writeMessage(assignment);

export const readAssignment = (text: string): Result<Assignment, WireFailure> =>
	readMessage(text, BODY_LIMITS.assignment, assignmentSchema);
