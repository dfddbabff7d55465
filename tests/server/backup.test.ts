/** @guarantee A database backup can be restored. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqlite } from '../support/backends.ts';
import { ClassScene } from '../support/class-scene.ts';
import { handInOf } from '../support/class-work.ts';

const script = path.resolve(import.meta.dirname, '../../scripts/backup.ts');
beforeAll(() => sqlite.start());
afterAll(() => sqlite.stop());

const run = (address: string, ...given: string[]) =>
	promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...given], {
		env: { ...process.env, DATABASE_URL: address }
	});

test('a backup taken while learners hand in is whole, and restored it holds what it held', async () => {
	const address = await sqlite.newDatabase();
	const scene = await ClassScene.set(address);
	const { learner, number: rosterNumber } = scene.me;
	const handIn = (number: number) => handInOf(scene.assignment, { learner, rosterNumber, number });
	const before = handIn(1);
	await scene.learner.handIn([before]);
	const backup = `${address}.copy`;
	const [, ...during] = await Promise.all([
		run(address, backup),
		...Array.from({ length: 20 }, (_, place) => scene.learner.handIn([handIn(place + 2)]))
	]);
	expect(during.flat().map(({ outcome }) => outcome)).toEqual(Array(20).fill('stored'));
	const { text: stored } = await scene.teacher.get(`${scene.reportPath}/hand-ins`);
	await scene.close();

	const said = await run(address, '--restore', backup);
	expect(said.stdout).toContain('Restored');
	const restored = await ClassScene.open(address);
	const again = restored.client();
	await again.post('/session', { name: 'Ms Park', passphrase: 'correct horse battery' });
	const { body } = await again.get(`${scene.reportPath}/hand-ins`);
	const ids = body.handIns.map((one: { handIn: typeof before }) => one.handIn.attempt.id);
	expect(ids).toContain(before.attempt.id);
	for (const id of ids) expect(stored).toContain(id);
	const device = restored.client();
	device.token = scene.learner.token;
	expect(await device.handIn([before])).toEqual([{ attempt: before.attempt.id, outcome: 'already' }]);
	await restored.close();
});

test('nothing damaged is restored, nothing is overwritten, and Postgres is left to its own tools', async () => {
	const address = await sqlite.newDatabase();
	await expect(run(address)).rejects.toMatchObject({
		code: 2,
		stderr: expect.stringContaining('no class database')
	});
	const scene = await ClassScene.set(address);
	await scene.close();
	const broken = `${address}.broken`;
	writeFileSync(broken, 'no database at all, but long enough to look at');
	await expect(run(address, '--restore', broken)).rejects.toMatchObject({ code: 2 });
	await expect(run(address, broken)).rejects.toMatchObject({
		stderr: expect.stringContaining('there already')
	});
	await expect(run('postgres://localhost/x')).rejects.toMatchObject({
		stderr: expect.stringContaining('pg_dump')
	});
	const after = await ClassScene.open(address);
	expect(await after.host.server.setUpToken()).toBeUndefined();
	await after.close();
});
