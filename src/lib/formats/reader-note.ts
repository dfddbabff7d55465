import { fieldOf } from './record-version.ts';

// Of what a learner writes or chooses while reading. It imports nothing that the first script does not hold: a section
// would load the script of the quiz with it.

/** Epoch milliseconds in a field of a record of unknown origin; undefined if it holds none that a date can name. */
export function timeIn(record: unknown, name: string): number | undefined {
	const time = fieldOf(record, name);
	return typeof time === 'number' && !Number.isNaN(new Date(time).getTime()) ? time : undefined;
}

/** The later of two notes; of one moment, the same one on every device. */
export function laterOf<Note>(
	one: Note | undefined,
	other: Note,
	rank: (note: Note) => readonly [at: number, text: string]
): Note {
	if (one === undefined) return other;
	const [[oneAt, oneText], [otherAt, otherText]] = [rank(one), rank(other)];
	if (oneAt !== otherAt) return oneAt > otherAt ? one : other;
	return oneText >= otherText ? one : other;
}
