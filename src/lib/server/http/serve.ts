import { isId } from '#lib/domain/bounds.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import type { CallerKind, Endpoint, HttpMethod, PathParam, RateLimit } from '#lib/formats/endpoint.ts';
import { refusedSchema, writeApi } from '#lib/formats/class-messages.ts';
import type { ClassServer } from '../class-server.ts';
import { describeFault } from '../log.ts';
import type { RequestContext } from '../request-context.ts';
import { authenticate } from './authenticate.ts';
import { addressOf } from './client-address.ts';
import { STATUS, reject, type Outcome, type Rejection } from './reply.ts';
import { readBody } from './read-body.ts';
import type { RequestEvent } from './request-event.ts';
import { readSession, writeSession } from './session-cookie.ts';

/** A row of the table with its handler. */
export interface Route<Method extends HttpMethod = HttpMethod, Path extends string = string> {
	readonly method: Method;
	readonly path: Path;
	/** @param name the row's name, for the log */
	answer(event: RequestEvent, name: string, params: Params): Promise<Response>;
}

export type Params = Readonly<Record<string, string>>;

const DEFAULT_MAX_BODY_BYTES = 16_000;

/**
 * Joins a row to its handler. Origin, ids, caller, body and rate limit are checked in this order before the handler
 * runs, and every request is logged under the row's name.
 */
export function serve<
	Method extends HttpMethod,
	Path extends string,
	Caller extends CallerKind,
	Body,
	Answer
>(
	row: Endpoint<Method, Path, Caller, string, Body, never, unknown, Answer>,
	handle: (context: RequestContext<Caller, Body, PathParam<Path>>) => Promise<Outcome<Answer>>
): Route<Method, Path> {
	async function run(server: ClassServer, event: RequestEvent, params: Params): Promise<Outcome<Answer>> {
		if (!isSameOrigin(event, row)) return reject('wrong-origin');
		if (!hasIds(row.path, params)) return reject('not-found');
		const services = await server.services();
		const caller = await authenticate(row.caller, services, event);
		if (!caller) return reject('not-signed-in');
		// Only now: a client that is not authenticated gets no memory for what it sends, however slowly.
		const body = await readRequest(event.request, row);
		if (!body.isOk) return body;
		const context = {
			services,
			caller,
			body: body.value,
			params,
			query: event.url.searchParams,
			knownTag: event.request.headers.get('if-none-match') ?? undefined,
			sessionToken: readSession(event)
		};
		return row.rateLimit ? limited(server, event, row.rateLimit, () => handle(context)) : handle(context);
	}
	return {
		method: row.method,
		path: row.path,
		async answer(event, name, params) {
			const server = event.locals.classServer;
			if (!server) return write(event, row, reject('not-found'));
			const startedAt = performance.now();
			const outcome = await run(server, event, params).catch((error: unknown) => {
				server.log({ event: 'fault', endpoint: name, fault: describeFault(error) });
				return reject('unavailable');
			});
			const response = write(event, row, outcome);
			server.log({
				event: 'request',
				endpoint: name,
				method: event.request.method,
				status: response.status,
				ms: Math.round(performance.now() - startedAt),
				...(outcome.isOk ? {} : { refused: outcome.failure.why })
			});
			return response;
		}
	};
}

/** Browsers send cookies along with requests of any page: a change has to come from a page of this app. */
function isSameOrigin({ request, url }: RequestEvent, { method }: Pick<Endpoint, 'method'>): boolean {
	return method === 'GET' || request.headers.get('origin') === url.origin;
}

/** Whether every `:name` of the path is there and is an id. */
function hasIds<Path extends string>(
	path: Path,
	params: Params
): params is Readonly<Record<PathParam<Path>, string>> {
	const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
	return names.every((name) => isId(params[name]));
}

async function readRequest<Body>(
	request: Request,
	row: Endpoint<HttpMethod, string, CallerKind, string, Body>
): Promise<Result<Body, Rejection>> {
	const hasBody = row.method === 'POST' || row.method === 'PATCH';
	const text = hasBody ? await readBody(request, row.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES) : ok('');
	if (!text.isOk) return failed({ why: text.failure });
	const read = row.request.read(text.value);
	if (read.isOk) return read;
	const { failure } = read;
	if (failure.kind === 'too-long') return failed({ why: 'too-long' });
	return failed({ why: 'malformed', at: failure.kind === 'malformed' ? failure.at : failure.kind });
}

/** A failed attempt counts towards the limit; a successful one, and a fault of the server, does not. */
async function limited<T>(
	server: ClassServer,
	event: RequestEvent,
	kind: RateLimit,
	act: () => Promise<Outcome<T>>
): Promise<Outcome<T>> {
	const limit = server.limits[kind];
	const address = addressOf(event);
	if (!limit.mayTry(address, server.clock())) return reject('slow-down');
	let isFailed = false;
	try {
		const outcome = await act();
		isFailed = !outcome.isOk && outcome.failure.why === 'not-allowed';
		return outcome;
	} finally {
		if (!isFailed) limit.forgive(address, server.clock());
	}
}

function write<Answer>(
	event: RequestEvent,
	row: Endpoint<HttpMethod, string, CallerKind, string, unknown, never, unknown, Answer>,
	outcome: Outcome<Answer>
): Response {
	const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
	const tag = outcome.isOk ? outcome.value.tag : outcome.failure.tag;
	if (tag !== undefined) {
		headers.set('etag', tag);
		headers.set('cache-control', 'private, no-cache');
	}
	if (outcome.isOk) {
		writeSession(event, outcome.value.session);
		return new Response(row.response.write(outcome.value.body), { headers });
	}
	const { why, at } = outcome.failure;
	if (why === 'unchanged') return new Response(null, { status: STATUS[why], headers });
	if (why === 'slow-down') headers.set('retry-after', '60');
	const body = writeApi({ refused: why, ...(at === undefined ? {} : { at }) }, refusedSchema);
	return new Response(body, { status: STATUS[why], headers });
}
