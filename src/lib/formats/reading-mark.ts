import { fieldOf, newRecord } from './record-version.ts';

// Read by every section before anything else, so without valibot, which would weigh on the first script.

/** How far a section was read. */
export interface ReadingMark {
	/** Share of the page's height, 0 to 1. */
	readonly fraction: number;
	readonly isRead: boolean;
	/** Counts the sections opened on this device: the highest was read last, whatever the clock says. */
	readonly last?: number;
}

/** A reading mark from a record of unknown origin; unread if it is none. */
export function parseReadingMark(record: unknown): ReadingMark {
	const fraction = fieldOf(record, 'fraction');
	const isShare = typeof fraction === 'number' && fraction >= 0 && fraction <= 1;
	const last = fieldOf(record, 'last');
	const isPlace = typeof last === 'number' && Number.isSafeInteger(last) && last > 0;
	return {
		fraction: isShare ? fraction : 0,
		isRead: fieldOf(record, 'isRead') === true,
		...(isPlace ? { last } : {})
	};
}

/** 2: marks know which section was read last. */
const VERSION = 2;

export const readingKey = (place: string): string => `reading:${place}`;

/** A reading mark as it is stored, in place of `kept`; undefined if a later version of the app wrote that one. */
export const markRecord = (kept: unknown, mark: ReadingMark): unknown => newRecord(VERSION, kept, mark);

/** What two devices know of one section: the farther place, read if either read it, and the later turn. */
export function mergeMarks(one: ReadingMark, other: ReadingMark): ReadingMark {
	const last = Math.max(one.last ?? 0, other.last ?? 0);
	return {
		fraction: Math.max(one.fraction, other.fraction),
		isRead: one.isRead || other.isRead,
		...(last > 0 ? { last } : {})
	};
}
