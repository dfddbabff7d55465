import { isId, LATEST_TIME } from '../bounds.ts';
import { seedFromText } from '../item/chance.ts';
import { kindOfNumber, numberOfKind } from '../item/kind-numbers.ts';
import { MOST_ITEMS, type Blueprint } from '../quiz/blueprint.ts';
import { failed, ok, type Result } from '../result.ts';
import {
	COUNTED,
	FEEDBACK,
	fitTitle,
	MOST_ATTEMPTS,
	ORDER_SCORINGS,
	type Assignment,
	type SeedPolicy
} from './assignment.ts';
import { ByteReader, fromBase64url, toBase64url, toShortText, toVarint } from './bytes.ts';

/** Why a link brings no assignment: it holds none, is of a later version, was cut or altered, or asks for what is unknown. */
export type NoAssignment = 'empty' | 'later-version' | 'damaged' | 'unknown-parts';

const no = (why: NoAssignment): Result<never, NoAssignment> => failed(why);

const VERSION = '1';
const CHECK = /^[A-Za-z0-9_-]{6}/;
const SEEDS = 2 ** 32;

/** Six letters that follow from all others: 32 bits. */
function checkOf(body: string): string {
	const check = seedFromText(body);
	return toBase64url([check >>> 24, (check >>> 16) & 255, (check >>> 8) & 255, check & 255]);
}

/** The assignment as a URL fragment: no server ever sees it. A version, a check of six letters, and the rest. */
export function assignmentLink(assignment: Assignment): string {
	const { blueprint, seeds, dueAt } = assignment;
	const texts = [assignment.id, assignment.title, assignment.module, assignment.hash];
	const numbers = [
		blueprint.items,
		numberOfKind(blueprint.kind),
		seeds.kind === 'same' ? 0 : 1,
		seeds.seed >>> 0,
		assignment.attempts ?? 0,
		COUNTED.indexOf(assignment.counts),
		FEEDBACK.indexOf(assignment.feedback),
		ORDER_SCORINGS.indexOf(assignment.order),
		...(dueAt === undefined ? [0] : [dueAt < 0 ? 2 : 1, Math.abs(dueAt)])
	];
	const body = toBase64url([
		...texts.flatMap(toShortText),
		...toShortText(assignment.classCode ?? ''),
		...numbers.flatMap(toVarint)
	]);
	return VERSION + checkOf(VERSION + body) + body;
}

function readBlueprint(reader: ByteReader): Blueprint | undefined {
	const items = reader.varint() ?? 0;
	const kind = reader.varint() ?? -1;
	if (items < 1 || items > MOST_ITEMS) return undefined;
	if (kind === 0) return { items };
	const named = kindOfNumber(kind);
	return named && { items, kind: named };
}

function readSeeds(reader: ByteReader): SeedPolicy | undefined {
	const kind = reader.varint();
	const seed = reader.varint();
	if (seed === undefined || seed >= SEEDS || (kind !== 0 && kind !== 1)) return undefined;
	return { kind: kind === 0 ? 'same' : 'each', seed };
}

/** The due date as a part of an assignment; undefined if it cannot be read. */
function readDue(reader: ByteReader): { readonly dueAt?: number } | undefined {
	const sign = reader.varint();
	if (sign === 0) return {};
	const size = reader.varint() ?? Infinity;
	return size > LATEST_TIME || (sign !== 1 && sign !== 2) ? undefined : { dueAt: sign === 2 ? -size : size };
}

function readPolicies(reader: ByteReader) {
	const attempts = reader.varint();
	const counts = COUNTED[reader.varint() ?? -1];
	const feedback = FEEDBACK[reader.varint() ?? -1];
	const order = ORDER_SCORINGS[reader.varint() ?? -1];
	if (attempts === undefined || attempts > MOST_ATTEMPTS || !counts || !feedback || !order) return undefined;
	return { ...(attempts === 0 ? {} : { attempts }), counts, feedback, order };
}

function readBody(bytes: readonly number[]): Assignment | undefined {
	const reader = new ByteReader(bytes);
	const [id = '', named = '', module = '', hash = ''] = [1, 2, 3, 4].map(() => reader.shortText());
	const title = fitTitle(named);
	const classCode = reader.shortText();
	const blueprint = readBlueprint(reader);
	const seeds = readSeeds(reader);
	const policies = readPolicies(reader);
	const due = readDue(reader);
	const isNamed = [id, module, hash].every(isId);
	if (!isNamed || title === '' || !blueprint || !seeds || !policies || !due || !reader.isAtEnd)
		return undefined;
	if (classCode === undefined || (classCode !== '' && !isId(classCode))) return undefined;
	const own = classCode === '' ? {} : { classCode };
	return { id, title, module, hash, blueprint, seeds, ...policies, ...due, ...own };
}

/** The assignment in a link, or in the fragment of one. White space that a mail or a chat put in is forgiven. */
export function readAssignmentLink(typed: string): Result<Assignment, NoAssignment> {
	const text = typed.slice(typed.indexOf('#') + 1).replace(/\s/g, '');
	if (text === '') return no('empty');
	const [version, rest] = [text.charAt(0), text.slice(1)];
	if (/[2-9]/.test(version)) return no('later-version');
	const body = rest.slice(6);
	if (version !== VERSION || !CHECK.test(rest) || !rest.startsWith(checkOf(VERSION + body)))
		return no('damaged');
	const bytes = fromBase64url(body);
	const assignment = bytes && readBody(bytes);
	return assignment ? ok(assignment) : no('unknown-parts');
}
