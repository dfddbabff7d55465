import type { Attempt } from '../attempt/attempt.ts';
import { responsesTo } from '../attempt/record-response.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import { indexModule } from '../item/module-index.ts';
import { keyOf } from '../item/rules.ts';
import { isLate, MAX_ATTEMPTS, type Assignment } from './assignment.ts';
import { checkForReport } from './check-without-drawing.ts';
import type { QuizCheck } from './quiz-check.ts';
import { scoreShare, type ItemShare } from './score-share.ts';
import type { HandIn } from './hand-in.ts';

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
	/** The edition of the module that it was made from is not known here, so it cannot be scored. */
	| 'unknown-version'
	/** Made from another edition of the module than the assignment names; scored by its own. */
	| 'other-version'
	/** Drawn by another version of the app than the one that received it. */
	| 'other-generator'
	/** Its items are not those that the assignment draws for this learner and this attempt. */
	| 'wrong-paper'
	/** A quiz of another module. */
	| 'not-assigned';

/** A hand-in with what was found about it and what it earned. */
export interface GradedHandIn {
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
export const canCount = ({ marks }: GradedHandIn): boolean =>
	marks.every((mark) => !UNCOUNTED.includes(mark));

/** What is known of the reception of a hand-in. */
export interface Reception {
	readonly receivedAt: number;
	/** When the teacher ended the assignment; undefined while it is open. */
	readonly endedAt?: number | undefined;
	/** Whether it holds the assigned quiz, as was decided then; undefined where nothing was stored. */
	readonly quizCheck?: QuizCheck | undefined;
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

function quizMarks(
	assignment: Assignment,
	handIn: HandIn,
	module: LessonModule | undefined,
	stored: QuizCheck | undefined
): HandInMark[] {
	const { attempt } = handIn;
	if (attempt.module !== assignment.module) return ['not-assigned'];
	const check = checkForReport(assignment, handIn, module, stored);
	const found: readonly (readonly [HandInMark, boolean])[] = [
		['unknown-version', !module],
		['other-version', module !== undefined && attempt.hash !== assignment.hash],
		['other-generator', check === 'other-generator'],
		['wrong-paper', check === 'wrong-quiz']
	];
	return found.flatMap(([mark, isSo]) => (isSo ? [mark] : []));
}

const editionOf = ({ hash, module: id }: Attempt, module?: LessonModule): LessonModule | undefined =>
	module?.hash === hash && module.id === id ? module : undefined;

/**
 * What each item of an attempt earned, scored from the first response to it. It needs the keys of the edition that the
 * attempt names and no generator; where `module` is not that edition nothing is scored.
 */
export function scoreAttempt(
	{ order }: Assignment,
	attempt: Attempt,
	module: LessonModule | undefined
): ItemShare[] {
	const edition = editionOf(attempt, module);
	const content = edition && indexModule(edition);
	return attempt.items.map((item, place) =>
		content ? scoreShare(item, keyOf(content, item), responsesTo(attempt, place)[0], order) : 'unscored'
	);
}

/**
 * What a hand-in is worth. `module` is the edition that the attempt names, or undefined if nobody here has it. Each
 * item is scored again; whether there are too many attempts in all the class report says, for it knows the others.
 */
export function gradeHandIn(
	assignment: Assignment,
	handIn: HandIn,
	module: LessonModule | undefined,
	reception: Reception
): GradedHandIn {
	const edition = editionOf(handIn.attempt, module);
	const isSurplus = handIn.number > (assignment.attempts ?? MAX_ATTEMPTS);
	return {
		handIn,
		receivedAt: reception.receivedAt,
		marks: [
			...timeMarks(assignment, handIn, reception),
			...(isSurplus ? (['surplus'] as const) : []),
			...quizMarks(assignment, handIn, edition, reception.quizCheck)
		],
		shares: scoreAttempt(assignment, handIn.attempt, edition)
	};
}
