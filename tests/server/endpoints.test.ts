import * as rows from '#lib/formats/endpoints.ts';
import { API_ROOT } from '#lib/formats/endpoint.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqlite } from '../support/backends.ts';
import { ClassScene } from '../support/class-scene.ts';

let scene: ClassScene;
beforeAll(async () => {
	await sqlite.start();
	scene = await ClassScene.open(await sqlite.newDatabase());
});
afterAll(async () => {
	await scene.close();
	await sqlite.stop();
});

const table = Object.entries(rows);
const pathOf = (path: string): string => API_ROOT + path.replace(/:\w+/g, 'some-id');

/** What app versions that are installed already ask for. */
const INSTALLED = [
	'GET ',
	'POST /account',
	'POST /account/passphrase',
	'POST /account/recovery-codes',
	'POST /session',
	'POST /session/recovery',
	'DELETE /session',
	'DELETE /sessions',
	'POST /invitations',
	'GET /classes',
	'POST /classes',
	'GET /classes/:class',
	'PATCH /classes/:class',
	'DELETE /classes/:class',
	'POST /classes/:class/code',
	'POST /classes/:class/learners',
	'PATCH /classes/:class/learners/:learner',
	'DELETE /classes/:class/learners/:learner',
	'DELETE /classes/:class/learners/:learner/devices',
	'POST /classes/:class/cards',
	'POST /classes/:class/assignments',
	'PATCH /classes/:class/assignments/:assignment',
	'POST /classes/:class/assignments/:assignment/copies',
	'GET /classes/:class/assignments/:assignment/hand-ins',
	'POST /classes/:class/hand-ins',
	'POST /look',
	'POST /join',
	'POST /resume',
	'GET /me',
	'GET /me/hand-ins',
	'POST /hand-ins',
	'GET /versions/:hash'
];

test('every method and path that an installed app may ask for is in the table', () => {
	const present = table.map(([, { method, path }]) => `${method} ${path}`);
	expect(present).toEqual(expect.arrayContaining(INSTALLED));
	expect(new Set(present).size).toBe(present.length);
});

test.each(table)(
	'%s is served and logged under its name, and closed to whoever may not call it',
	async (name, row) => {
		scene.log.splice(0);
		const { status, body } = await scene.client().ask(row.method, pathOf(row.path));
		expect(JSON.parse(scene.log.at(-1) ?? '{}')).toMatchObject({
			endpoint: name,
			method: row.method,
			status
		});
		if (row.caller !== 'anyone') expect([status, body.refused]).toEqual([401, 'not-signed-in']);
		if (row.method === 'GET') return;
		const { status: elsewhere } = await scene
			.client()
			.ask(row.method, pathOf(row.path), {}, { origin: 'http://evil.example' });
		expect(elsewhere).toBe(403);
	}
);

test('a path of no row is not found, and a method of no row is named with those that are', async () => {
	const client = scene.client();
	for (const path of ['/nothing', '/classes/some-id/nothing', '/classes//code', '/me/', '//me'])
		expect([path, (await client.get(path)).status]).toEqual([path, 404]);
	const wrong = await client.ask('PUT', `${API_ROOT}/classes/some-id`, {});
	expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, PATCH, DELETE']);
	expect((await client.get('/join')).status).toBe(405);
});

test.each(['../x', 'a b', 'x'.repeat(65), '%00'])('%j in the place of an id finds nothing', async (id) => {
	const teacher = scene.client();
	const token = await scene.host.server.setUpToken();
	if (token) await teacher.signUp(token);
	expect((await teacher.get(`/classes/${encodeURIComponent(id)}`)).status).toBe(404);
});
