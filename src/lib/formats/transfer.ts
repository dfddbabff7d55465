import * as v from 'valibot';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { areCopies } from '#lib/domain/attempt/merge-attempts.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { makeItem, type ItemResponse } from '#lib/domain/item/item.ts';
import { kindOfNumber, numberOfKind } from '#lib/domain/item/kind-numbers.ts';
import { blueprintIn, moduleOfCode, quizFromCode } from '#lib/domain/quiz/quiz-from-code.ts';
import { decodeQuizCode } from '#lib/domain/quiz/quiz-code.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { parseAttempt } from './attempt.ts';
import { fromCompact, toCompact } from './compact.ts';
import { parseJson } from './json.ts';
import { parse } from './parse.ts';

/** Why a short text gives no attempts. Nothing of it was taken. */
export type TransferFault =
	/** Mistyped, cut off, or never one of ours. */
	| { readonly kind: 'broken' }
	/** Made on another edition of the lessons or the app, and without its items: only a file can carry it. */
	| { readonly kind: 'other-edition' };

const VERSION = 1;
/** Of a text in which some attempts spell their items out. */
const SPELT_VERSION = 2;
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

const referencesSchema = v.array(v.string());
/** The same with the items: number of the kind, what is asked about, what was shown. */
const speltSchema = v.tuple([
	...lineSchema.items,
	v.array(v.tuple([v.number(), referencesSchema, referencesSchema]))
]);
type SpeltLine = v.InferOutput<typeof speltSchema>;
const SPELT_LENGTH = 8;

const transferSchema = v.tuple([
	v.picklist([VERSION, SPELT_VERSION]),
	v.pipe(v.array(v.union([speltSchema, lineSchema])), v.minLength(1))
]);

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

/** A line with its items, for an attempt whose quiz cannot be drawn again: of another generator or edition. */
const speltLineOf = (attempt: Attempt): SpeltLine => [
	...lineOf(attempt),
	attempt.items.map(({ kind, about, shown }) => [numberOfKind(kind), [...about], [...shown]])
];

const OTHER_EDITION: Result<never, TransferFault> = failed({ kind: 'other-edition' });

/** The quiz of a line: generated again from the code, or of the items that are spelt out. */
function quizOf(line: Line | SpeltLine, modules: readonly LessonModule[]): Result<Quiz, TransferFault> {
	const [, code, hash, , , , , spelt] = line;
	if (spelt) return speltQuiz(code, hash, spelt, modules);
	const made = quizFromCode(modules, code);
	if (!made.isOk) return made.failure.kind === 'mistyped' ? failed({ kind: 'broken' }) : OTHER_EDITION;
	return made.value.quiz.hash === hash ? ok(made.value.quiz) : OTHER_EDITION;
}

function speltQuiz(
	code: string,
	hash: string,
	spelt: SpeltLine[7],
	modules: readonly LessonModule[]
): Result<Quiz, TransferFault> {
	const parts = decodeQuizCode(code);
	if (!parts.isOk) return failed({ kind: 'broken' });
	const module = moduleOfCode(modules, parts.value);
	// Places of sections are those of one edition.
	const isKnown = module && (!parts.value.sections || module.hash === hash);
	const blueprint = isKnown && blueprintIn(module, parts.value);
	const items = spelt.flatMap(([number, about, shown]) => {
		const kind = kindOfNumber(number);
		return kind ? [makeItem(kind, about, shown)] : [];
	});
	if (!module || !blueprint || items.length < spelt.length) return OTHER_EDITION;
	const { seed, generator } = parts.value;
	return ok({ module: module.id, hash, code, seed, generator, blueprint, items });
}

/** The attempt of a line, read like any other. */
function attemptOf(line: Line | SpeltLine, modules: readonly LessonModule[]): Result<Attempt, TransferFault> {
	const [id, , , sequence, startedAt, finishedAfter, given] = line;
	const made = quizOf(line, modules);
	if (!made.isOk) return made;
	const quiz = made.value;
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
	const lines: (Line | SpeltLine)[] = [];
	for (const attempt of attempts.toReversed()) {
		const line = [lineOf(attempt), speltLineOf(attempt)].find((each) => {
			const again = attemptOf(each, modules);
			return again.isOk && isSame(again.value, attempt);
		});
		if (!line) continue;
		lines.push(line);
		const version = lines.some(({ length }) => length === SPELT_LENGTH) ? SPELT_VERSION : VERSION;
		const text = await toCompact(JSON.stringify([version, lines]));
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
