import type { CallerKind, Endpoint, HttpMethod, PathParam } from '#lib/formats/endpoint.ts';
import type { KnownLearner } from './db/learners.ts';
import type { Teacher } from './db/teachers.ts';
import type { Outcome } from './http/reply.ts';
import type { Services } from './services.ts';

export interface Callers {
	readonly anyone: 'anyone';
	readonly teacher: Teacher;
	readonly learner: KnownLearner;
}

/** What a handler gets: everything has been checked that can be checked without knowing what the request is about. */
export interface RequestContext<Caller extends CallerKind, Body = undefined, Param extends string = never> {
	readonly services: Services;
	readonly caller: Callers[Caller];
	readonly body: Body;
	/** The ids in the path. */
	readonly params: Readonly<Record<Param, string>>;
	readonly query: URLSearchParams;
	/** The ETag that the client has already. */
	readonly knownTag: string | undefined;
	readonly sessionToken: string | undefined;
}

/** The function behind a row of the table in formats/endpoints.ts. */
export type Handler<Row> =
	Row extends Endpoint<HttpMethod, infer Path, infer Caller, string, infer Body, never, unknown, infer Answer>
		? (context: RequestContext<Caller, Body, PathParam<Path>>) => Promise<Outcome<Answer>>
		: never;
