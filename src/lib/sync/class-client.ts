import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import * as api from '#lib/wire/class-api.ts';
import { readOwnHandIns, readRosterView, type OwnHandIns, type RosterView } from '#lib/wire/class-views.ts';
import type { WireFailure } from '#lib/formats/message.ts';
import { MOST_HAND_INS, readAcknowledgements, type Acknowledgement } from '#lib/formats/hand-in-messages.ts';
import { batchOf } from './outbox.ts';

export type {
	ClassDetail,
	ClassFace,
	ClassList,
	ClassUpdate,
	Joined,
	JoinCards
} from '#lib/wire/class-api.ts';
export type { Acknowledgement, Refusal } from '#lib/formats/hand-in-messages.ts';
export type { OwnHandIns, RosterView } from '#lib/wire/class-views.ts';

/** Why a class server gave nothing: there is no line, no such server, nothing new, or it refused. */
export type ClassFault = api.WhyRefused | 'offline' | 'no-server' | 'unreadable' | 'unchanged';
type Schema<T> = Parameters<typeof api.readApi<T>>[1];
type Asked<T> = Promise<Result<T, ClassFault>>;
export interface Tagged<T> {
	readonly value: T;
	/** Names this state: given again, the server says whether anything changed. */
	readonly tag: string;
}

interface Request {
	readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	readonly path: string;
	readonly body?: object;
	readonly token?: string;
	readonly tag?: string | undefined;
}
const TIME_OUT = 10_000;
const LONGEST = 100_000_000;
const encoded = encodeURIComponent;

function send({ method, path, body, token, tag }: Request): Promise<Response> {
	return fetch(`/api/class${path}`, {
		method,
		signal: AbortSignal.timeout(TIME_OUT),
		headers: {
			'content-type': 'application/json',
			...(token ? { authorization: `Bearer ${token}` } : {}),
			...(tag ? { 'if-none-match': tag } : {})
		},
		...(body ? { body: JSON.stringify({ version: 1, ...body }) } : {})
	});
}

/** What a refusal says; a host without a class server answers with something else, and so does one that broke down. */
function faultOf(text: string, status: number): ClassFault {
	const refused = api.readApi(text, api.refusedSchema);
	return refused.isOk ? refused.value.refused : status < 500 ? 'no-server' : 'unavailable';
}

async function askTagged<T>(
	request: Request,
	read: (text: string) => Result<T, WireFailure>
): Asked<Tagged<T>> {
	try {
		const answer = await send(request);
		if (answer.status === 304) return failed('unchanged');
		const text = await answer.text();
		if (!answer.ok) return failed(faultOf(text, answer.status));
		const value = read(text);
		// A static host may answer every address with a page.
		if (!value.isOk) return failed(value.failure.kind === 'not-json' ? 'no-server' : 'unreadable');
		return ok({ value: value.value, tag: answer.headers.get('etag') ?? '' });
	} catch {
		return failed('offline');
	}
}

async function ask<T>(request: Request, schema: Schema<T>): Asked<T> {
	const answered = await askTagged(request, (text) => api.readApi(text, schema, LONGEST));
	return answered.isOk ? ok(answered.value.value) : answered;
}

const inClass = (classId: string, rest = ''): string => `/classes/${encoded(classId)}${rest}`;
const detail = (request: Request): Asked<api.ClassDetail> => ask(request, api.classDetailSchema);

/** Hands in for learners of a class, in as many requests as it takes. */
async function handInFor(id: string, handIns: readonly HandIn[]): Asked<readonly Acknowledgement[]> {
	const acknowledged: Acknowledgement[] = [];
	let waiting = handIns;
	while (waiting.length > 0) {
		const batch = batchOf(waiting, MOST_HAND_INS);
		const request: Request = { method: 'POST', path: inClass(id, '/hand-ins'), body: { handIns: batch } };
		const answered = await askTagged(request, readAcknowledgements);
		if (!answered.isOk) return answered;
		acknowledged.push(...answered.value.value);
		waiting = waiting.slice(batch.length);
	}
	return ok(acknowledged);
}

/** What a teacher asks of the class server; the browser's cookie says who it is. */
export const asTeacher = {
	state: () => ask({ method: 'GET', path: '' }, api.serverStateSchema),
	signUp: (body: api.SignUp) => ask({ method: 'POST', path: '/account', body }, api.signedUpSchema),
	signIn: (body: api.SignIn) => ask({ method: 'POST', path: '/session', body }, api.signedInSchema),
	recover: (body: api.Recovery) =>
		ask({ method: 'POST', path: '/session/recovery', body }, api.signedInSchema),
	signOut: () => ask({ method: 'DELETE', path: '/session' }, api.doneSchema),
	signOutEverywhere: () => ask({ method: 'DELETE', path: '/sessions' }, api.doneSchema),
	changePassphrase: (body: api.NewPassphrase) =>
		ask({ method: 'POST', path: '/account/passphrase', body }, api.signedInSchema),
	renewCodes: (body: api.Confirmation) =>
		ask({ method: 'POST', path: '/account/recovery-codes', body }, api.recoveryCodesSchema),
	invite: () => ask({ method: 'POST', path: '/invitations', body: {} }, api.invitationSchema),
	classes: () => ask({ method: 'GET', path: '/classes' }, api.classListSchema),
	makeClass: (body: api.NewClass) => detail({ method: 'POST', path: '/classes', body }),
	showClass: (id: string) => detail({ method: 'GET', path: inClass(id) }),
	renameClass: (id: string, title: string) => detail({ method: 'PATCH', path: inClass(id), body: { title } }),
	deleteClass: (id: string) => ask({ method: 'DELETE', path: inClass(id) }, api.doneSchema),
	rollCode: (id: string, days: number) =>
		detail({ method: 'POST', path: inClass(id, '/code'), body: { days } }),
	addLearners: (id: string, learners: api.NewLearners['learners']) =>
		detail({ method: 'POST', path: inClass(id, '/learners'), body: { learners } }),
	changeLearner: (id: string, learner: string, body: api.LearnerChange) =>
		detail({ method: 'PATCH', path: inClass(id, `/learners/${encoded(learner)}`), body }),
	removeLearner: (id: string, learner: string) =>
		detail({ method: 'DELETE', path: inClass(id, `/learners/${encoded(learner)}`) }),
	signOutLearner: (id: string, learner: string) =>
		detail({ method: 'DELETE', path: inClass(id, `/learners/${encoded(learner)}/devices`) }),
	cards: (id: string, learners: readonly string[]) =>
		ask({ method: 'POST', path: inClass(id, '/cards'), body: { learners } }, api.joinCardsSchema),
	assign: (id: string, assignment: Assignment) =>
		detail({ method: 'POST', path: inClass(id, '/assignments'), body: assignment }),
	endOrOpen: (id: string, assignment: string, isOpen: boolean) =>
		detail({ method: 'PATCH', path: inClass(id, `/assignments/${encoded(assignment)}`), body: { isOpen } }),
	duplicate: (id: string, assignment: string, copy: string) =>
		detail({
			method: 'POST',
			path: inClass(id, `/assignments/${encoded(assignment)}/copies`),
			body: { id: copy }
		}),
	handIn: handInFor,
	handIns: (id: string, assignment: string, since: number, tag: string | undefined) =>
		askTagged(
			{
				method: 'GET',
				path: inClass(id, `/assignments/${encoded(assignment)}/hand-ins?since=${since}`),
				tag
			},
			(text) => api.readApi(text, api.classUpdateSchema, LONGEST)
		)
};

/** What a learner asks of the class server. */
export const asLearner = {
	look: (code: string) => ask({ method: 'POST', path: '/look', body: { code } }, api.classFaceSchema),
	join: (body: api.Joining) => ask({ method: 'POST', path: '/join', body }, api.joinedSchema),
	resume: (resumeCode: string) =>
		ask({ method: 'POST', path: '/resume', body: { resumeCode } }, api.joinedSchema),
	mine: async (token: string): Asked<RosterView> => {
		const answered = await askTagged({ method: 'GET', path: '/me', token }, readRosterView);
		return answered.isOk ? ok(answered.value.value) : answered;
	},
	/** The part of one's own hand-ins that comes after an attempt; the first one after ''. */
	ownHandIns: async (token: string, after: string): Asked<OwnHandIns> => {
		const path = `/me/hand-ins?after=${encoded(after)}`;
		const answered = await askTagged({ method: 'GET', path, token }, readOwnHandIns);
		return answered.isOk ? ok(answered.value.value) : answered;
	}
};

/** A hand-in as a class server holds it. */
export interface HeldHandIn {
	readonly handIn: HandIn;
	readonly receivedAt: number;
}

/** An edition of a module that was published here earlier, as its pack; undefined where it cannot be had. */
export async function askForEdition(hash: string): Promise<unknown> {
	const answer = await fetch(`/api/class/versions/${encoded(hash)}`, {
		signal: AbortSignal.timeout(TIME_OUT)
	}).catch(() => undefined);
	return answer?.ok ? answer.json().catch(() => undefined) : undefined;
}
