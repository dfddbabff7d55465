/** @guarantee Every endpoint refuses whoever has no right to it. */
import { describeFault } from '#lib/server/log.ts';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hostileNames } from '../fixtures/hostile-names.ts';
import { sqlite } from '../support/backends.ts';
import { ClassScene } from '../support/class-scene.ts';
import { assignmentOf, handInOf, newId } from '../support/class-work.ts';

const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

describe('the API of a class server', () => {
	let scene: ClassScene;
	beforeAll(() => sqlite.start());
	afterAll(() => sqlite.stop());
	beforeEach(async () => {
		scene = await ClassScene.set(await sqlite.newDatabase());
	});
	afterEach(() => scene.close());

	test('what changes something has to come from a page of this app', async () => {
		for (const origin of ['http://evil.example', 'null', '']) {
			const { status, body } = await scene.teacher.ask(
				'POST',
				'/api/class/classes',
				{ id: 'c', title: 'x' },
				{ origin }
			);
			expect([status, body.refused]).toEqual([403, 'wrong-origin']);
			const path = `/api/class/classes/${scene.classId}`;
			expect((await scene.teacher.ask('DELETE', path, undefined, { origin })).status).toBe(403);
		}
		expect((await scene.teacher.get('/classes')).body.classes).toHaveLength(1);
	});

	test('only JSON is read, and only in the form that is asked for', async () => {
		const ask = (body: string, type = 'application/json') =>
			scene.teacher.ask('POST', '/api/class/classes', body, { 'content-type': type });
		expect((await ask('id=c&title=x', 'application/x-www-form-urlencoded')).status).toBe(415);
		expect((await ask('{"version":1,"id":"c","title":"x"}', 'text/plain')).status).toBe(415);
		for (const body of ['', '{', '[]', 'null', '1', '{"version":2,"id":"c","title":"x"}', '{"version":1}'])
			expect((await ask(body)).status).toBe(400);
		for (const id of ['', '../c', 'a b', 'x'.repeat(65), 7, null, '\u0000'])
			expect((await ask(JSON.stringify({ version: 1, id, title: 'x' }))).body.at).toBe('id');
		expect((await scene.teacher.get('/classes')).body.classes).toHaveLength(1);
	});

	test('a body that is too long is not read to its end, with its length told or not', async () => {
		const long = 'x'.repeat(20_000);
		const { status, body } = await scene.teacher.post('/classes', { id: 'c', title: long });
		expect([status, body.refused]).toEqual([413, 'too-long']);
		const { hostname, port } = new URL(scene.host.origin);
		const said = await new Promise<string>((resolve, reject) => {
			const socket = connect(Number(port), hostname);
			socket.on('error', reject);
			socket.once('data', (data) => {
				resolve(String(data));
				socket.destroy();
			});
			socket.write(
				`POST /api/class/session HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${scene.host.origin}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`
			);
			socket.write(`4e20\r\n${long}\r\n`);
		});
		expect(said).toMatch(/^HTTP\/1\.1 413 /);
	});

	test('without a session or a token every door stays shut, and a wrong one opens none', async () => {
		const stranger = scene.client();
		for (const token of ['', 'x'.repeat(43), scene.learner.token.slice(1)]) {
			stranger.token = token;
			expect((await stranger.get('/me')).status).toBe(401);
			expect((await stranger.get('/classes')).status).toBe(401);
			expect((await stranger.get(`${scene.reportPath}/hand-ins`)).status).toBe(401);
			const { status } = await stranger.post('/hand-ins', { handIns: [] });
			expect(status).toBe(401);
		}
		stranger.token = scene.learner.token;
		expect((await stranger.get(`/classes/${scene.classId}`)).status).toBe(401);
	});

	test('nothing is read of what a stranger sends, however slowly', async () => {
		const { hostname, port, origin } = new URL(scene.host.origin);
		const socket = connect(Number(port), hostname);
		const answered = new Promise<string>((resolve) => socket.once('data', (text) => resolve(String(text))));
		// A hundred kilobytes are announced, and none of them comes.
		socket.write(
			`POST /api/class/hand-ins HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${origin}\r\n` +
				'Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n'
		);
		expect(await answered).toMatch(/^HTTP\/1.1 401 /);
		socket.destroy();
	});

	test("one teacher finds nothing of another's, whatever they ask", async () => {
		const other = scene.client();
		await other.signUp((await scene.teacher.post('/invitations')).body.code, 'Mr Rhee');
		const own = `/classes/${scene.classId}`;
		const asks: [string, string, object?][] = [
			['GET', own],
			['PATCH', own, { title: 'Mine' }],
			['DELETE', own],
			['POST', `${own}/code`, { days: 3 }],
			['POST', `${own}/learners`, { learners: [{ learner: 'x', name: 'X', group: '' }] }],
			['DELETE', `${own}/learners/${scene.me.learner}`],
			['DELETE', `${own}/learners/${scene.me.learner}/devices`],
			['POST', `${own}/cards`, { learners: [scene.me.learner] }],
			['POST', `${own}/assignments`, assignmentOf()],
			['PATCH', scene.reportPath, { isOpen: false }],
			['POST', `${scene.reportPath}/copies`, { id: 'copy' }],
			['GET', `${scene.reportPath}/hand-ins`],
			['POST', `${own}/hand-ins`, { handIns: [] }]
		];
		for (const [method, path, body] of asks)
			expect([path, (await other.ask(method, `/api/class${path}`, body)).status]).toEqual([path, 404]);
		expect((await scene.teacher.get(own)).body.learners).toHaveLength(1);
		expect((await scene.learner.get('/me')).status).toBe(200);
	});

	test('hostile names are stored and come back as plain text', async () => {
		const list = hostileNames.map((name) => ({ learner: newId('learner'), name, group: name.slice(0, 100) }));
		for (const learner of list)
			await scene.teacher.post(`/classes/${scene.classId}/learners`, { learners: [learner] });
		const { body, headers } = await scene.teacher.get(`/classes/${scene.classId}`);
		expect(headers.get('content-type')).toBe('application/json');
		const names: string[] = body.learners.map(({ name }: { name: string }) => name);
		// Of the sixty some hold nothing that could be shown; those are refused.
		expect(names.length).toBeGreaterThan(hostileNames.length - 5);
		for (const name of names) {
			expect(name).not.toMatch(UNSEEN);
			expect([...name].length).toBeLessThanOrEqual(80);
			expect(name.trim()).toBe(name);
		}
		expect(names).toContain('<script>alert(1)</script>');
		const face = await scene.client().post('/look', { code: scene.code });
		expect(face.body.names.map(({ name }: { name: string }) => name)).toEqual(names);
	});

	test('a log line tells an endpoint and a time, and nobody', async () => {
		await scene.client().post('/join', { code: 'secret-code', learner: 'hidden-id', name: 'Anna Secret' });
		await scene.learner.handIn([
			handInOf(scene.assignment, { learner: scene.me.learner, rosterNumber: scene.me.number })
		]);
		const lines = scene.log.map((line) => JSON.parse(line));
		const known = new Set(['at', 'event', 'endpoint', 'method', 'status', 'ms', 'refused', 'fault']);
		expect(lines.flatMap((line) => Object.keys(line)).filter((key) => !known.has(key))).toEqual([]);
		const all = scene.log.join('');
		for (const word of ['Anna', 'Park', '127.0.0.1', 'secret', 'hidden', scene.code, scene.me.learner])
			expect(all).not.toContain(word);
		expect(lines.at(-1)).toMatchObject({ endpoint: 'handIn', status: 200 });
		expect(describeFault(new TypeError('Anna wrote this'))).toMatch(/^TypeError server\/class-door/);
	});

	test('a class code expires, is rolled, and reads as people type it', async () => {
		const look = async (code: string) => (await scene.client().post('/look', { code })).status;
		const typed = scene.code.toLowerCase().replace('-', '  ').replaceAll('0', 'o');
		expect(await look(typed)).toBe(200);
		const { body } = await scene.teacher.post(`/classes/${scene.classId}/code`, { days: 1 });
		expect([await look(scene.code), await look(body.code)]).toEqual([403, 200]);
		scene.now += 86_400_000;
		expect(await look(body.code)).toBe(403);
		expect((await scene.learner.get('/me')).status).toBe(200);
	});

	test('a name is picked once, and only its resume code moves it to another device', async () => {
		const learner = newId('learner');
		await scene.teacher.post(`/classes/${scene.classId}/learners`, {
			learners: [{ learner, name: 'Berta', group: 'red' }]
		});
		const pick = () => scene.client().post('/join', { code: scene.code, learner });
		const first = await pick();
		expect(first.body.learner).toEqual({ learner, number: 2, name: 'Berta' });
		expect((await pick()).body.refused).toBe('name-taken');
		const resume = (resumeCode: string) => scene.client().post('/resume', { resumeCode });
		expect((await resume('0000-0000-0000-0000')).status).toBe(403);
		const moved = await resume(first.body.resumeCode.toLowerCase());
		expect(moved.body.learner.learner).toBe(learner);
		const device = scene.client();
		device.token = moved.body.token;
		const { body, headers } = await device.get('/me');
		expect(body.roster.entries).toEqual([{ learner, number: 2, name: 'Berta', group: 'red' }]);
		expect(body.assignments).toEqual([{ assignment: scene.assignment, isOpen: true }]);
		const tag = { 'if-none-match': headers.get('etag') ?? '' };
		expect((await device.get('/me', tag)).status).toBe(304);
		await scene.teacher.ask('PATCH', `/api/class${scene.reportPath}`, { isOpen: false });
		expect((await device.get('/me', tag)).body.assignments[0].isOpen).toBe(false);
		const { body: cards } = await scene.teacher.post(`/classes/${scene.classId}/cards`, {
			learners: [learner]
		});
		expect((await resume(first.body.resumeCode)).status).toBe(403);
		expect((await resume(cards.cards[0].resumeCode)).status).toBe(200);
	});

	test('assignments end, open again and are given out once more; a class goes with everything', async () => {
		const path = `/api/class${scene.reportPath}`;
		const open = async (isOpen: boolean) =>
			(await scene.teacher.ask('PATCH', path, { isOpen })).body.assignments[0].isOpen;
		expect([await open(false), await open(true)]).toEqual([false, true]);
		const copied = await scene.teacher.post(`${scene.reportPath}/copies`, { id: 'copy' });
		expect(copied.body.assignments[1].assignment).toEqual({ ...scene.assignment, id: 'copy' });
		const unknown = await scene.teacher.assign(scene.classId, assignmentOf({ hash: 'never-published' }));
		expect([unknown.status, unknown.body.at]).toEqual([400, 'hash']);
		expect((await scene.teacher.ask('DELETE', `/api/class/classes/${scene.classId}`)).status).toBe(200);
		expect((await scene.learner.get('/me')).status).toBe(401);
		expect((await scene.teacher.get(`${scene.reportPath}/hand-ins`)).status).toBe(404);
	});
});
