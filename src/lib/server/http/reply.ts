import { failed, ok, type Result } from '#lib/domain/result.ts';
import type { WhyRefused } from '#lib/formats/class-messages.ts';

/** What a handler answers with. */
export interface Success<T> {
	readonly body: T;
	/** ETag of this state; a poll that sends it back is answered 304. */
	readonly tag?: string;
	/** Token of a session to begin, or `null` to end the current one. */
	readonly session?: string | null;
}

export interface Rejection {
	readonly why: WhyRefused | 'unchanged';
	readonly at?: string;
	readonly tag?: string;
}

export type Outcome<T> = Result<Success<T>, Rejection>;

export const respond = <T>(body: T, more: Omit<Success<T>, 'body'> = {}): Outcome<T> => ok({ body, ...more });
export const reject = (why: WhyRefused, at?: string): Outcome<never> =>
	failed(at === undefined ? { why } : { why, at });
export const unchanged = (tag: string): Outcome<never> => failed({ why: 'unchanged', tag });

export const STATUS: Readonly<Record<Rejection['why'], number>> = {
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
