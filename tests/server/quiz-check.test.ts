import { GENERATOR_VERSION } from '#lib/domain/quiz/quiz.ts';
import { findHandIns } from '#lib/server/db/hand-ins.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { HandInQueue } from '#lib/server/hand-in-queue.ts';
import { ModuleVersions } from '#lib/server/module-versions.ts';
import { classUpdateSchema, readApi } from '#lib/formats/class-messages.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { backends } from '../support/backends.ts';
import { ClassScene } from '../support/class-scene.ts';
import { classModule, handInOf } from '../support/class-work.ts';

describe.each(backends)('whether a hand-in holds the assigned quiz, on $name', (backend) => {
	let address = '';
	let scene: ClassScene;
	beforeAll(() => backend.start());
	afterAll(() => backend.stop());
	beforeEach(async () => {
		address = await backend.newDatabase();
		scene = await ClassScene.set(address);
	});
	afterEach(() => scene.close());

	const mine = (changes: object = {}, module = classModule) =>
		handInOf(
			scene.assignment,
			{ learner: scene.me.learner, rosterNumber: scene.me.number, ...changes },
			module
		);
	/** What the teacher's page is told, in the order stored. */
	async function told() {
		const { text } = await scene.teacher.get(`${scene.reportPath}/hand-ins?since=0`);
		const read = readApi(text, classUpdateSchema, 1e7);
		if (!read.isOk) throw new Error(text);
		return new Map(read.value.handIns.map(({ handIn, quizCheck }) => [handIn.attempt.id, quizCheck]));
	}
	async function stored(id: string) {
		const db = await openDatabase(address);
		const [row] = await findHandIns(db, [id]);
		await db.destroy();
		return row?.quizCheck;
	}

	test('is decided when it is received, and no device says it for itself', async () => {
		const [sound, second, third] = [mine(), mine({ number: 2 }), mine({ number: 3 })];
		const items = second.attempt.items.toReversed();
		const forged = { ...second, attempt: { ...second.attempt, items }, quizCheck: 'assigned' };
		const other = { ...third, attempt: { ...third.attempt, generator: GENERATOR_VERSION + 1 } };
		await scene.learner.handIn([sound, forged, other]);
		expect(await told()).toEqual(
			new Map([
				[sound.attempt.id, 'assigned'],
				[forged.attempt.id, 'wrong-quiz'],
				[other.attempt.id, 'other-generator']
			])
		);
	});

	test('waits for an edition that the server does not have, and is decided by the start that brings it', async () => {
		const newer = { ...classModule, hash: 'newer-edition' };
		const early = mine({}, newer);
		await scene.learner.handIn([early]);
		expect(await told()).toEqual(new Map([[early.attempt.id, 'undecided']]));
		await scene.close();
		scene = await ClassScene.open(address, { modules: [classModule, newer] });
		await (
			await scene.host.server.services()
		).decided;
		expect(await stored(early.attempt.id)).toBe('assigned');
	});

	test('a server that closes at once leaves the rest for the next start', async () => {
		const attempt = mine();
		await scene.learner.handIn([attempt]);
		const { db } = await scene.host.server.services();
		await db.updateTable('hand_ins').set({ quiz_check: null }).execute();
		await scene.close();
		scene = await ClassScene.open(address);
		await scene.host.server.services();
		await scene.host.server.close();
		await (
			await scene.host.server.services()
		).decided;
		expect(await stored(attempt.attempt.id)).toBe('assigned');
	});

	test('hand-ins that follow each other at once are all answered', async () => {
		const { db } = await scene.host.server.services();
		const queue = new HandInQueue(db, new ModuleVersions(db, [classModule]), () => scene.now);
		const learner = { learner: scene.me.learner, number: scene.me.number };
		for (const number of [1, 2, 3]) {
			const [word] = await queue.take([{ handIn: mine({ number }), classId: scene.classId, learner }]);
			expect(word?.outcome).toBe('stored');
		}
	});
});
