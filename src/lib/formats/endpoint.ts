import * as v from 'valibot';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { readApi, writeApi } from './class-messages.ts';
import { writeMessage, type WireFailure } from './message.ts';

/** How one message is read by its receiver and written by its sender. */
export interface MessageFormat<Read, Written = Read> {
	read(text: string): Result<Read, WireFailure>;
	write(value: Written): string;
}

/** Where the paths of all endpoints begin. */
export const API_ROOT = '/api/class';

/** Teachers are authenticated by a session cookie, learners by a bearer token. */
export type CallerKind = 'anyone' | 'teacher' | 'learner';

/** What failed attempts are counted as: only those count towards a limit, because a school shares one IP address. */
export type RateLimit = 'passphrases' | 'codes';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One row of the table in endpoints.ts. */
export interface Endpoint<
	Method extends HttpMethod = HttpMethod,
	Path extends string = string,
	Caller extends CallerKind = CallerKind,
	Query extends string = string,
	Body = unknown,
	WrittenBody = never,
	Answer = unknown,
	WrittenAnswer = never
> {
	readonly method: Method;
	/** Below API_ROOT; `:name` stands for an id. */
	readonly path: Path;
	readonly caller: Caller;
	/** Names of the query parameters. */
	readonly query?: readonly Query[];
	/** GET and DELETE have `noBody`. */
	readonly request: MessageFormat<Body, WrittenBody>;
	readonly response: MessageFormat<Answer, WrittenAnswer>;
	/** Default: 16,000. */
	readonly maxBodyBytes?: number;
	readonly rateLimit?: RateLimit;
}

/** The names of the ids in a path. */
export type PathParam<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
	? Name | PathParam<Rest>
	: Path extends `${string}:${infer Name}`
		? Name
		: never;

/** Gives a row its exact type. */
/* @__NO_SIDE_EFFECTS__ */
export function endpoint<
	Method extends HttpMethod,
	const Path extends string,
	Caller extends CallerKind,
	Body,
	WrittenBody,
	Answer,
	WrittenAnswer,
	const Query extends string = never
>(
	row: Endpoint<Method, Path, Caller, Query, Body, WrittenBody, Answer, WrittenAnswer>
): Endpoint<Method, Path, Caller, Query, Body, WrittenBody, Answer, WrittenAnswer> {
	return row;
}

/** A class with 500 learners, each of whom hands in a hundred times, is shorter. */
const MAX_CHARACTERS = 100_000_000;

type ObjectSchema<T> = v.GenericSchema<unknown, T>;

/** A request body. The server validates it; the client sends what a form holds. */
/* @__NO_SIDE_EFFECTS__ */
export function request<T extends object>(schema: ObjectSchema<T>): MessageFormat<T> {
	return { read: (text) => readApi(text, schema, MAX_CHARACTERS), write: writeMessage };
}

/** A response body. Both sides validate it: what the schema does not declare does not leave the server. */
/* @__NO_SIDE_EFFECTS__ */
export function response<T extends object>(schema: ObjectSchema<T>): MessageFormat<T> {
	return {
		read: (text) => readApi(text, schema, MAX_CHARACTERS),
		write: (body) => writeApi(body, schema)
	};
}

export const noBody: MessageFormat<undefined> = { read: () => ok(undefined), write: () => '' };

/** JSON without the version of a message, for the caller to validate. */
export const anyJson: MessageFormat<unknown, object> = {
	read(text) {
		try {
			const value: unknown = JSON.parse(text);
			return ok(value);
		} catch {
			return failed({ kind: 'not-json' });
		}
	},
	write: (value) => JSON.stringify(value)
};
