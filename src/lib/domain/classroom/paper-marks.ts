import type { GivenResponse } from '../attempt/attempt.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import type { ItemPresentation, ItemResponse } from '../item/item.ts';
import { indexModule } from '../item/module-index.ts';
import { presentItem } from '../item/rules.ts';
import { generateQuiz } from '../quiz/generate-quiz.ts';
import type { Quiz } from '../quiz/quiz.ts';
import { failed, ok, type Result } from '../result.ts';
import { seedFor, type Assignment } from './assignment.ts';
import type { HandIn } from './hand-in.ts';
import { letterAt } from './paper.ts';

/** Why a line of marks is not taken, and the number of the item from 1 on where it is about one. */
export type MarksFault =
	/** Text that was written is read by the teacher, not by the app. */
	| { readonly kind: 'written'; readonly item: number }
	| { readonly kind: 'one-letter'; readonly item: number; readonly last: string; readonly letters: string }
	| { readonly kind: 'each-once'; readonly item: number; readonly last: string; readonly example: string }
	| { readonly kind: 'twice'; readonly item: number }
	| { readonly kind: 'no-mark'; readonly mark: string }
	| { readonly kind: 'no-number'; readonly items: number; readonly number: number }
	| { readonly kind: 'no-edition' };

/** Whose paper it is. */
export interface PaperSitting {
	/** An id of its own for the attempt: typing the same paper in again under it changes nothing. */
	readonly attempt: string;
	readonly learner: string;
	readonly rosterNumber: number;
	readonly number: number;
	/** When it was typed in, epoch milliseconds. */
	readonly typedAt: number;
}

type Taken<T> = Result<T, MarksFault>;

type Letters = ReadonlyMap<string, string>;

/** The choice that one letter stands for. */
function choiceOf(ids: Letters, letters: string, number: number): Taken<ItemResponse> {
	const choice = ids.get(letters);
	if (choice !== undefined) return ok({ kind: 'choice', choice });
	return failed({ kind: 'one-letter', item: number, last: letterAt(ids.size - 1), letters });
}

/** All cards in the order of their letters. */
function orderOf(ids: Letters, letters: string, number: number): Taken<ItemResponse> {
	const cards = [...letters].flatMap((letter) => ids.get(letter) ?? []);
	if (letters.length === ids.size && new Set(cards).size === ids.size) return ok({ kind: 'order', cards });
	const example = [...ids.keys()].join('');
	return failed({ kind: 'each-once', item: number, last: letterAt(ids.size - 1), example });
}

/** What letters on paper stand for. */
function responseOf(face: ItemPresentation, letters: string, number: number): Taken<ItemResponse> {
	const ids = new Map(face.choices.map(({ id }, place) => [letterAt(place), id]));
	switch (face.form) {
		case 'choices':
		case 'sentences':
		case 'line':
			return choiceOf(ids, letters, number);
		case 'order':
			return orderOf(ids, letters, number);
		case 'written':
			return failed({ kind: 'written', item: number });
	}
}

const MARK = /^(?:(\d{1,3})[.:)]?)?([A-Z]*|-)$/;

/** The marks of a line by number of their item: one after the other, or each led by its number. */
function marksIn(line: string, items: number): Taken<Map<number, string>> {
	const marks = new Map<number, string>();
	let number = 0;
	// "1 B" and "1. B" are one mark.
	const joined = line
		.slice(0, 4_000)
		.toUpperCase()
		.replace(/(\d[.:)]?)\s+(?=[A-Z-])/g, '$1');
	for (const mark of joined.split(/[\s,;]+/).filter(Boolean)) {
		const [, led, letters = ''] = MARK.exec(mark) ?? [];
		if (!MARK.test(mark)) return failed({ kind: 'no-mark', mark: mark.slice(0, 20) });
		number = led === undefined ? number + 1 : Number(led);
		if (number < 1 || number > items) return failed({ kind: 'no-number', items, number });
		if (marks.has(number)) return failed({ kind: 'twice', item: number });
		if (letters !== '' && letters !== '-') marks.set(number, letters);
	}
	return ok(marks);
}

/** The responses in a line of marks: letters one after the other or led by numbers, `-` for nothing answered. */
export function readMarks(module: LessonModule, quiz: Quiz, line: string): Taken<GivenResponse[]> {
	const marks = marksIn(line, quiz.items.length);
	if (!marks.isOk) return marks;
	const given: GivenResponse[] = [];
	for (const [number, letters] of [...marks.value].sort(([one], [other]) => one - other)) {
		const item = quiz.items[number - 1];
		const face = item && presentItem(indexModule(module), item);
		if (!face) continue;
		const response = responseOf(face, letters, number);
		if (!response.isOk) return response;
		given.push({ item: number - 1, response: response.value, givenAt: 0 });
	}
	return ok(given);
}

/** The hand-in of a paper that a teacher typed in: scored, counted and shown like any other, and marked as paper. */
export function handInFromPaper(
	assignment: Assignment,
	module: LessonModule,
	sitting: PaperSitting,
	line: string
): Taken<HandIn> {
	const { attempt: id, learner, rosterNumber, number, typedAt } = sitting;
	const made = generateQuiz(module, assignment.blueprint, seedFor(assignment, rosterNumber, number));
	if (!made.isOk || module.hash !== assignment.hash) return failed({ kind: 'no-edition' });
	const read = readMarks(module, made.value, line);
	if (!read.isOk) return read;
	const responses = read.value.map((given) => ({ ...given, givenAt: typedAt }));
	const times = { startedAt: typedAt, finishedAt: typedAt };
	const attempt = { ...made.value, id, sequence: 0, ...times, responses };
	return ok({ assignment: assignment.id, learner, rosterNumber, number, from: 'paper', attempt });
}
