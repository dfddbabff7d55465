import type { Attempt } from '../attempt/attempt.ts';
import { areEqualCopies } from '../attempt/merge-attempts.ts';
import { responsesTo } from '../attempt/record-response.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import type { Item, ItemKey } from '../item/item.ts';
import { indexModule } from '../item/module-index.ts';
import { keyOf } from '../item/rules.ts';
import type { Blueprint } from '../quiz/blueprint.ts';
import { generateQuiz } from '../quiz/generate-quiz.ts';
import { GENERATOR_VERSION } from '../quiz/quiz.ts';
import { isLate, MOST_ATTEMPTS, seedFor, type Assignment } from './assignment.ts';
import { scoreShare, type ItemShare } from './score-share.ts';

/** An attempt that nothing will be added to. */
export interface FinishedAttempt extends Attempt {
	readonly finishedAt: number;
}

/** What a learner sends: a finished attempt at an assignment. It holds no score, and none is ever taken from it. */
export interface HandIn {
	readonly assignment: string;
	/** Id of the learner in the roster. */
	readonly learner: string;
	/**
	 * The number from which papers of their own are drawn: the learner's in the roster, or where the device knew of no
	 * roster one that follows from the name. A teacher who says whose it is leaves a paper drawn without the class its own.
	 */
	readonly rosterNumber: number;
	/** Which attempt at this assignment it is, counted from 1 by the device. Two devices may give one number. */
	readonly number: number;
	/** Whether a learner's device made it, or a teacher typed it in from paper. */
	readonly from: 'device' | 'paper';
	readonly attempt: FinishedAttempt;
}

/** What a teacher is told about a hand-in. Nothing is dropped for any of them. */
type HandInMark =
	/** Finished after the due date. */
	| 'late'
	/** Finished in time by the device's own clock, and received after the due date or the end. */
	| 'arrived-late'
	/** Finished after the teacher had ended the assignment. */
	| 'after-end'
	/** One attempt more than the assignment allows. */
	| 'surplus'
	/** The edition of the module, or of the generator, that it was made with is not known here. */
	| 'unknown-version'
	/** Made from another edition of the module than the assignment names; scored by its own. */
	| 'other-version'
	/** Its items are not those that the assignment draws for this learner and this attempt. */
	| 'wrong-paper'
	/** A quiz of another module. */
	| 'not-assigned';

/** A hand-in with what was found about it and what it earned. */
export interface JudgedHandIn {
	readonly handIn: HandIn;
	/** By the clock of whoever took it in, epoch milliseconds. */
	readonly receivedAt: number;
	readonly marks: readonly HandInMark[];
	/** What each item earned, in the order of the paper. */
	readonly shares: readonly ItemShare[];
}

// With one of these a hand-in is kept and shown, and does not count.
const UNCOUNTED: readonly HandInMark[] = ['surplus', 'unknown-version', 'wrong-paper', 'not-assigned'];

/** Whether it may be the attempt that counts. */
export const canCount = ({ marks }: JudgedHandIn): boolean =>
	marks.every((mark) => !UNCOUNTED.includes(mark));

const textOf = (items: readonly Item[]): string =>
	JSON.stringify(items.map(({ id, kind, about, shown }) => [id, kind, about, shown]));

/** A paper as an assignment draws it. */
interface Paper {
	readonly code: string;
	readonly items: string;
	readonly keys: readonly (ItemKey | undefined)[];
}
const papers = new WeakMap<LessonModule, Map<string, Paper | undefined>>();
const MOST_PAPERS = 5_000;

function keysOf(module: LessonModule, items: readonly Item[]): (ItemKey | undefined)[] {
	const content = indexModule(module);
	return items.map((item) => keyOf(content, item));
}

function makePaper(module: LessonModule, blueprint: Blueprint, seed: number): Paper | undefined {
	const made = generateQuiz(module, blueprint, seed);
	if (!made.isOk) return undefined;
	const { code, items } = made.value;
	return { code, items: textOf(items), keys: keysOf(module, items) };
}

/** The paper of a seed. A class asks for the same few again and again, so they are kept beside the module. */
function paperOf(module: LessonModule, { blueprint }: Assignment, seed: number): Paper | undefined {
	const known = papers.get(module) ?? new Map<string, Paper | undefined>();
	papers.set(module, known);
	const name = `${seed}/${blueprint.items}/${blueprint.kind ?? ''}`;
	if (known.has(name)) return known.get(name);
	if (known.size >= MOST_PAPERS) known.clear();
	const paper = makePaper(module, blueprint, seed);
	known.set(name, paper);
	return paper;
}

/** The paper that the assignment draws for this learner and this attempt, if the attempt holds that very paper. */
function assignedPaper(assignment: Assignment, handIn: HandIn, module: LessonModule): Paper | undefined {
	const { attempt, number, rosterNumber } = handIn;
	const seed = seedFor(assignment, rosterNumber, number);
	if (attempt.seed !== seed) return undefined;
	const paper = paperOf(module, assignment, seed);
	return paper?.code === attempt.code && paper.items === textOf(attempt.items) ? paper : undefined;
}

/** When a hand-in was received, and when the teacher ended its assignment; undefined while that is open. */
export interface Reception {
	readonly receivedAt: number;
	readonly endedAt?: number | undefined;
}

/** A device's clock may say that work was done in time. What was received in time was in time, whatever it says. */
function timeMarks(
	assignment: Assignment,
	handIn: HandIn,
	{ receivedAt, endedAt = Infinity }: Reception
): HandInMark[] {
	const isDone = (mark: HandInMark, isPast: (moment: number) => boolean): HandInMark[] =>
		isPast(receivedAt) ? [isPast(handIn.attempt.finishedAt) ? mark : 'arrived-late'] : [];
	const marks = [
		...isDone('late', (moment) => isLate(assignment, moment)),
		...isDone('after-end', (moment) => moment > endedAt)
	];
	const past = marks.filter((mark) => mark !== 'arrived-late');
	return past.length > 0 ? past : marks.slice(0, 1);
}

function paperMarks(assignment: Assignment, { attempt }: HandIn, edition?: Edition): HandInMark[] {
	if (attempt.module !== assignment.module) return ['not-assigned'];
	if (!edition || attempt.generator !== GENERATOR_VERSION) return ['unknown-version'];
	return [
		...(attempt.hash === assignment.hash ? [] : (['other-version'] as const)),
		...(edition.paper ? [] : (['wrong-paper'] as const))
	];
}

/** The edition that an attempt was made from, and the paper of the assignment if the attempt holds it. */
interface Edition {
	readonly module: LessonModule;
	readonly paper: Paper | undefined;
}

function editionOf(assignment: Assignment, handIn: HandIn, module?: LessonModule): Edition | undefined {
	const { attempt } = handIn;
	if (!module || module.hash !== attempt.hash || module.id !== attempt.module) return undefined;
	const isDrawn = attempt.module === assignment.module && attempt.generator === GENERATOR_VERSION;
	return { module, paper: isDrawn ? assignedPaper(assignment, handIn, module) : undefined };
}

function sharesOf({ order }: Assignment, attempt: Attempt, edition?: Edition): ItemShare[] {
	if (!edition) return attempt.items.map(() => 'unscored');
	const keys = edition.paper?.keys ?? keysOf(edition.module, attempt.items);
	return attempt.items.map((item, place) =>
		scoreShare(item, keys[place], responsesTo(attempt, place)[0], order)
	);
}

/**
 * What a hand-in is worth. `module` is the edition that the attempt names, or undefined if nobody here has it. Each
 * item is scored again from the first response to it; whether there are too many attempts in all the class report
 * says, for it knows the others.
 */
export function judgeHandIn(
	assignment: Assignment,
	handIn: HandIn,
	module: LessonModule | undefined,
	reception: Reception
): JudgedHandIn {
	const edition = editionOf(assignment, handIn, module);
	const isSurplus = handIn.number > (assignment.attempts ?? MOST_ATTEMPTS);
	return {
		handIn,
		receivedAt: reception.receivedAt,
		marks: [
			...timeMarks(assignment, handIn, reception),
			...(isSurplus ? (['surplus'] as const) : []),
			...paperMarks(assignment, handIn, edition)
		],
		shares: sharesOf(assignment, handIn.attempt, edition)
	};
}

/**
 * Whether a hand-in says what another with the same attempt id says. The first one taken in stands: the same again
 * changes nothing, and one with other answers, or in the name of another learner, is refused.
 */
export const isSameHandIn = (one: HandIn, other: HandIn): boolean =>
	one.assignment === other.assignment &&
	one.learner === other.learner &&
	one.rosterNumber === other.rosterNumber &&
	one.number === other.number &&
	one.from === other.from &&
	areEqualCopies(one.attempt, other.attempt);
