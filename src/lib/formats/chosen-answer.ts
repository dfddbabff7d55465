import { fieldOf, newRecord } from './record-version.ts';
import { laterOf, timeIn } from './reader-note.ts';

/** When a learner is asked which answer to the module's question is the most convincing. */
export const ANSWER_STAGES = ['before', 'after'] as const;
export type AnswerStage = (typeof ANSWER_STAGES)[number];

/** Which answer to the module's question a learner found most convincing. */
export interface ChosenAnswer {
	/** Id of the answer; empty where the learner is not sure. */
	readonly answer: string;
	/** Id of the document that moved the learner most. */
	readonly movedBy?: string;
	/** Epoch milliseconds by the clock of the device. */
	readonly chosenAt: number;
}

const VERSION = 1;

/** Answers are called by their words, with hyphens: longer than the ids that a program makes. */
const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,200}$/.test(value);

/** The key of a chosen answer; `place` is `module/stage`, or the beginning of it. */
export const answerKey = (place: string): string => `answer:${place}`;

/** A chosen answer from a record of unknown origin; undefined if it is none. */
export function parseChosenAnswer(record: unknown): ChosenAnswer | undefined {
	const [answer, movedBy] = [fieldOf(record, 'answer'), fieldOf(record, 'movedBy')];
	const chosenAt = timeIn(record, 'chosenAt');
	if ((answer !== '' && !isName(answer)) || chosenAt === undefined) return undefined;
	return { answer, ...(isName(movedBy) && { movedBy }), chosenAt };
}

/** A chosen answer as it is stored, in place of `stored`; undefined if a later version of the app wrote that one. */
export const answerRecord = (stored: unknown, chosen: ChosenAnswer): unknown =>
	newRecord(VERSION, stored, chosen);

/** What two devices know of one choice: the one that was made last. */
export const mergeChosenAnswers = (one: ChosenAnswer | undefined, other: ChosenAnswer): ChosenAnswer =>
	laterOf(one, other, ({ chosenAt, answer, movedBy = '' }) => [chosenAt, `${answer} ${movedBy}`]);
