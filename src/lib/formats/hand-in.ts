import * as v from 'valibot';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { FinishedAttempt, HandIn } from '#lib/domain/classroom/hand-in.ts';
import { MAX_ITEMS } from '#lib/domain/quiz/blueprint.ts';
import { attemptSchema } from './attempt.ts';
import { countSchema, failsAt, idSchema, momentSchema, SEEDS, wholeNumber } from './fields.ts';

const MAX_RESPONSES = 2 * MAX_ITEMS;
const MAX_NUMBER = 1_000_000;

const finishedSchema: v.GenericSchema<unknown, FinishedAttempt> = v.pipe(
	attemptSchema,
	v.check(({ finishedAt }) => finishedAt !== undefined, 'is not finished'),
	v.transform(({ finishedAt = 0, ...attempt }) => ({ ...attempt, finishedAt }))
);

/** A hand-in as a device stores it. */
export const storedHandInSchema: v.GenericSchema<unknown, HandIn> = v.object({
	assignment: idSchema,
	learner: idSchema,
	rosterNumber: countSchema,
	number: countSchema,
	from: v.picklist(['device', 'paper']),
	attempt: finishedSchema
});

/** The field of an attempt that no server takes though a device may store it. */
function unsentField(attempt: Attempt): string | undefined {
	if (attempt.responses.length > MAX_RESPONSES) return 'responses';
	if (attempt.seed >= SEEDS) return 'seed';
	return (
		(['id', 'module', 'hash'] as const).find((name) => !v.is(idSchema, attempt[name])) ??
		(['startedAt', 'finishedAt'] as const).find((name) => !v.is(momentSchema, attempt[name]))
	);
}

/** A hand-in as it is sent, to the class server or in a receipt. */
export const handInSchema: v.GenericSchema<unknown, HandIn> = v.pipe(
	storedHandInSchema,
	failsAt<HandIn>(({ rosterNumber, number, attempt }) => {
		if (!v.is(wholeNumber(0, MAX_NUMBER), rosterNumber)) return ['rosterNumber'];
		if (!v.is(wholeNumber(1, MAX_NUMBER), number)) return ['number'];
		const field = unsentField(attempt);
		return field === undefined ? undefined : ['attempt', field];
	})
);
