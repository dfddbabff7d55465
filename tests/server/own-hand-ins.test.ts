/** @guarantee A learner whose browser was cleared gets back what they handed in with their own code; nobody else does, and nothing is handed in twice. */
import { readOwnHandIns } from '#lib/formats/class-views.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sqlite } from '../support/backends.ts';
import { ClassScene } from '../support/class-scene.ts';
import { handInOf } from '../support/class-work.ts';

describe("a learner's own hand-ins from a class server", () => {
	let scene: ClassScene;
	beforeAll(() => sqlite.start());
	afterAll(() => sqlite.stop());
	beforeEach(async () => {
		scene = await ClassScene.set(await sqlite.newDatabase());
	});
	afterEach(() => scene.close());

	const mine = (changes: object = {}) =>
		handInOf(scene.assignment, {
			learner: scene.me.learner,
			rosterNumber: scene.me.number,
			finishedAt: scene.now,
			...changes
		});

	/** Every part of what a client's token gives it, and how many parts it came in. */
	const ownOf = async (client: ClassScene['learner']) => {
		const handIns = [];
		let parts = 0;
		for (let after: string | null = ''; after !== null; parts++) {
			const { status, text } = await client.get(`/me/hand-ins?after=${encodeURIComponent(after)}`);
			const read = readOwnHandIns(text);
			if (!read.isOk) throw new Error(`The server answered ${status} ${text.slice(0, 200)}`);
			handIns.push(...read.value.handIns);
			after = read.value.next;
		}
		return { handIns, parts };
	};

	test('a learner gets back all that they handed in, by the first device or another, and nothing of anybody else', async () => {
		const berta = scene.client();
		const { learner, number } = await berta.join(scene.code, 'Berta');
		const theirs = handInOf(scene.assignment, { learner, rosterNumber: number });
		await berta.handIn([theirs]);
		const [first, second] = [mine(), mine({ number: 2 })];
		await scene.learner.handIn([first]);
		const receivedAt = scene.now;
		scene.now += 5_000;
		const paper = { ...second, from: 'paper' as const };
		await scene.teacher.post(`/classes/${scene.classId}/hand-ins`, { handIns: [paper] });
		const other = scene.client();
		const { body } = await other.post('/resume', { resumeCode: scene.me.resumeCode });
		other.token = body.token;
		for (const client of [scene.learner, other]) {
			const { handIns } = await ownOf(client);
			expect(handIns).toHaveLength(2);
			expect(handIns).toContainEqual({ handIn: first, receivedAt });
			expect(handIns).toContainEqual({ handIn: paper, receivedAt: scene.now });
		}
		expect((await ownOf(berta)).handIns.map(({ handIn }) => handIn)).toEqual([theirs]);
		// Sent again as it came back, it is known.
		expect(await other.handIn([first])).toEqual([{ attempt: first.attempt.id, outcome: 'already' }]);
	});

	test('without a token that speaks for a learner nothing is given back', async () => {
		await scene.learner.handIn([mine()]);
		const stranger = scene.client();
		for (const client of [stranger, scene.teacher]) {
			const { status, text } = await client.get('/me/hand-ins');
			expect([status, text.includes('handIns')]).toEqual([401, false]);
		}
		stranger.token = 'x'.repeat(43);
		expect((await stranger.get('/me/hand-ins')).status).toBe(401);
		expect((await scene.learner.get('/me/hand-ins?after=a%20b')).body.at).toBe('after');
		await scene.teacher.ask(
			'DELETE',
			`/api/class/classes/${scene.classId}/learners/${scene.me.learner}`,
			undefined
		);
		expect((await scene.learner.get('/me/hand-ins')).status).toBe(401);
	});

	test('what is much comes in parts, and what is long in shorter ones', async () => {
		const many = Array.from({ length: 45 }, (_, place) => mine({ number: place + 1 }));
		await scene.learner.handIn(many);
		const all = await ownOf(scene.learner);
		expect(all.parts).toBe(3);
		expect(all.handIns.map(({ handIn }) => handIn.attempt.id).sort()).toEqual(
			many.map(({ attempt }) => attempt.id).sort()
		);
		const { db } = await scene.host.server.services();
		const padded = JSON.stringify({ ...mine({ number: 46 }), padding: 'x'.repeat(400_000) });
		await db
			.updateTable('hand_ins')
			.set({ body: padded })
			.where('learner_id', '=', scene.me.learner)
			.execute();
		expect((await ownOf(scene.learner)).parts).toBe(45);
	});
});
