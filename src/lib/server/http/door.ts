import { isId } from '#lib/domain/bounds.ts';
import type { Result } from '#lib/domain/result.ts';
import { failed, ok } from '#lib/domain/result.ts';
import { REQUEST_LIMITS, refusedSchema, writeApi } from '#lib/wire/class-api.ts';
import type { WireFailure } from '#lib/formats/message.ts';
import type { ClassServer, Desk } from '../class-server.ts';
import { findToken, type KnownLearner } from '../db/learners.ts';
import { findSession, type Teacher } from '../db/teachers.ts';
import type { Limits } from '../limits.ts';
import { describeFault } from '../log.ts';
import { hashSecret } from '../secrets.ts';
import { STATUS, type Granted, type Outcome, type RefusedBecause } from './outcome.ts';
import { readBody } from './read-body.ts';

/** What a route hands over: the part of SvelteKit's event that is needed here. */
export interface Call {
	readonly request: Request;
	readonly url: URL;
	readonly params: Partial<Record<string, string>>;
	readonly route: { readonly id: string | null };
	readonly cookies: {
		get(name: string): string | undefined;
		set(name: string, value: string, options: CookieOptions): void;
		delete(name: string, options: { readonly path: string }): void;
	};
	readonly locals: { readonly classServer?: ClassServer };
	getClientAddress(): string;
}

interface CookieOptions {
	readonly path: string;
	readonly httpOnly: boolean;
	readonly sameSite: 'lax';
	readonly secure: boolean;
	readonly maxAge: number;
}

/** Who may come in. */
type Who = 'anyone' | 'teacher' | 'learner';
type Caller<W extends Who> = W extends 'teacher' ? Teacher : W extends 'learner' ? KnownLearner : undefined;

/** What an action is given: everything has been checked that can be checked without knowing what it is about. */
export interface Given<Body, W extends Who> {
	readonly desk: Desk;
	readonly caller: Caller<W>;
	readonly body: Body;
	readonly params: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	/** The tag of the state that the asker has already. */
	readonly knownTag: string | undefined;
	readonly sessionToken: string | undefined;
}

export interface Door<Body, Answer, W extends Who> {
	readonly who: W;
	/** How the request is read; requests without one are GET and DELETE. */
	readonly reads?: (text: string) => Result<Body, WireFailure>;
	/** Longest request in bytes. */
	readonly limit?: number;
	readonly answers: (answer: Answer) => string;
	/** Which guesses this door could be used for. */
	readonly guesses?: keyof Limits;
}

const SESSION = 'sourcebook-teacher';
const SESSION_PATH = '/api/class';
export const SESSION_DAYS = 30;

const refusal = (why: RefusedBecause['why']): { readonly isOk: false; readonly failure: RefusedBecause } =>
	failed({ why });

/** A route of the class server: origin, size, form, caller and guesses are checked, then `act` is asked. */
export function door<Answer, W extends Who, Body = undefined>(
	spec: Door<Body, Answer, W>,
	act: (given: Given<Body, W>) => Promise<Outcome<Answer>>
): (call: Call) => Promise<Response> {
	return async (call) => {
		const server = call.locals.classServer;
		if (!server) return respond(call, spec, refusal('not-found'));
		const startedAt = performance.now();
		const outcome = await enter(server, call, spec, act).catch((error: unknown) => {
			server.log({ event: 'fault', route: call.route.id ?? '', fault: describeFault(error) });
			return refusal('unavailable');
		});
		const response = respond(call, spec, outcome);
		server.log({
			event: 'request',
			route: call.route.id ?? '',
			method: call.request.method,
			status: response.status,
			ms: Math.round(performance.now() - startedAt),
			...(outcome.isOk ? {} : { refused: outcome.failure.why })
		});
		return response;
	};
}

async function enter<Body, Answer, W extends Who>(
	server: ClassServer,
	call: Call,
	spec: Door<Body, Answer, W>,
	act: (given: Given<Body, W>) => Promise<Outcome<Answer>>
): Promise<Outcome<Answer>> {
	if (!isFromHere(call)) return refusal('wrong-origin');
	const params = Object.entries(call.params).flatMap(([name, value]) =>
		value ? [[name, value] as const] : []
	);
	if (!params.every(([, value]) => isId(value))) return refusal('not-found');
	const desk = await server.desk();
	const caller = await callerOf(desk, call, spec.who);
	if (!caller) return refusal('not-signed-in');
	// Only now: whoever is not known here gets no memory for what they send, however slowly.
	const body = await readRequest(call, spec);
	if (!body.isOk) return body;
	const given: Given<Body, W> = {
		desk,
		// The three forms belong to the three values of `who`, which a conditional type cannot follow.
		caller: (caller === 'anyone' ? undefined : caller) as Caller<W>,
		body: body.value,
		params: Object.fromEntries(params),
		query: call.url.searchParams,
		knownTag: call.request.headers.get('if-none-match') ?? undefined,
		sessionToken: call.cookies.get(SESSION)
	};
	return spec.guesses ? guarded(server, call, spec.guesses, () => act(given)) : act(given);
}

/** Cookies go along with requests of any page: what changes something has to come from a page of this app. */
function isFromHere({ request, url }: Call): boolean {
	return request.method === 'GET' || request.headers.get('origin') === url.origin;
}

async function readRequest<Body, Answer, W extends Who>(
	{ request }: Call,
	{ reads, limit = REQUEST_LIMITS.small }: Door<Body, Answer, W>
): Promise<Result<Body, RefusedBecause>> {
	// Doors without a reader have `undefined` for their body.
	if (!reads) return ok(undefined as Body);
	const text = await readBody(request, limit);
	if (!text.isOk) return refusal(text.failure);
	const read = reads(text.value);
	if (read.isOk) return read;
	if (read.failure.kind === 'too-long') return refusal('too-long');
	return failed({
		why: 'malformed',
		at: read.failure.kind === 'malformed' ? read.failure.at : read.failure.kind
	});
}

async function callerOf(
	desk: Desk,
	call: Call,
	who: Who
): Promise<Teacher | KnownLearner | 'anyone' | undefined> {
	if (who === 'anyone') return 'anyone';
	if (who === 'teacher') {
		const token = call.cookies.get(SESSION);
		return token ? findSession(desk.db, hashSecret(token), desk.clock()) : undefined;
	}
	const [, token] = /^Bearer ([\w-]{20,100})$/.exec(call.request.headers.get('authorization') ?? '') ?? [];
	return token ? findToken(desk.db, hashSecret(token)) : undefined;
}

/** A wrong guess costs a try; a right one, and a fault of ours, costs nothing. */
async function guarded<T>(
	server: ClassServer,
	call: Call,
	guesses: keyof Limits,
	act: () => Promise<Outcome<T>>
): Promise<Outcome<T>> {
	const limit = server.limits[guesses];
	const address = addressOf(call);
	if (!limit.mayTry(address, server.clock())) return refusal('slow-down');
	let isWrong = false;
	try {
		const outcome = await act();
		isWrong = !outcome.isOk && outcome.failure.why === 'not-allowed';
		return outcome;
	} finally {
		if (!isWrong) limit.forgive(address, server.clock());
	}
}

function addressOf(call: Call): string {
	try {
		const address = call.getClientAddress();
		// Whoever has one IPv6 address has the 2^64 beside it.
		return address.includes('::ffff:') || !address.includes(':') ? address : address.split(':', 4).join(':');
	} catch {
		return 'unknown';
	}
}

function respond<Body, Answer, W extends Who>(
	call: Call,
	spec: Door<Body, Answer, W>,
	outcome: Outcome<Answer>
): Response {
	const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
	if (outcome.isOk) {
		keepSession(call, outcome.value);
		tagged(headers, outcome.value.tag);
		return new Response(spec.answers(outcome.value.body), { headers });
	}
	const { why, at, tag } = outcome.failure;
	if (why === 'unchanged') {
		tagged(headers, tag);
		return new Response(null, { status: 304, headers });
	}
	if (why === 'slow-down') headers.set('retry-after', '60');
	const body = writeApi({ refused: why, ...(at === undefined ? {} : { at }) }, refusedSchema);
	return new Response(body, { status: STATUS[why], headers });
}

function tagged(headers: Headers, tag: string | undefined): void {
	if (tag === undefined) return;
	headers.set('etag', tag);
	headers.set('cache-control', 'private, no-cache');
}

function keepSession({ cookies, url }: Call, { session }: Granted<unknown>): void {
	const shared = {
		path: SESSION_PATH,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	} as const;
	if (session === null) cookies.delete(SESSION, { path: SESSION_PATH });
	else if (session !== undefined) cookies.set(SESSION, session, { ...shared, maxAge: SESSION_DAYS * 86_400 });
}
