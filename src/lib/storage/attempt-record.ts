import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { parseAttempt } from '#lib/domain/attempt/parse-attempt.ts';
import { isLaterThan, versionOf } from './record-version.ts';

/** How an attempt lies in the database. A later version reads every earlier one; see tests/frozen. */
interface AttemptRecord {
	readonly version: 1;
	readonly attempt: Attempt;
}

const VERSION = 1;

export const attemptRecord = (attempt: Attempt): AttemptRecord => ({ version: VERSION, attempt });

/** The attempt in a record, or undefined if this version of the app cannot read it. */
export function readAttemptRecord(record: unknown): Attempt | undefined {
	if (versionOf(record) !== VERSION) return undefined;
	const isRecord = typeof record === 'object' && record !== null && 'attempt' in record;
	const parsed = isRecord ? parseAttempt(record.attempt) : undefined;
	return parsed?.isOk ? parsed.value : undefined;
}

/** Whether a later version of the app wrote this record. */
export const isOfLaterVersion = (record: unknown): boolean => isLaterThan(VERSION, record);
