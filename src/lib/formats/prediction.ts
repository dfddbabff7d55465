import { fieldOf, newRecord } from './record-version.ts';
import { laterOf, timeIn } from './reader-note.ts';

/** What a learner expected of a document before reading it. */
export interface Prediction {
	/** Empty if it was deleted again. */
	readonly text: string;
	/** Epoch milliseconds by the clock of the device. */
	readonly writtenAt: number;
}

/** Characters of the longest prediction. */
export const MAX_PREDICTION = 1_000;

const VERSION = 1;

/** The key of a prediction; `place` is `module/source`, or the beginning of it. */
export const predictionKey = (place: string): string => `prediction:${place}`;

/** A prediction from a record of unknown origin; undefined if it is none. */
export function parsePrediction(record: unknown): Prediction | undefined {
	const text = fieldOf(record, 'text');
	const writtenAt = timeIn(record, 'writtenAt');
	if (typeof text !== 'string' || writtenAt === undefined) return undefined;
	return { text: text.slice(0, MAX_PREDICTION), writtenAt };
}

/** A prediction as it is stored, in place of `stored`; undefined if a later version of the app wrote that one. */
export const predictionRecord = (stored: unknown, prediction: Prediction): unknown =>
	newRecord(VERSION, stored, prediction);

/** What two devices know of one prediction: the one that was written last. */
export const mergePredictions = (one: Prediction | undefined, other: Prediction): Prediction =>
	laterOf(one, other, ({ writtenAt, text }) => [writtenAt, text]);
