import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { QuizCheck } from '#lib/domain/classroom/quiz-check.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { MAX_HAND_INS, type Acknowledgement } from '#lib/formats/hand-in-messages.ts';
import {
	API_ROOT,
	type CallerKind,
	type Endpoint,
	type HttpMethod,
	type PathParam
} from '#lib/formats/endpoint.ts';
import { importHandIns, showModule } from '#lib/formats/endpoints.ts';
import { readApi, refusedSchema, type WhyRefused } from '#lib/formats/class-messages.ts';
import { batchOf } from './outbox.ts';

export type {
	ClassDetail,
	ClassFace,
	ClassList,
	ClassUpdate,
	Joined,
	JoinCards
} from '#lib/formats/class-messages.ts';
export type { Acknowledgement, Refusal } from '#lib/formats/hand-in-messages.ts';
export type { OwnHandIns } from '#lib/formats/class-views.ts';

/** Why a class server gave nothing: no network, no such server, nothing new, or it rejected the request. */
export type ClassFault = WhyRefused | 'offline' | 'no-server' | 'unreadable' | 'unchanged';

export interface Tagged<T> {
	readonly value: T;
	/** ETag of this state: sent again, the server says whether anything changed. */
	readonly tag: string;
}

interface Input<Body> {
	readonly params?: Readonly<Record<string, string>>;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: Body;
	/** A learner's token; teachers are known by their cookie. */
	readonly token?: string;
	/** The ETag that is known already. */
	readonly tag?: string | undefined;
	/** Ends the request; without it the request ends after TIMEOUT_MS. */
	readonly signal?: AbortSignal;
}

type When<Condition, Fields> = [Condition] extends [never] ? unknown : Fields;

/** What an endpoint needs: the ids in its path, its query, its body, and a token if it is a learner's. */
type InputFor<Path extends string, Caller, Query extends string, Body> = Input<Body> &
	When<PathParam<Path>, { readonly params: Readonly<Record<PathParam<Path>, string>> }> &
	When<Query, { readonly query: Readonly<Record<Query, string>> }> &
	When<Exclude<Body, undefined>, { readonly body: Body }> &
	When<Extract<Caller, 'learner'>, { readonly token: string }>;

const TIMEOUT_MS = 10_000;

function urlOf(path: string, { params = {}, query = {} }: Input<unknown>): string {
	const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
	const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
	return `${API_ROOT}${filled}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

function send<Body>(
	{ method, path, request }: Endpoint<HttpMethod, string, CallerKind, string, unknown, Body>,
	input: Input<Body>
): Promise<Response> {
	const { body, token, tag, signal = AbortSignal.timeout(TIMEOUT_MS) } = input;
	return fetch(urlOf(path, input), {
		method,
		signal,
		headers: {
			'content-type': 'application/json',
			...(token ? { authorization: `Bearer ${token}` } : {}),
			...(tag ? { 'if-none-match': tag } : {})
		},
		...(body === undefined ? {} : { body: request.write(body) })
	});
}

/** Why a request was rejected; a host without a class server, and one that is broken, answers with something else. */
function faultOf(text: string, status: number): ClassFault {
	const refused = readApi(text, refusedSchema);
	return refused.isOk ? refused.value.refused : status < 500 ? 'no-server' : 'unavailable';
}

/** Calls an endpoint of the table, and gives the ETag with the answer. Never rejects. */
export async function askTagged<
	Path extends string,
	Caller extends CallerKind,
	Query extends string,
	Body,
	Answer
>(
	endpoint: Endpoint<HttpMethod, Path, Caller, Query, unknown, Body, Answer>,
	input: InputFor<Path, Caller, Query, NoInfer<Body>>
): Promise<Result<Tagged<Answer>, ClassFault>> {
	try {
		const response = await send(endpoint, input);
		if (response.status === 304) return failed('unchanged');
		const text = await response.text();
		if (!response.ok) return failed(faultOf(text, response.status));
		const value = endpoint.response.read(text);
		// A static host may answer every address with a page.
		if (!value.isOk) return failed(value.failure.kind === 'not-json' ? 'no-server' : 'unreadable');
		return ok({ value: value.value, tag: response.headers.get('etag') ?? '' });
	} catch {
		return failed('offline');
	}
}

/** Calls an endpoint of the table. Never rejects. */
export async function ask<Path extends string, Caller extends CallerKind, Query extends string, Body, Answer>(
	endpoint: Endpoint<HttpMethod, Path, Caller, Query, unknown, Body, Answer>,
	input: InputFor<Path, Caller, Query, NoInfer<Body>>
): Promise<Result<Answer, ClassFault>> {
	const answered = await askTagged(endpoint, input);
	return answered.isOk ? ok(answered.value.value) : answered;
}

/** Hands in for learners of a class, in as many requests as it takes. */
export async function handInFor(
	classId: string,
	handIns: readonly HandIn[]
): Promise<Result<readonly Acknowledgement[], ClassFault>> {
	const acknowledged: Acknowledgement[] = [];
	let waiting = handIns;
	while (waiting.length > 0) {
		const batch = batchOf(waiting, MAX_HAND_INS);
		const answered = await ask(importHandIns, { params: { class: classId }, body: batch });
		if (!answered.isOk) return answered;
		acknowledged.push(...answered.value);
		waiting = waiting.slice(batch.length);
	}
	return ok(acknowledged);
}

/** A hand-in as a class server holds it. */
export interface HeldHandIn {
	readonly handIn: HandIn;
	readonly receivedAt: number;
	/** Whether it holds the assigned quiz, as the server decided. */
	readonly quizCheck?: QuizCheck;
}

/** An edition of a module that was published here earlier, as its pack; undefined where it cannot be had. */
export async function askForEdition(hash: string): Promise<unknown> {
	const answered = await ask(showModule, { params: { hash } });
	return answered.isOk ? answered.value : undefined;
}
