import type { Attempt, GivenResponse } from '#lib/domain/attempt/attempt.ts';
import { areCopies } from '#lib/domain/attempt/merge-attempts.ts';
import { parseAttempt } from '#lib/formats/attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { ItemResponse } from '#lib/domain/item/item.ts';
import { quizFromCode } from '#lib/domain/quiz/quiz-from-code.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';

/** Why a short text gives no attempts. Nothing of it was taken. */
export type ShortFault =
	/** Mistyped, cut off, or never one of ours. */
	| { readonly kind: 'broken' }
	/** Made on another edition of the lessons or the app: only a file can carry it. */
	| { readonly kind: 'other-edition' };

const VERSION = 1;
/** Longest text that is taken apart. A QR code holds less; a crafted one may swell when it is unpacked. */
const MOST_CHARACTERS = 4_000;
const MOST_BYTES = 400_000;

type Given = number | string | readonly number[] | readonly [string, number];
type Line = readonly [
	id: string,
	code: string,
	hash: string,
	sequence: number,
	startedAt: number,
	finishedAfter: number | null,
	responses: readonly (readonly [item: number, given: Given, after: number])[]
];

/** A response by the places of what was shown; what was not shown as a list is spelt out. */
function shorten(response: ItemResponse, shown: readonly string[]): Given {
	if (response.kind === 'written') return [response.text, response.level];
	if (response.kind === 'order') return response.cards.map((card) => shown.indexOf(card));
	const place = shown.indexOf(response.choice);
	return place < 0 ? response.choice : place;
}

function lengthen(given: unknown, shown: readonly string[]): unknown {
	if (typeof given === 'string') return { kind: 'choice', choice: given };
	if (typeof given === 'number') return { kind: 'choice', choice: shown[given] };
	if (!Array.isArray(given)) return undefined;
	if (typeof given[0] === 'string') return { kind: 'written', text: given[0], level: given[1] };
	return { kind: 'order', cards: given.map((place) => shown[Number(place)]) };
}

function lineOf(attempt: Attempt): Line {
	const { id, code, hash, sequence, startedAt, finishedAt, items } = attempt;
	let before = startedAt;
	const responses = attempt.responses.map(({ item, response, givenAt }: GivenResponse) => {
		const line = [item, shorten(response, items[item]?.shown ?? []), givenAt - before] as const;
		before = givenAt;
		return line;
	});
	const finishedAfter = finishedAt === undefined ? null : finishedAt - before;
	return [id, code, hash, sequence, startedAt, finishedAfter, responses];
}

/** The attempt of a line: its quiz is made again from the code, and everything goes through the one door. */
function attemptOf(line: unknown, modules: readonly LessonModule[]): Result<Attempt, ShortFault> {
	if (!Array.isArray(line) || !Array.isArray(line[6])) return failed({ kind: 'broken' });
	const [id, code, hash, sequence, startedAt, finishedAfter, given] = line;
	const made = quizFromCode(modules, String(code));
	if (!made.isOk) return failed({ kind: made.failure.kind === 'mistyped' ? 'broken' : 'other-edition' });
	const { quiz } = made.value;
	if (quiz.hash !== hash) return failed({ kind: 'other-edition' });
	let before = Number(startedAt);
	const responses = given.map((each: unknown) => {
		const [item, response, after] = Array.isArray(each) ? each : [];
		before += Number(after);
		return { item, response: lengthen(response, quiz.items[Number(item)]?.shown ?? []), givenAt: before };
	});
	const finished = typeof finishedAfter === 'number' ? { finishedAt: before + finishedAfter } : {};
	const parsed = parseAttempt({ ...quiz, id, sequence, startedAt, responses, ...finished });
	return parsed.isOk ? parsed : failed({ kind: 'broken' });
}

const isSame = (one: Attempt, other: Attempt): boolean =>
	areCopies(one, other) && JSON.stringify(lineOf(one)) === JSON.stringify(lineOf(other));

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	let size = 0;
	const reader = new Blob([bytes]).stream().pipeThrough<Uint8Array>(stream).getReader();
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		size += part.value.length;
		if (size > MOST_BYTES) throw new Error('This text swells beyond all measure.');
		parts.push(part.value);
	}
	return new Uint8Array(await new Blob(parts.map((part) => new Uint8Array(part))).arrayBuffer());
}

async function pack(lines: readonly Line[]): Promise<string> {
	const bytes = new TextEncoder().encode(JSON.stringify([VERSION, lines]));
	const packed = await through(bytes, new CompressionStream('deflate-raw'));
	return btoa(String.fromCharCode(...packed))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');
}

async function unpack(text: string): Promise<unknown> {
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
	return JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw'))));
}

/** What fits into a text of at most `most` characters: the latest attempts, as many as can be made again from it. */
export async function shortenWork(
	attempts: readonly Attempt[],
	modules: readonly LessonModule[],
	most: number
): Promise<{ readonly text: string; readonly count: number }> {
	let fitting = { text: '', count: 0 };
	const lines: Line[] = [];
	for (const attempt of attempts.toReversed()) {
		const again = attemptOf(lineOf(attempt), modules);
		if (!again.isOk || !isSame(again.value, attempt)) continue;
		lines.push(lineOf(attempt));
		const text = await pack(lines);
		if (text.length > most) break;
		fitting = { text, count: lines.length };
	}
	return fitting;
}

/** The attempts of a short text of unknown origin: all of them, or why there are none. */
export async function readShortWork(
	text: string,
	modules: readonly LessonModule[]
): Promise<Result<Attempt[], ShortFault>> {
	if (text.length > MOST_CHARACTERS) return failed({ kind: 'broken' });
	const unpacked = await unpack(text).catch(() => undefined);
	if (!Array.isArray(unpacked) || !Array.isArray(unpacked[1])) return failed({ kind: 'broken' });
	if (unpacked[0] !== VERSION) return failed({ kind: 'other-edition' });
	const attempts: Attempt[] = [];
	for (const line of unpacked[1]) {
		const attempt = attemptOf(line, modules);
		if (!attempt.isOk) return attempt;
		attempts.push(attempt.value);
	}
	return attempts.length > 0 ? ok(attempts) : failed({ kind: 'broken' });
}
