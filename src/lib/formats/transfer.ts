import * as v from 'valibot';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { areCopies } from '#lib/domain/attempt/merge-attempts.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { ItemResponse } from '#lib/domain/item/item.ts';
import { quizFromCode } from '#lib/domain/quiz/quiz-from-code.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { parseAttempt } from './attempt.ts';
import { fromCompact, toCompact } from './compact.ts';
import { parseJson } from './json.ts';
import { parse } from './parse.ts';

/** Why a short text gives no attempts. Nothing of it was taken. */
export type TransferFault =
	/** Mistyped, cut off, or never one of ours. */
	| { readonly kind: 'broken' }
	/** Made on another edition of the lessons or the app: only a file can carry it. */
	| { readonly kind: 'other-edition' };

const VERSION = 1;
/** Longest text that is taken apart. A QR code holds less; a crafted one may swell when it is unpacked. */
const MAX_CHARACTERS = 4_000;
const MAX_BYTES = 400_000;

const givenSchema = v.union([v.number(), v.string(), v.tuple([v.string(), v.number()]), v.array(v.number())]);
type Given = v.InferOutput<typeof givenSchema>;

/** Id, code, hash, sequence, startedAt, milliseconds to the end, then item, answer and milliseconds of each response. */
const lineSchema = v.tuple([
	v.string(),
	v.string(),
	v.string(),
	v.number(),
	v.number(),
	v.nullable(v.number()),
	v.array(v.tuple([v.number(), givenSchema, v.number()]))
]);
type Line = v.InferOutput<typeof lineSchema>;

const transferSchema = v.tuple([v.literal(VERSION), v.pipe(v.array(lineSchema), v.minLength(1))]);

/** A response by the places of what was shown; what was not shown as a list is spelt out. */
function shorten(response: ItemResponse, shown: readonly string[]): Given {
	switch (response.kind) {
		case 'choice': {
			const place = shown.indexOf(response.choice);
			return place < 0 ? response.choice : place;
		}
		case 'order':
			return response.cards.map((card) => shown.indexOf(card));
		case 'written':
			return [response.text, response.level];
	}
}

/** Undoes `shorten`: each kind of response is told by its form. */
function lengthen(given: Given, shown: readonly string[]): unknown {
	if (typeof given === 'string') return { kind: 'choice', choice: given };
	if (typeof given === 'number') return { kind: 'choice', choice: shown[given] };
	const [text, level] = given;
	if (typeof text === 'string') return { kind: 'written', text, level };
	return { kind: 'order', cards: given.map((place) => shown[Number(place)]) };
}

function lineOf(attempt: Attempt): Line {
	const { id, code, hash, sequence, startedAt, finishedAt, items } = attempt;
	let before = startedAt;
	const responses = attempt.responses.map(({ item, response, givenAt }): Line[6][number] => {
		const after = givenAt - before;
		before = givenAt;
		return [item, shorten(response, items[item]?.shown ?? []), after];
	});
	const finishedAfter = finishedAt === undefined ? null : finishedAt - before;
	return [id, code, hash, sequence, startedAt, finishedAfter, responses];
}

/** The attempt of a line: its quiz is generated again from the code, and the whole is read like any other attempt. */
function attemptOf(line: Line, modules: readonly LessonModule[]): Result<Attempt, TransferFault> {
	const [id, code, hash, sequence, startedAt, finishedAfter, given] = line;
	const made = quizFromCode(modules, code);
	if (!made.isOk) return failed({ kind: made.failure.kind === 'mistyped' ? 'broken' : 'other-edition' });
	const { quiz } = made.value;
	if (quiz.hash !== hash) return failed({ kind: 'other-edition' });
	let before = startedAt;
	const responses = given.map(([item, response, after]) => {
		before += after;
		return { item, response: lengthen(response, quiz.items[item]?.shown ?? []), givenAt: before };
	});
	const finished = finishedAfter === null ? {} : { finishedAt: before + finishedAfter };
	const parsed = parseAttempt({ ...quiz, id, sequence, startedAt, responses, ...finished });
	return parsed.isOk ? parsed : failed({ kind: 'broken' });
}

const isSame = (one: Attempt, other: Attempt): boolean =>
	areCopies(one, other) && JSON.stringify(lineOf(one)) === JSON.stringify(lineOf(other));

/** What fits into a text of at most `most` characters: the latest attempts, as many as can be made again from it. */
export async function encodeTransfer(
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
		const text = await toCompact(JSON.stringify([VERSION, lines]));
		if (text.length > most) break;
		fitting = { text, count: lines.length };
	}
	return fitting;
}

/** The attempts of a short text of unknown origin: all of them, or why there are none. */
export async function decodeTransfer(
	text: string,
	modules: readonly LessonModule[]
): Promise<Result<Attempt[], TransferFault>> {
	if (text.length > MAX_CHARACTERS) return failed({ kind: 'broken' });
	const unpacked = await fromCompact(text, MAX_BYTES);
	const json = unpacked === undefined ? undefined : parseJson(unpacked);
	if (!json?.isOk) return failed({ kind: 'broken' });
	const read = parse(transferSchema, json.value);
	// Another version of the app writes another number first.
	if (!read.isOk) return failed({ kind: read.failure.at === '[0]' ? 'other-edition' : 'broken' });
	const attempts: Attempt[] = [];
	for (const line of read.value[1]) {
		const attempt = attemptOf(line, modules);
		if (!attempt.isOk) return attempt;
		attempts.push(attempt.value);
	}
	return ok(attempts);
}
