/** @guarantee A token of a signed-out device is refused, and only the class server itself can say that a device is signed out. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sqlite } from '../support/backends.ts';
import { ClassScene } from '../support/class-scene.ts';
import { handInOf } from '../support/class-work.ts';

describe('a learner whose devices are signed out of a class server', () => {
	let scene: ClassScene;
	beforeAll(() => sqlite.start());
	afterAll(() => sqlite.stop());
	beforeEach(async () => {
		scene = await ClassScene.set(await sqlite.newDatabase());
	});
	afterEach(() => scene.close());

	const mine = (number: number) =>
		handInOf(scene.assignment, { learner: scene.me.learner, rosterNumber: scene.me.number, number });
	const signOut = (learner = scene.me.learner) =>
		scene.teacher.ask('DELETE', `/api/class/classes/${scene.classId}/learners/${learner}/devices`);
	const resume = (resumeCode: string) => scene.client().post('/resume', { resumeCode });
	const attempts = async () => (await scene.report()).learners.map((row) => row.attempts.length);

	test('every device is out and so is the code; what was handed in stays, and the name is free', async () => {
		const second = scene.client();
		second.token = (await resume(scene.me.resumeCode)).body.token;
		await scene.learner.handIn([mine(1)]);
		const { status, body } = await signOut();
		expect([status, body.learners[0].joinedAt]).toEqual([200, null]);
		for (const device of [scene.learner, second]) {
			const answers = [
				await device.get('/me'),
				await device.get('/me/hand-ins'),
				await device.post('/hand-ins', { handIns: [mine(2)] })
			];
			expect(answers.map((each) => [each.status, each.body.refused])).toEqual(
				Array(3).fill([401, 'not-signed-in'])
			);
		}
		expect((await resume(scene.me.resumeCode)).status).toBe(403);
		expect(await attempts()).toEqual([1]);
		const face = await scene.client().post('/look', { code: scene.code });
		expect(face.body.names[0].isTaken).toBe(false);
	});

	test('after joining again under the name what waited arrives, once, beside what was there', async () => {
		const [first, second] = [mine(1), mine(2)];
		await scene.learner.handIn([first]);
		await signOut();
		const again = scene.client();
		const { body } = await again.post('/join', { code: scene.code, learner: scene.me.learner });
		expect(body.learner).toMatchObject({ learner: scene.me.learner, number: scene.me.number });
		again.token = body.token;
		expect((await again.handIn([first, second])).map(({ outcome }) => outcome)).toEqual([
			'already',
			'stored'
		]);
		expect(await attempts()).toEqual([2]);
		expect((await scene.learner.get('/me')).status).toBe(401);
	});

	test('a new card lets the learner in, and a name of no learner is not found', async () => {
		await signOut();
		const { body } = await scene.teacher.post(`/classes/${scene.classId}/cards`, {
			learners: [scene.me.learner]
		});
		expect((await resume(body.cards[0].resumeCode)).body.learner.learner).toBe(scene.me.learner);
		expect((await signOut('nobody-of-this-class')).status).toBe(404);
		expect((await signOut()).status).toBe(200);
	});
});
