import { afterEach, expect, it, vi } from 'vitest';
import * as endpoints from '#lib/formats/endpoints.ts';
import { ask, askTagged, handInFor } from '#lib/sync/class-client.ts';
import { readHandIns, writeAcknowledgements } from '#lib/formats/hand-in-messages.ts';
import { aHandIn, anAssignment } from '../fixtures/classroom.ts';

afterEach(() => vi.unstubAllGlobals());

/** A server that answers as told; notes what it was asked. */
function server(answer: (request: RequestInit) => Response | Promise<Response>) {
	const asked: { url: string; request: RequestInit; headers: Headers }[] = [];
	vi.stubGlobal('fetch', async (url: string, request: RequestInit) => {
		asked.push({ url, request, headers: new Headers(request.headers) });
		return answer(request);
	});
	return asked;
}
const message = (body: object): Response => new Response(JSON.stringify({ version: 1, ...body }));

it('tells a class server that broke down from a host that has none', async () => {
	const page = '<!doctype html><h1>Sorry</h1>';
	const faults = { 502: 'unavailable', 500: 'unavailable', 404: 'no-server', 200: 'no-server' };
	for (const [status, failure] of Object.entries(faults)) {
		server(() => new Response(page, { status: Number(status) }));
		expect(await ask(endpoints.listClasses, {}), status).toEqual({ isOk: false, failure });
	}
});

it('says why a request was rejected, that nothing changed, and that an answer is of another form', async () => {
	const failureOf = async (response: Response) => {
		server(() => response);
		const answered = await ask(endpoints.showClass, { params: { class: 'c' } });
		return answered.isOk ? undefined : answered.failure;
	};
	const refused = JSON.stringify({ version: 1, refused: 'slow-down' });
	expect(await failureOf(new Response(refused, { status: 429 }))).toBe('slow-down');
	expect(await failureOf(new Response(null, { status: 304 }))).toBe('unchanged');
	expect(await failureOf(message({ title: 'no class' }))).toBe('unreadable');
	server(() => Promise.reject(new TypeError('Failed to fetch')));
	expect(await ask(endpoints.signOut, {})).toEqual({ isOk: false, failure: 'offline' });
});

it('asks for what the row says: method, ids, query, body, token and ETag, and nothing else', async () => {
	const asked = server(() => message({ handIns: [], next: null }));
	await ask(endpoints.myHandIns, { token: 'abc', query: { after: 'a~1' } });
	await ask(endpoints.changeLearner, {
		params: { class: 'c', learner: '../x' },
		body: { name: 'Ada', group: '' }
	});
	await askTagged(endpoints.listHandIns, {
		params: { class: 'c', assignment: 'a' },
		query: { since: '7' },
		tag: '"r7"'
	});
	expect(asked.map(({ url, request }) => `${request.method} ${url}`)).toEqual([
		'GET /api/class/me/hand-ins?after=a~1',
		'PATCH /api/class/classes/c/learners/..%2Fx',
		'GET /api/class/classes/c/assignments/a/hand-ins?since=7'
	]);
	expect(asked.map(({ request }) => request.body)).toEqual([
		undefined,
		'{"version":1,"name":"Ada","group":""}',
		undefined
	]);
	expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer abc', null, null]);
	expect(asked.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, null, '"r7"']);
});

it('gives up a request after ten seconds, or when its caller does', async () => {
	const timeouts: number[] = [];
	vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		timeouts.push(milliseconds);
		return AbortSignal.abort();
	});
	server(({ signal }) => {
		signal?.throwIfAborted();
		return message({ done: true });
	});
	expect(await ask(endpoints.signOut, {})).toEqual({ isOk: false, failure: 'offline' });
	expect(timeouts).toEqual([10_000]);
	const { signal } = new AbortController();
	expect((await ask(endpoints.signOut, { signal })).isOk).toBe(true);
	expect(timeouts).toHaveLength(1);
	vi.restoreAllMocks();
});

it('hands in for a class in as many requests as it takes', async () => {
	const sizes: number[] = [];
	server(({ body }) => {
		const read = readHandIns(String(body));
		const ids = read.isOk ? read.value.handIns.map(({ attempt }) => attempt.id) : [];
		sizes.push(ids.length);
		return new Response(writeAcknowledgements(ids.map((attempt) => ({ attempt, outcome: 'stored' }))));
	});
	const one = aHandIn(anAssignment());
	const many = Array.from({ length: 120 }, (_, place) => ({
		...one,
		attempt: { ...one.attempt, id: `attempt-${place}` }
	}));
	const answered = await handInFor('c', many);
	expect(answered.isOk && answered.value).toHaveLength(120);
	expect(sizes).toEqual([50, 50, 20]);
});
