import { parseAttempt } from '../attempt/parse-attempt.ts';
import { isId } from '../bounds.ts';
import type { HandIn } from './hand-in.ts';

const isCount = (value: unknown): value is number =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** A hand-in from a record of unknown origin; undefined if it is none. */
export function parseHandIn(record: unknown): HandIn | undefined {
	if (typeof record !== 'object' || record === null) return undefined;
	const fields: Readonly<Record<string, unknown>> = { ...record };
	const { assignment, learner, rosterNumber, number, from } = fields;
	const attempt = parseAttempt(fields['attempt']);
	if (!attempt.isOk || attempt.value.finishedAt === undefined) return undefined;
	if (!isId(assignment) || !isId(learner)) return undefined;
	if (!isCount(rosterNumber) || !isCount(number) || (from !== 'device' && from !== 'paper')) return undefined;
	const { finishedAt } = attempt.value;
	return { assignment, learner, rosterNumber, number, from, attempt: { ...attempt.value, finishedAt } };
}
