import * as v from 'valibot';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { Roster } from '#lib/domain/classroom/roster.ts';
import type { Result } from '#lib/domain/result.ts';
import { BODY_LIMITS, readMessage, writeMessage, type WireFailure } from './message.ts';
import { MAX_HAND_INS } from './hand-in-messages.ts';
import { assignmentSchema } from './assignment.ts';
import { idSchema, momentSchema, nameSchema } from './fields.ts';
import { handInSchema } from './hand-in.ts';
import { rosterSchema } from './roster.ts';

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

/** A part of what a learner handed in, as their class holds it. */
export interface OwnHandIns {
	readonly handIns: readonly ReceivedHandIn[];
	/** The attempt after which the next part begins; null where this is the last one. */
	readonly next: string | null;
}

const MAX_ASSIGNMENTS = 500;

const className = v.object({ code: idSchema, title: nameSchema });
const given = v.object({ assignment: assignmentSchema, isOpen: v.boolean() });
const received = v.object({ handIn: handInSchema, receivedAt: momentSchema });
const rosterView: v.GenericSchema<unknown, RosterView> = v.object({
	class: className,
	roster: rosterSchema,
	assignments: v.pipe(v.array(given), v.maxLength(MAX_ASSIGNMENTS))
});
const ownHandIns: v.GenericSchema<unknown, OwnHandIns> = v.object({
	handIns: v.pipe(v.array(received), v.maxLength(MAX_HAND_INS)),
	next: v.nullable(idSchema)
});

export const writeRosterView = (view: RosterView): string => writeMessage(view);
export const readRosterView = (text: string): Result<RosterView, WireFailure> =>
	readMessage(text, BODY_LIMITS.rosterView, rosterView);

export const writeOwnHandIns = (part: OwnHandIns): string => writeMessage(part);
export const readOwnHandIns = (text: string): Result<OwnHandIns, WireFailure> =>
	readMessage(text, BODY_LIMITS.ownHandIns, ownHandIns);
