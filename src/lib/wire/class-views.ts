import * as v from 'valibot';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { MOST_LEARNERS, type Roster } from '#lib/domain/classroom/roster.ts';
import type { Result } from '#lib/domain/result.ts';
import { BODY_LIMITS, readMessage, writeMessage, type WireFailure } from './codec.ts';
import {
	assignmentSchema,
	handInSchema,
	idSchema,
	momentSchema,
	nameSchema,
	rosterSchema
} from './schemas.ts';

/** A class as anyone in it may know it. */
interface ClassName {
	readonly code: string;
	readonly title: string;
}

/** An assignment, and whether the teacher takes hand-ins for it now. */
interface GivenAssignment {
	readonly assignment: Assignment;
	readonly isOpen: boolean;
}

/** What a learner sees who joins a class. */
export interface RosterView {
	readonly class: ClassName;
	readonly roster: Roster;
	readonly assignments: readonly GivenAssignment[];
}

/** A hand-in and when the server took it in. */
export interface ReceivedHandIn {
	readonly handIn: HandIn;
	readonly receivedAt: number;
}

/** What the class report is made from, of one assignment. */
export interface ClassView {
	readonly class: ClassName;
	readonly given: GivenAssignment;
	readonly roster: Roster;
	readonly handIns: readonly ReceivedHandIn[];
}

const MOST_ASSIGNMENTS = 500;
const MOST_KEPT = 100 * MOST_LEARNERS;

const className = v.object({ code: idSchema, title: nameSchema });
const given = v.object({ assignment: assignmentSchema, isOpen: v.boolean() });
const rosterView: v.GenericSchema<unknown, RosterView> = v.object({
	class: className,
	roster: rosterSchema,
	assignments: v.pipe(v.array(given), v.maxLength(MOST_ASSIGNMENTS))
});
const classView: v.GenericSchema<unknown, ClassView> = v.object({
	class: className,
	given,
	roster: rosterSchema,
	handIns: v.pipe(
		v.array(v.object({ handIn: handInSchema, receivedAt: momentSchema })),
		v.maxLength(MOST_KEPT)
	)
});

export const writeRosterView = (view: RosterView): string => writeMessage(view);
export const readRosterView = (text: string): Result<RosterView, WireFailure> =>
	readMessage(text, BODY_LIMITS.rosterView, rosterView);

export const writeClassView = (view: ClassView): string => writeMessage(view);
export const readClassView = (text: string): Result<ClassView, WireFailure> =>
	readMessage(text, BODY_LIMITS.classView, classView);
