import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { assignmentLink, readAssignmentLink } from '#lib/domain/classroom/assignment-link.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { TakenHandIn } from '#lib/domain/classroom/local-class.ts';
import { parseHandIn } from '#lib/domain/classroom/parse-hand-in.ts';
import type { Roster, RosterEntry } from '#lib/domain/classroom/roster.ts';
import { isLaterThan, versionOf } from './record-version.ts';

// What this device keeps of classes, one record each. Every record has a version; one of a later version is left alone.
const VERSION = 1;

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
	return versionOf(record) === VERSION && typeof record === 'object' ? { ...record } : undefined;
}

const textIn = (fields: Fields | undefined, name: string): string | undefined => {
	const value = fields?.[name];
	return typeof value === 'string' ? value : undefined;
};
const numberIn = (fields: Fields | undefined, name: string): number | undefined => {
	const value = fields?.[name];
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};
const listIn = (fields: Fields | undefined, name: string): readonly unknown[] => {
	const value: unknown = fields?.[name];
	return Array.isArray(value) ? value : [];
};

/** A record as it is written, in the place of `kept`; undefined if a later version of the app wrote that one. */
export const classRecord = (kept: unknown, fields: object): unknown =>
	isLaterThan(VERSION, kept) ? undefined : { version: VERSION, ...fields };

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
	return read.isOk ? { assignment: read.value, keptAt: numberIn(fields, 'keptAt') ?? 0 } : undefined;
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
	const [learner, name] = [textIn(fields, 'learner'), textIn(fields, 'name')];
	const number = numberIn(fields, 'number');
	if (learner === undefined || name === undefined || number === undefined) return undefined;
	return { learner, name, number, group: textIn(fields, 'group') ?? '' };
}

export function parseRoster(record: unknown): KeptRoster {
	const fields = fieldsOf(record);
	const pairs = listIn(fields, 'matches').flatMap((pair): [string, string][] => {
		const [from, to]: readonly unknown[] = Array.isArray(pair) ? pair : [];
		return typeof from === 'string' && typeof to === 'string' ? [[from, to]] : [];
	});
	const entries = listIn(fields, 'entries').flatMap((entry) => parseEntry(entry) ?? []);
	return { roster: { entries }, matches: new Map(pairs) };
}

export function parseTaken(record: unknown): TakenHandIn | undefined {
	const fields = fieldsOf(record);
	const handIn = parseHandIn(fields?.['handIn']);
	const receivedAt = numberIn(fields, 'receivedAt');
	if (!handIn || receivedAt === undefined) return undefined;
	return { handIn, receivedAt, device: textIn(fields, 'device') ?? '' };
}

/** What a learner without a class goes by: the id holds the name too. */
export interface Nickname {
	readonly name: string;
	readonly learner: string;
}

export function parseNickname(record: unknown): Nickname | undefined {
	const fields = fieldsOf(record);
	const [name, learner] = [textIn(fields, 'name'), textIn(fields, 'learner')];
	return name !== undefined && learner !== undefined ? { name, learner } : undefined;
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
}

const textsIn = (fields: Fields | undefined, name: string): string[] =>
	listIn(fields, name).flatMap((value) => (typeof value === 'string' ? [value] : []));

export function parseJoined(record: unknown): JoinedClass | undefined {
	const fields = fieldsOf(record);
	const [classId, token, learner] = ['classId', 'token', 'learner'].map((name) => textIn(fields, name));
	const number = numberIn(fields, 'number');
	if (!classId || !token || !learner || number === undefined) return undefined;
	const [title, name, resumeCode] = ['title', 'name', 'resumeCode'].map((key) => textIn(fields, key) ?? '');
	return {
		...{
			classId,
			token,
			learner,
			number,
			title: title ?? '',
			name: name ?? '',
			resumeCode: resumeCode ?? ''
		},
		links: textsIn(fields, 'links'),
		open: textsIn(fields, 'open')
	};
}

/** A hand-in that waits, and for which class. */
export interface WaitingHandIn {
	readonly classId: string;
	readonly handIn: HandIn;
}

export function parseWaiting(record: unknown): WaitingHandIn | undefined {
	const fields = fieldsOf(record);
	const classId = textIn(fields, 'classId');
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
	const at = numberIn(fields, 'at');
	return at === undefined ? undefined : { at, refused: textIn(fields, 'refused') ?? '' };
}
