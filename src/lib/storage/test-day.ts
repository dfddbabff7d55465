import { isLaterThan } from '#lib/formats/record-version.ts';

const VERSION = 1;

export const TEST_DAY_KEY = 'test-day';

/** The day of a test from a record of unknown origin, as a date field gives it: 2026-11-30. Empty if it names none. */
export function parseTestDay(record: unknown): string {
	const day = typeof record === 'object' && record !== null && 'day' in record ? record.day : undefined;
	return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : '';
}

/** A test day as it is stored, in place of `kept`; undefined if a later version of the app wrote that one. */
export const testDayRecord = (kept: unknown, day: string): unknown =>
	isLaterThan(VERSION, kept) ? undefined : { version: VERSION, day };
