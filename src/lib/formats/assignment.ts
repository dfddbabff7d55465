import * as v from 'valibot';
import {
	COUNTED,
	FEEDBACK,
	isTitle,
	MAX_ATTEMPTS,
	ORDER_SCORINGS,
	type Assignment
} from '#lib/domain/classroom/assignment.ts';
import type { Result } from '#lib/domain/result.ts';
import { blueprintSchema, idSchema, momentSchema, nameSchema, seedSchema, wholeNumber } from './fields.ts';
import { BODY_LIMITS, readMessage, writeMessage, type WireFailure } from './message.ts';

export const assignmentSchema: v.GenericSchema<unknown, Assignment> = v.object({
	id: idSchema,
	title: v.pipe(nameSchema, v.check(isTitle)),
	module: idSchema,
	hash: idSchema,
	blueprint: blueprintSchema,
	seeds: v.object({ kind: v.picklist(['same', 'each']), seed: seedSchema }),
	attempts: v.exactOptional(wholeNumber(1, MAX_ATTEMPTS)),
	counts: v.picklist(COUNTED),
	feedback: v.picklist(FEEDBACK),
	dueAt: v.exactOptional(momentSchema),
	order: v.picklist(ORDER_SCORINGS),
	classCode: v.exactOptional(idSchema)
});

/** An assignment as it travels in a file or from the class server, and as a database stores it. */
export const writeAssignment = (assignment: Assignment): string => writeMessage(assignment);

export const readAssignment = (text: string): Result<Assignment, WireFailure> =>
	readMessage(text, BODY_LIMITS.assignment, assignmentSchema);
