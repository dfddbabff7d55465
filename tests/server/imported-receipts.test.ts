/** @guarantee A quiz taken outside the class counts for the learner whom the teacher names, never for another, and no device can choose one. */
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { reassignHandIn } from '#lib/domain/classroom/local-class.ts';
import { namedLearner, numberOfLearner } from '#lib/domain/classroom/named-learner.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sqlite } from '../support/backends.ts';
import { ClassScene } from '../support/class-scene.ts';
import { assignmentOf, handInOf } from '../support/class-work.ts';

const outside = namedLearner('Anna', 'abc');
const drawnFrom = numberOfLearner(outside);

describe('what a teacher brings from a learner without a line', () => {
	let scene: ClassScene;
	let each: Assignment;
	beforeAll(() => sqlite.start());
	afterAll(() => sqlite.stop());
	beforeEach(async () => {
		scene = await ClassScene.set(await sqlite.newDatabase());
		each = assignmentOf({ seeds: { kind: 'each', seed: 7 } });
		await scene.teacher.assign(scene.classId, each);
		scene.assignment = each;
	});
	afterEach(() => scene.close());

	const mine = (rosterNumber: number, changes: object = {}): HandIn =>
		handInOf(scene.assignment, {
			learner: scene.me.learner,
			rosterNumber,
			finishedAt: scene.now,
			...changes
		});
	const bring = async (...handIns: HandIn[]): Promise<string[]> => {
		const { body } = await scene.teacher.post(`/classes/${scene.classId}/hand-ins`, { handIns });
		return body.acknowledged.map(({ outcome }: { outcome: string }) => outcome);
	};
	const send = async (...handIns: HandIn[]): Promise<string[]> =>
		(await scene.learner.handIn(handIns)).map(({ outcome }) => outcome);
	const report = () => scene.report();
	const marks = async () => (await report()).learners[0]?.attempts.map((one) => one.marks);

	test('a paper drawn without the class counts for whom the teacher says, and is theirs on every device', async () => {
		const made = { ...handInOf(each, { learner: outside, rosterNumber: drawnFrom }), learner: outside };
		const [entry] = (await report()).learners.map((row) => row.entry);
		expect(await bring(reassignHandIn(entry!, made), mine(0, { number: 2 }))).toEqual(['stored', 'stored']);
		const seen = await report();
		expect(seen.learners[0]).toMatchObject({ status: 'done', sums: { points: 4 } });
		expect(await marks()).toEqual([[], []]);
		const { body: own } = await scene.learner.get('/me/hand-ins?after=');
		expect(own.handIns.map((one: { handIn: HandIn }) => one.handIn.attempt.id)).toContain(made.attempt.id);
	});

	test("nobody gets another learner's paper counted, by whatever door, nor chooses one through their own", async () => {
		const ben = await scene.client().join(scene.code, 'Ben');
		expect(await bring(mine(ben.number))).toEqual(['stored']);
		expect(await send(mine(ben.number, { number: 2 }), mine(drawnFrom, { number: 3 }))).toEqual([
			'stored',
			'stored'
		]);
		expect(await send(mine(0, { number: 4 }))).toEqual(['stored']);
		expect(await marks()).toEqual(Array(4).fill(['wrong-paper']));
		expect((await report()).learners[0]?.status).toBe('not-done');
	});

	test('a paper that the device sent first counts once the teacher brings it, whichever comes first and how often', async () => {
		const [one, two] = [mine(drawnFrom), mine(drawnFrom, { number: 2 })];
		expect(await send(one)).toEqual(['stored']);
		expect(await marks()).toEqual([['wrong-paper']]);
		const receivedAt = (await report()).learners[0]?.attempts[0]?.receivedAt;
		scene.now += 1_000;
		expect(await bring(one, two)).toEqual(['stored', 'stored']);
		expect(await marks()).toEqual([[], []]);
		expect((await report()).learners[0]?.attempts[0]?.receivedAt).toBe(receivedAt);
		expect(await send(one, two)).toEqual(['already', 'already']);
		expect(await bring(one, two)).toEqual(['already', 'already']);
		// A later receipt of the same work, given when the device knew the class, takes nothing back.
		const joined = { ...one, rosterNumber: scene.me.number };
		expect(await bring(joined)).toEqual(['already']);
		expect(await marks()).toEqual([[], []]);
		const altered = { ...one, attempt: { ...one.attempt, responses: [] } };
		expect(await bring(altered)).toEqual(['refused']);
	});

	test('a receipt of somebody in the class, and the same attempt over the line later, stand once', async () => {
		const handIn = mine(scene.me.number);
		expect(await bring(handIn)).toEqual(['stored']);
		expect(await send(handIn)).toEqual(['already']);
		expect(await bring(handIn)).toEqual(['already']);
		expect(await marks()).toEqual([[]]);
	});

	test('where all have one paper, a number says nothing', async () => {
		scene.assignment = assignmentOf();
		await scene.teacher.assign(scene.classId, scene.assignment);
		const handIn = mine(drawnFrom);
		expect(await send(handIn)).toEqual(['stored']);
		expect(await bring(handIn)).toEqual(['already']);
		expect(await marks()).toEqual([[]]);
	});
});
