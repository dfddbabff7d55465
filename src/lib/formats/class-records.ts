import * as v from 'valibot';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { assignmentLink, readAssignmentLink } from './assignment-link.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { LocalHandIn } from '#lib/domain/classroom/local-class.ts';
import { QUIZ_CHECKS } from '#lib/domain/classroom/quiz-check.ts';
import { MAX_LEARNERS, type Roster, type RosterEntry } from '#lib/domain/classroom/roster.ts';
import { countSchema, filledNameSchema, idSchema, nameSchema, readableIn, timeSchema } from './fields.ts';
import { storedHandInSchema } from './hand-in.ts';
import { parseRecord } from './parse.ts';
import { newRecord, versionOf } from './record-version.ts';

// What a device stores of classes, one record each. A record may come out of a file that anybody wrote: a field
// without which a page cannot work makes it unreadable, any other takes its default.
const CLASS_VERSION = 1;

export const CLASS_KEYS = {
	/** An assignment that was made here. */
	made: (assignment: string) => `made:${assignment}`,
	/** The roster of an assignment made here, and which receipts belong to whom on it. */
	roster: (assignment: string) => `roster:${assignment}`,
	/** A hand-in that was imported here. */
	taken: (attempt: string) => `taken:${attempt}`,
	/** An assignment that a learner opened here. */
	opened: (assignment: string) => `opened:${assignment}`,
	/** What the learner of this device is called where there is no class. */
	nickname: 'nickname',
	/** A class that was joined on this device. */
	joined: (classId: string) => `joined:${classId}`,
	/** A hand-in that waits for the network. */
	waiting: (attempt: string) => `waiting:${attempt}`,
	/** What a class server said of a hand-in. */
	handed: (attempt: string) => `handed:${attempt}`,
	deviceKey: 'device-key'
} as const;

/** Stored assignments hold links of the second form, which an app that writes version 1 cannot read. */
const KEPT_VERSION = 2;

/** The latest version of the records under a key. */
export const versionUnder = (key: string): number =>
	/^(?:made|opened):/.test(key) ? KEPT_VERSION : CLASS_VERSION;

/** A record as it is written, in the place of `kept`; undefined if a later version of the app wrote that one. */
export function classRecord(kept: unknown, fields: object): unknown {
	const version = versionOf(fields);
	return newRecord(typeof version === 'number' ? version : CLASS_VERSION, kept, fields);
}

const read = <T>(schema: v.GenericSchema<unknown, T>, record: unknown): T | undefined =>
	parseRecord(CLASS_VERSION, schema, record);

const nameOrNone = v.fallback(nameSchema, '');

/** An assignment that is stored, and since when. */
export interface KeptAssignment {
	readonly assignment: Assignment;
	readonly keptAt: number;
}

export const keptFields = ({ assignment, keptAt }: KeptAssignment): object => ({
	version: KEPT_VERSION,
	link: assignmentLink(assignment),
	keptAt
});

const keptSchema = v.object({ link: v.string(), keptAt: v.fallback(timeSchema, 0) });

export function parseKept(record: unknown): KeptAssignment | undefined {
	const version = versionOf(record) === CLASS_VERSION ? CLASS_VERSION : KEPT_VERSION;
	const fields = parseRecord(version, keptSchema, record);
	const assignment = fields && readAssignmentLink(fields.link);
	return assignment?.isOk ? { assignment: assignment.value, keptAt: fields?.keptAt ?? 0 } : undefined;
}

/** Names for an assignment, and learner ids of receipts that were matched to them. */
export interface KeptRoster {
	readonly roster: Roster;
	readonly matches: ReadonlyMap<string, string>;
}

export const rosterFields = ({ roster, matches }: KeptRoster): object => ({
	entries: roster.entries,
	matches: [...matches]
});

const entrySchema: v.GenericSchema<unknown, RosterEntry> = v.object({
	learner: idSchema,
	number: countSchema,
	name: filledNameSchema,
	group: nameOrNone
});
const keptRosterSchema = v.object({
	entries: v.fallback(readableIn(entrySchema), []),
	matches: v.fallback(readableIn(v.tuple([v.string(), v.string()])), [])
});

/** The first entry of each learner, and no more than a class has. */
function rosterOf(entries: readonly RosterEntry[]): Roster {
	const known = new Map<string, RosterEntry>();
	for (const entry of entries)
		if (known.size < MAX_LEARNERS && !known.has(entry.learner)) known.set(entry.learner, entry);
	return { entries: [...known.values()] };
}

export function parseRoster(record: unknown): KeptRoster {
	const { entries, matches } = read(keptRosterSchema, record) ?? { entries: [], matches: [] };
	return { roster: rosterOf(entries), matches: new Map(matches) };
}

const takenSchema: v.GenericSchema<unknown, LocalHandIn> = v.pipe(
	v.object({
		handIn: storedHandInSchema,
		receivedAt: timeSchema,
		device: v.fallback(idSchema, ''),
		quizCheck: v.fallback(v.optional(v.picklist(QUIZ_CHECKS)), undefined),
		called: nameOrNone
	}),
	v.transform(({ called, quizCheck, ...taken }) => ({
		...taken,
		...(quizCheck ? { quizCheck } : {}),
		...(called === '' ? {} : { called })
	}))
);

export const parseTaken = (record: unknown): LocalHandIn | undefined => read(takenSchema, record);

/** What a learner without a class goes by: the id holds the name too. */
export interface Nickname {
	readonly name: string;
	readonly learner: string;
}

const nicknameSchema = v.object({ name: filledNameSchema, learner: idSchema });

export const parseNickname = (record: unknown): Nickname | undefined => read(nicknameSchema, record);

/** A class that this device speaks for one learner in. */
export interface JoinedClass {
	readonly classId: string;
	readonly title: string;
	readonly token: string;
	readonly learner: string;
	readonly number: number;
	readonly name: string;
	/** Moves the learner to another device; empty after resuming, for it is shown once. */
	readonly resumeCode: string;
	/** Links of the assignments as last heard of, the newest last, and of those the ids that are open. */
	readonly links: readonly string[];
	readonly open: readonly string[];
	/** Set once the class server no longer knows the token: the learner was signed out or removed. */
	readonly isSignedOut?: true;
}

/** Assignments of one class; a class server takes fewer. */
const MAX_LINKS = 1_000;
const textsOrNone = v.fallback(
	v.pipe(
		readableIn(v.string()),
		v.transform((texts) => texts.slice(0, MAX_LINKS))
	),
	[]
);

const joinedSchema: v.GenericSchema<unknown, JoinedClass> = v.pipe(
	v.object({
		classId: idSchema,
		title: nameOrNone,
		token: v.pipe(v.string(), v.regex(/^[\w.~+/=-]{1,200}$/)),
		learner: idSchema,
		number: countSchema,
		name: nameOrNone,
		resumeCode: nameOrNone,
		links: textsOrNone,
		open: textsOrNone,
		isSignedOut: v.fallback(v.boolean(), false)
	}),
	v.transform(({ isSignedOut, ...joined }) => ({ ...joined, ...(isSignedOut ? { isSignedOut } : {}) }))
);

export const parseJoined = (record: unknown): JoinedClass | undefined => read(joinedSchema, record);

/** A hand-in that waits, and for which class. */
export interface WaitingHandIn {
	readonly classId: string;
	readonly handIn: HandIn;
}

const waitingSchema = v.object({ classId: idSchema, handIn: storedHandInSchema });

export const parseWaiting = (record: unknown): WaitingHandIn | undefined => read(waitingSchema, record);

/** What a class server said of a hand-in, and when. */
export interface Handed {
	readonly at: number;
	/** Why it was refused for good; empty if it was stored. */
	readonly refused: string;
}

const handedSchema = v.object({ at: timeSchema, refused: v.fallback(v.string(), '') });

export const parseHanded = (record: unknown): Handed | undefined => read(handedSchema, record);
