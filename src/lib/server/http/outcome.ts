import { failed, ok, type Result } from '#lib/domain/result.ts';
import type { WhyRefused } from '#lib/wire/class-api.ts';

/** What goes back to whoever asked. */
export interface Granted<T> {
	readonly body: T;
	/** Names this state of what was asked for; a poll that knows it is told that nothing changed. */
	readonly tag?: string;
	/** A session to begin, or `null` to end the one there is. */
	readonly session?: string | null;
}

export interface RefusedBecause {
	readonly why: WhyRefused | 'unchanged';
	readonly at?: string;
	readonly tag?: string;
}

export type Outcome<T> = Result<Granted<T>, RefusedBecause>;

export const grant = <T>(body: T, more: Omit<Granted<T>, 'body'> = {}): Outcome<T> => ok({ body, ...more });
export const refuse = (why: WhyRefused, at?: string): Outcome<never> =>
	failed(at === undefined ? { why } : { why, at });
export const unchanged = (tag: string): Outcome<never> => failed({ why: 'unchanged', tag });

export const STATUS: Readonly<Record<RefusedBecause['why'], number>> = {
	unchanged: 304,
	malformed: 400,
	'not-signed-in': 401,
	'not-allowed': 403,
	'wrong-origin': 403,
	'not-found': 404,
	'name-taken': 409,
	conflict: 409,
	full: 409,
	'too-long': 413,
	'not-json': 415,
	'slow-down': 429,
	unavailable: 503
};
