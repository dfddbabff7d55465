import { isId, LATEST_TIME } from '#lib/domain/bounds.ts';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { assignmentLink, readAssignmentLink } from '#lib/domain/classroom/assignment-link.ts';
import { cleanName } from '#lib/domain/classroom/clean-name.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { TakenHandIn } from '#lib/domain/classroom/local-class.ts';
import { parseHandIn } from '#lib/formats/hand-in.ts';
import { MOST_LEARNERS, type Roster, type RosterEntry } from '#lib/domain/classroom/roster.ts';
import { isLaterThan, versionOf } from '#lib/formats/record-version.ts';

// What this device keeps of classes, one record each. Every record has a version; one of a later version is left alone.
export const CLASS_VERSION = 1;

export const CLASS_KEYS = {
	/** An assignment that was made here. */
	made: (assignment: string) => `made:${assignment}`,
	/** The list of names for an assignment made here, and who is who on it. */
	roster: (assignment: string) => `roster:${assignment}`,
	/** A hand-in that was taken in here. */
	taken: (attempt: string) => `taken:${attempt}`,
	/** An assignment that a learner opened here. */
	opened: (assignment: string) => `opened:${assignment}`,
	/** What the learner of this device is called where there is no class. */
	nickname: 'nickname',
	/** A class that was joined on this device. */
	joined: (classId: string) => `joined:${classId}`,
	/** A hand-in that waits for a line. */
	waiting: (attempt: string) => `waiting:${attempt}`,
	/** What a class server said of a hand-in. */
	handed: (attempt: string) => `handed:${attempt}`,
	deviceKey: 'device-key'
} as const;

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a record that this version can read. */
function fieldsOf(record: unknown): Fields | undefined {
	return versionOf(record) === CLASS_VERSION && typeof record === 'object' ? { ...record } : undefined;
}

// A record may come out of a file that anybody wrote. What would be shown wrongly, or would stop a page, is not read.
const TOKEN = /^[\w.~+/=-]{1,200}$/;
/** Assignments of one class; a class server takes fewer. */
const MOST_LINKS = 1_000;

const textIn = (fields: Fields | undefined, name: string): string | undefined => {
	const value = fields?.[name];
	return typeof value === 'string' ? value : undefined;
};
const tokenIn = (fields: Fields | undefined): string | undefined => {
	const text = textIn(fields, 'token');
	return text !== undefined && TOKEN.test(text) ? text : undefined;
};
const idIn = (fields: Fields | undefined, name: string): string | undefined => {
	const value = fields?.[name];
	return isId(value) ? value : undefined;
};
const nameIn = (fields: Fields | undefined, name: string): string => cleanName(textIn(fields, name) ?? '');
const countIn = (fields: Fields | undefined, name: string): number | undefined => {
	const value = fields?.[name];
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
};
const momentIn = (fields: Fields | undefined, name: string): number | undefined => {
	const value = fields?.[name];
	return typeof value === 'number' && Math.abs(value) <= LATEST_TIME ? value : undefined;
};
const listIn = (fields: Fields | undefined, name: string): readonly unknown[] => {
	const value: unknown = fields?.[name];
	return Array.isArray(value) ? value : [];
};
const textsIn = (fields: Fields | undefined, name: string): string[] =>
	listIn(fields, name)
		.slice(0, MOST_LINKS)
		.flatMap((value) => (typeof value === 'string' ? [value] : []));

/** A record as it is written, in the place of `kept`; undefined if a later version of the app wrote that one. */
export const classRecord = (kept: unknown, fields: object): unknown =>
	isLaterThan(CLASS_VERSION, kept) ? undefined : { version: CLASS_VERSION, ...fields };

/** An assignment that is kept, and since when. */
export interface KeptAssignment {
	readonly assignment: Assignment;
	readonly keptAt: number;
}

export const keptFields = ({ assignment, keptAt }: KeptAssignment): object => ({
	link: assignmentLink(assignment),
	keptAt
});

export function parseKept(record: unknown): KeptAssignment | undefined {
	const fields = fieldsOf(record);
	const read = readAssignmentLink(textIn(fields, 'link') ?? '');
	return read.isOk ? { assignment: read.value, keptAt: momentIn(fields, 'keptAt') ?? 0 } : undefined;
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

function parseEntry(value: unknown): RosterEntry | undefined {
	const fields: Fields = typeof value === 'object' && value !== null ? { ...value } : {};
	const learner = idIn(fields, 'learner');
	const name = nameIn(fields, 'name');
	const number = countIn(fields, 'number');
	if (learner === undefined || name === '' || number === undefined) return undefined;
	return { learner, name, number, group: nameIn(fields, 'group') };
}

function parseMatch(value: unknown): [from: string, to: string] | undefined {
	const [from, to]: readonly unknown[] = Array.isArray(value) ? value : [];
	return typeof from === 'string' && typeof to === 'string' ? [from, to] : undefined;
}

export function parseRoster(record: unknown): KeptRoster {
	const fields = fieldsOf(record);
	const entries = new Map<string, RosterEntry>();
	for (const value of listIn(fields, 'entries')) {
		const entry = parseEntry(value);
		if (entry && !entries.has(entry.learner) && entries.size < MOST_LEARNERS)
			entries.set(entry.learner, entry);
	}
	const pairs = listIn(fields, 'matches').flatMap((pair) => {
		const match = parseMatch(pair);
		return match ? [match] : [];
	});
	return { roster: { entries: [...entries.values()] }, matches: new Map(pairs) };
}

export function parseTaken(record: unknown): TakenHandIn | undefined {
	const fields = fieldsOf(record);
	const handIn = parseHandIn(fields?.['handIn']);
	const receivedAt = momentIn(fields, 'receivedAt');
	if (!handIn || receivedAt === undefined) return undefined;
	const called = nameIn(fields, 'called');
	return { handIn, receivedAt, device: idIn(fields, 'device') ?? '', ...(called ? { called } : {}) };
}

/** What a learner without a class goes by: the id holds the name too. */
export interface Nickname {
	readonly name: string;
	readonly learner: string;
}

export function parseNickname(record: unknown): Nickname | undefined {
	const fields = fieldsOf(record);
	const [name, learner] = [nameIn(fields, 'name'), idIn(fields, 'learner')];
	return name !== '' && learner !== undefined ? { name, learner } : undefined;
}

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
	/** Set once the class server knows the token no more: the learner was signed out or removed. */
	readonly isSignedOut?: true;
}

export function parseJoined(record: unknown): JoinedClass | undefined {
	const fields = fieldsOf(record);
	const [classId, learner] = ['classId', 'learner'].map((name) => idIn(fields, name));
	const token = tokenIn(fields);
	const number = countIn(fields, 'number');
	if (!classId || !token || !learner || number === undefined) return undefined;
	return {
		classId,
		title: nameIn(fields, 'title'),
		token,
		learner,
		number,
		name: nameIn(fields, 'name'),
		resumeCode: nameIn(fields, 'resumeCode'),
		links: textsIn(fields, 'links'),
		open: textsIn(fields, 'open'),
		...(fields?.['isSignedOut'] === true ? { isSignedOut: true } : {})
	};
}

/** A hand-in that waits, and for which class. */
export interface WaitingHandIn {
	readonly classId: string;
	readonly handIn: HandIn;
}

export function parseWaiting(record: unknown): WaitingHandIn | undefined {
	const fields = fieldsOf(record);
	const classId = idIn(fields, 'classId');
	const handIn = parseHandIn(fields?.['handIn']);
	return classId !== undefined && handIn ? { classId, handIn } : undefined;
}

/** What a class server said of a hand-in, and when. */
export interface Handed {
	readonly at: number;
	/** Why it was refused for good; empty if it was stored. */
	readonly refused: string;
}

export function parseHanded(record: unknown): Handed | undefined {
	const fields = fieldsOf(record);
	const at = momentIn(fields, 'at');
	return at === undefined ? undefined : { at, refused: textIn(fields, 'refused') ?? '' };
}
