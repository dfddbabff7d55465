import * as v from 'valibot';
import { parseOr } from './parse.ts';
import { newRecord } from './record-version.ts';

const VERSION = 1;

export const TEST_DAY_KEY = 'test-day';

/** The day of a test as a date field gives it, such as 2026-11-30. */
export const testDaySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

const recordSchema = v.object({ day: testDaySchema });

/** The day of a test from a record of unknown origin; empty if it names none. */
export const parseTestDay = (record: unknown): string => parseOr(recordSchema, record, { day: '' }).day;

/** A test day as it is stored, in place of `kept`; undefined if a later version of the app wrote that one. */
export const testDayRecord = (kept: unknown, day: string): unknown => newRecord(VERSION, kept, { day });
