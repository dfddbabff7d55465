import { seedFromText } from '../item/chance.ts';
import type { Blueprint } from '../quiz/blueprint.ts';
import { toUtf8 } from './bytes.ts';
import { cleanName, cutText } from './clean-name.ts';

/** Whether all learners get one paper, at every try, or each their own, and a new one at every try. */
type SeedPolicy =
	{ readonly kind: 'same'; readonly seed: number } | { readonly kind: 'each'; readonly seed: number };

/** Which of several attempts counts. */
export const COUNTED = ['first', 'best', 'last'] as const;
type Counted = (typeof COUNTED)[number];

/** When a learner sees what was right. */
export const FEEDBACK = ['after-each', 'at-end', 'after-due'] as const;
type Feedback = (typeof FEEDBACK)[number];

/** How a set of cards in order earns its point: see `scoreShare`. */
export const ORDER_SCORINGS = ['pairs', 'all-or-nothing', 'chance-corrected'] as const;
export type OrderScoring = (typeof ORDER_SCORINGS)[number];

/** A quiz that a teacher asks learners to do. It is never changed once given out; a changed one is another. */
export interface Assignment {
	readonly id: string;
	readonly title: string;
	readonly module: string;
	/** Content hash of the module that the papers are made from. */
	readonly hash: string;
	readonly blueprint: Blueprint;
	readonly seeds: SeedPolicy;
	/** Attempts that count; unlimited where it is missing. */
	readonly attempts?: number;
	readonly counts: Counted;
	readonly feedback: Feedback;
	/** Epoch milliseconds: the last moment that is on time. */
	readonly dueAt?: number;
	readonly order: OrderScoring;
	/** The code of the class that it belongs to; none where it travels as a link. */
	readonly classCode?: string;
}

/** Attempts that an assignment may allow; also what "unlimited" comes to. */
export const MAX_ATTEMPTS = 100;
/** Bytes of UTF-8: an assignment with the longest title still makes a link that fits a QR code. */
const WIDEST_TITLE = 160;

const fits = (text: string): boolean => toUtf8(text).length <= WIDEST_TITLE;

/** Whether a text may be the title of an assignment: something, on one line, and short enough for its link. */
export const isTitle = (text: string): boolean => text !== '' && text === cleanName(text) && fits(text);

/** What was typed as a title, cleaned and cut so that it may be one; empty if nothing is left. */
export function fitTitle(typed: string): string {
	let title = cleanName(typed);
	while (!fits(title)) title = cleanName(cutText(title, [...title].length - 1));
	return title;
}

/** The seed of one paper. `attemptNumber` counts a learner's attempts at this assignment from 1. */
export function seedFor(assignment: Assignment, rosterNumber: number, attemptNumber: number): number {
	const { kind, seed } = assignment.seeds;
	return kind === 'same' ? seed >>> 0 : seedFromText(`${seed >>> 0}/${rosterNumber}/${attemptNumber}`);
}

/** Whether a moment is past the due date. */
export const isLate = (assignment: Assignment, moment: number): boolean =>
	assignment.dueAt !== undefined && moment > assignment.dueAt;

/** Whether one attempt more would count. After the due date a learner may still begin: it is kept and marked late. */
export const mayBegin = (assignment: Assignment, attemptsMade: number): boolean =>
	attemptsMade < (assignment.attempts ?? MAX_ATTEMPTS);

/** Whether a learner may see what was right, of an attempt that is finished or still open. */
export function mayShowFeedback(assignment: Assignment, now: number, isFinished: boolean): boolean {
	if (assignment.feedback === 'after-each') return true;
	if (assignment.feedback === 'at-end' || assignment.dueAt === undefined) return isFinished;
	return isFinished && isLate(assignment, now);
}
