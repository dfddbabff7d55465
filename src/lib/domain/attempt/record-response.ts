import type { ItemResponse } from '../item/item.ts';
import { failed, ok, type Result } from '../result.ts';
import type { Attempt } from './attempt.ts';

/** Why a response is not taken. */
export type RecordFailure =
	{ readonly kind: 'finished' } | { readonly kind: 'no-such-item' } | { readonly kind: 'no-tries-left' };

/** Tries at one item in practice; the first is scored. */
export const TRIES = 2;

/** The responses given to one item, in order. */
export const responsesTo = (attempt: Attempt, item: number): ItemResponse[] =>
	attempt.responses.filter((given) => given.item === item).map(({ response }) => response);

/** The attempt with one response more. Nothing that stands in it changes. */
export function recordResponse(
	attempt: Attempt,
	item: number,
	response: ItemResponse,
	givenAt: number
): Result<Attempt, RecordFailure> {
	if (attempt.finishedAt !== undefined) return failed({ kind: 'finished' });
	if (attempt.items[item] === undefined) return failed({ kind: 'no-such-item' });
	if (responsesTo(attempt, item).length >= TRIES) return failed({ kind: 'no-tries-left' });
	return ok({ ...attempt, responses: [...attempt.responses, { item, response, givenAt }] });
}

/** The attempt, closed. Closing twice changes nothing. */
export function finishAttempt(attempt: Attempt, finishedAt: number): Attempt {
	return attempt.finishedAt === undefined ? { ...attempt, finishedAt } : attempt;
}
