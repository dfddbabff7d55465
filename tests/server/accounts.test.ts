/**
 * @guarantee Guessing passphrases and codes is limited.
 * @guarantee A new passphrase ends every other session, and signing out everywhere ends them all.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sqlite } from '../support/backends.ts';
import { ClassScene } from '../support/class-scene.ts';
import { newId } from '../support/class-work.ts';

const PASSPHRASE = 'correct horse battery';
const DAY = 86_400_000;

describe('teachers of a class server', () => {
	let scene: ClassScene;
	beforeAll(() => sqlite.start());
	afterAll(() => sqlite.stop());
	beforeEach(async () => {
		scene = await ClassScene.open(await sqlite.newDatabase());
	});
	afterEach(() => scene.close());

	const setUp = async () => {
		const token = (await scene.host.server.setUpToken()) ?? '';
		return (await scene.teacher.signUp(token)).body;
	};

	test('the first teacher needs the printed token, and it is printed no more once there is one', async () => {
		expect((await scene.teacher.get('')).body).toMatchObject({ needsSetUp: true, teacher: null });
		expect((await scene.teacher.signUp('0000-0000-0000-0000')).status).toBe(403);
		const token = (await scene.host.server.setUpToken()) ?? '';
		const typed = token.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
		expect((await scene.teacher.signUp(typed)).status).toBe(200);
		expect(await scene.host.server.setUpToken()).toBeUndefined();
		expect((await scene.client().signUp(token, 'Another')).status).toBe(403);
		expect((await scene.teacher.get('')).body).toMatchObject({
			needsSetUp: false,
			teacher: { name: 'Ms Park' }
		});
	});

	test('no database is made before somebody asks for one', async () => {
		const address = await sqlite.newDatabase();
		const { existsSync } = await import('node:fs');
		const other = await ClassScene.open(address);
		expect(await other.host.server.setUpToken()).toBeDefined();
		expect((await other.client().ask('GET', '/health')).body.status).toBe('not-opened');
		expect(existsSync(address)).toBe(false);
		await other.client().get('');
		expect((await other.client().ask('GET', '/health')).body.status).toBe('well');
		await other.close();
	});

	test('further teachers need an invitation, which works once and for two weeks', async () => {
		await setUp();
		const invite = async () => (await scene.teacher.post('/invitations')).body.code;
		const [first, second] = [await invite(), await invite()];
		expect((await scene.client().signUp(first, 'ms PARK')).body.refused).toBe('name-taken');
		expect((await scene.client().signUp(first, 'Mr Rhee')).status).toBe(200);
		expect((await scene.client().signUp(first, 'Mr Kim')).status).toBe(403);
		scene.now += 15 * DAY;
		expect((await scene.client().signUp(second, 'Mr Kim')).status).toBe(403);
		expect((await scene.client().post('/invitations')).status).toBe(401);
	});

	test('the cookie cannot be read by scripts, ends with the session, and a session ends by itself', async () => {
		await setUp();
		const { headers } = await scene.client().post('/session', { name: 'MS PARK', passphrase: PASSPHRASE });
		expect(headers.get('set-cookie')).toMatch(
			/^sourcebook-teacher=[\w-]{43}; .*Path=\/api\/class; .*SameSite=lax; HttpOnly$/i
		);
		expect((await scene.teacher.get('/classes')).status).toBe(200);
		const copy = scene.client();
		await copy.post('/session', { name: 'Ms Park', passphrase: PASSPHRASE });
		await copy.ask('DELETE', '/api/class/session');
		expect((await copy.get('/classes')).status).toBe(401);
		scene.now += 31 * DAY;
		expect((await scene.teacher.get('/classes')).status).toBe(401);
	});

	test('a wrong name and a wrong passphrase get the same answer', async () => {
		await setUp();
		const wrong = await scene.client().post('/session', { name: 'Ms Park', passphrase: 'wrong' });
		const nobody = await scene.client().post('/session', { name: 'Nobody', passphrase: 'wrong' });
		expect([wrong.status, wrong.text]).toEqual([nobody.status, nobody.text]);
		expect([...wrong.headers.keys()].sort()).toEqual([...nobody.headers.keys()].sort());
	});

	test('a recovery code sets a new passphrase once and ends every session', async () => {
		const { recoveryCodes } = await setUp();
		const recover = (code: string, name = 'Ms Park') =>
			scene.client().post('/session/recovery', { name, code, passphrase: 'a new passphrase' });
		expect((await recover('0000-0000-0000-0000')).status).toBe(403);
		expect((await recover(recoveryCodes[0], 'Nobody')).status).toBe(403);
		expect((await recover(recoveryCodes[0])).status).toBe(200);
		expect((await recover(recoveryCodes[0])).status).toBe(403);
		expect((await scene.teacher.get('/classes')).status).toBe(401);
		const signIn = (passphrase: string) => scene.teacher.post('/session', { name: 'Ms Park', passphrase });
		expect((await signIn(PASSPHRASE)).status).toBe(403);
		expect((await signIn('a new passphrase')).status).toBe(200);
	});

	test('who is signed in still needs the passphrase to change what signs them in', async () => {
		const { recoveryCodes } = await setUp();
		const path = '/account/recovery-codes';
		expect((await scene.teacher.post(path, { passphrase: 'wrong' })).status).toBe(403);
		const { body } = await scene.teacher.post(path, { passphrase: PASSPHRASE });
		expect(body.recoveryCodes).toHaveLength(8);
		const stale = { name: 'Ms Park', code: recoveryCodes[1], passphrase: 'a new passphrase' };
		expect((await scene.client().post('/session/recovery', stale)).status).toBe(403);
		const change = { passphrase: PASSPHRASE, newPassphrase: 'another passphrase' };
		expect((await scene.teacher.post('/account/passphrase', { ...change, passphrase: 'x' })).status).toBe(
			403
		);
		expect((await scene.teacher.post('/account/passphrase', change)).status).toBe(200);
		expect((await scene.teacher.get('/classes')).status).toBe(200);
	});

	test('a new passphrase ends the sessions of other devices, signing out everywhere ends this one too', async () => {
		await setUp();
		const passphrase = 'another passphrase';
		const signedIn = async (words: string) => {
			const client = scene.client();
			expect((await client.post('/session', { name: 'Ms Park', passphrase: words })).status).toBe(200);
			return client;
		};
		const leave = (client: typeof scene.teacher) => client.ask('DELETE', '/api/class/sessions');
		const left = await signedIn(PASSPHRASE);
		const change = { passphrase: PASSPHRASE, newPassphrase: passphrase };
		expect((await scene.teacher.post('/account/passphrase', change)).status).toBe(200);
		expect((await left.get('/classes')).status).toBe(401);
		expect((await leave(left)).status).toBe(401);

		const [other, invitation] = [await signedIn(passphrase), await scene.teacher.post('/invitations')];
		const colleague = scene.client();
		await colleague.signUp(invitation.body.code, 'Mr Rhee');
		expect((await leave(scene.teacher)).status).toBe(200);
		expect((await scene.teacher.get('/classes')).status).toBe(401);
		expect((await other.get('/classes')).status).toBe(401);
		expect((await colleague.get('/classes')).status).toBe(200);
		await signedIn(passphrase);
	});

	test('guessing a passphrase is held down for one address, then for all, and honest ones wait too', async () => {
		await setUp();
		const guess = async (address: string, passphrase = 'wrong') =>
			(
				await scene
					.client()
					.ask('POST', '/api/class/session', { name: 'Ms Park', passphrase }, { 'x-test-address': address })
			).status;
		const many = async (address: string, times: number) => {
			const all: number[] = [];
			for (let time = 0; time < times; time++) all.push(await guess(address));
			return all;
		};
		expect(await many('10.0.0.1', 12)).toEqual([...Array(10).fill(403), 429, 429]);
		expect(await guess('10.0.0.1', PASSPHRASE)).toBe(429);
		expect(await guess('10.0.0.2', PASSPHRASE)).toBe(200);
		scene.now += 60_000;
		expect(await guess('10.0.0.1', PASSPHRASE)).toBe(200);
		const botnet = await Promise.all(
			Array.from({ length: 300 }, (_, place) => guess(`10.1.${place >> 8}.${place & 255}`))
		);
		expect(botnet.filter((status) => status === 403)).toHaveLength(100);
		expect(botnet.filter((status) => status === 429)).toHaveLength(200);
	});

	test('guesses that come all at once do not slip through, and class codes are held down alike', async () => {
		await setUp();
		const guesses = await Promise.all(
			Array.from({ length: 200 }, (_, place) =>
				scene.client().post('/look', { code: `AAAA-${String(place).padStart(4, '0')}` })
			)
		);
		expect(guesses.filter(({ status }) => status === 403)).toHaveLength(60);
		expect(guesses.filter(({ status }) => status === 429)).toHaveLength(140);
		expect(guesses.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('60');
	});

	test('a whole school can join from one address', async () => {
		await setUp();
		const { code } = await scene.teacher.makeClass();
		const joined = await Promise.all(
			Array.from({ length: 150 }, (_, place) =>
				scene.client().post('/join', { code, learner: newId('learner'), name: `Learner ${place}` })
			)
		);
		expect(new Set(joined.map(({ status }) => status))).toEqual(new Set([200]));
		const numbers = joined.map(({ body }) => body.learner.number);
		expect(new Set(numbers).size).toBe(150);
	});
});
