import { fitTitle, type Assignment } from '#lib/domain/classroom/assignment.ts';
import { seedFromText } from '#lib/domain/item/chance.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { readFirstLink } from './assignment-link-1.ts';
import { assignmentSchema } from './assignment.ts';
import { fromBase64url, toBase64url } from './compact.ts';
import { parse } from './parse.ts';

/** Why a link brings no assignment: it holds none, is of a later version, was cut or altered, or asks for what is unknown. */
export type NoAssignment = 'empty' | 'later-version' | 'damaged' | 'unknown-parts';

const no = (why: NoAssignment): Result<never, NoAssignment> => failed(why);

const VERSION = '2';
const CHECK_LETTERS = 6;

/** Six letters that follow from all others: 32 bits. */
function checkOf(text: string): string {
	const bytes = new DataView(new ArrayBuffer(4));
	bytes.setUint32(0, seedFromText(text));
	return toBase64url(new Uint8Array(bytes.buffer));
}

/** A title that stays readable, or base64url where percent signs would make it longer. */
function titlePart(title: string): readonly [key: 't' | 'u', text: string] {
	const readable = encodeURIComponent(title.replace(/\p{Cs}/gu, '\ufffd'))
		.replaceAll('%20', '+')
		.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
	const packed = toBase64url(new TextEncoder().encode(title));
	return packed.length < readable.length ? ['u', packed] : ['t', readable];
}

/**
 * The assignment as a URL fragment, such as `2&i=…&m=armistice&h=…&n=10&s=7&t=Why+so+long&x=…`: no server ever sees it.
 * A version, the fields by letters, and a check. An app that knows only the first form says that it is too old.
 */
export function assignmentLink(assignment: Assignment): string {
	const { blueprint, seeds } = assignment;
	const parts: readonly (readonly [key: string, value: string | number | undefined])[] = [
		['i', assignment.id],
		['m', assignment.module],
		['h', assignment.hash],
		['n', blueprint.items],
		['k', blueprint.kind],
		// A plus is read as a space, which no id holds.
		['l', blueprint.sections?.join('+')],
		// One paper for all, or one for each.
		[seeds.kind === 'same' ? 's' : 'e', seeds.seed >>> 0],
		['a', assignment.attempts],
		['c', assignment.counts],
		['f', assignment.feedback],
		['o', assignment.order],
		['d', assignment.dueAt],
		['g', assignment.classCode],
		titlePart(assignment.title)
	];
	const fields = parts.flatMap(([key, value]) => (value === undefined ? [] : [`&${key}=${value}`]));
	const body = VERSION + fields.join('');
	return `${body}&x=${checkOf(body)}`;
}

function titleIn(fields: URLSearchParams): string {
	const packed = fields.get('u');
	if (packed === null) return fields.get('t') ?? '';
	return new TextDecoder().decode(fromBase64url(packed) ?? new Uint8Array());
}

/** The fields of a link as an assignment has them; its schema says whether they are one. */
function fieldsIn(body: string): object {
	const fields = new URLSearchParams(body.slice(VERSION.length));
	const text = (key: string): string | undefined => fields.get(key) ?? undefined;
	const number = (key: string): number | undefined => (fields.has(key) ? Number(fields.get(key)) : undefined);
	const optional = <T>(name: string, value: T | undefined) => (value === undefined ? {} : { [name]: value });
	return {
		id: text('i'),
		title: fitTitle(titleIn(fields)),
		module: text('m'),
		hash: text('h'),
		blueprint: {
			items: number('n'),
			...optional('kind', text('k')),
			...optional('sections', text('l')?.split(' '))
		},
		seeds: { kind: fields.has('s') ? 'same' : 'each', seed: number('s') ?? number('e') },
		counts: text('c'),
		feedback: text('f'),
		order: text('o'),
		...optional('attempts', number('a')),
		...optional('dueAt', number('d')),
		...optional('classCode', text('g'))
	};
}

/** The text that a check vouches for; undefined if it was altered. */
function checked(text: string): string | undefined {
	const body = text.slice(0, -CHECK_LETTERS - '&x='.length);
	return text === `${body}&x=${checkOf(body)}` ? body : undefined;
}

/** The text of the first form that its check, behind the version, vouches for. */
function checkedFirst(text: string): string | undefined {
	const body = text.slice(1 + CHECK_LETTERS);
	return text === `1${checkOf(`1${body}`)}${body}` ? body : undefined;
}

function read(fields: unknown): Result<Assignment, NoAssignment> {
	const assignment = parse(assignmentSchema, fields);
	return assignment.isOk ? ok(assignment.value) : no('unknown-parts');
}

/** The assignment in a link, or in the fragment of one. White space that a mail or a chat put in is forgiven. */
export function readAssignmentLink(typed: string): Result<Assignment, NoAssignment> {
	const text = typed.slice(typed.indexOf('#') + 1).replace(/\s/g, '');
	if (text === '') return no('empty');
	if (/^[3-9]/.test(text)) return no('later-version');
	const body = checked(text);
	if (body?.startsWith(VERSION)) return read(fieldsIn(body));
	const first = checkedFirst(text);
	return first === undefined ? no('damaged') : read(readFirstLink(first));
}
