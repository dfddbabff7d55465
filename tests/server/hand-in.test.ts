/**
 * @guarantee An attempt is stored once, whoever sends it and however often.
 * @guarantee Typing in a paper again corrects it; no other stored answer is ever replaced.
 */
import { listHandIns } from '#lib/formats/endpoints.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { backends } from '../support/backends.ts';
import { ClassScene } from '../support/class-scene.ts';
import { assignmentOf, classModule, handInOf, newId } from '../support/class-work.ts';

describe.each(backends)('handing in to a class server on $name', (backend) => {
	let scene: ClassScene;
	beforeAll(() => backend.start());
	afterAll(() => backend.stop());
	beforeEach(async () => {
		scene = await ClassScene.set(await backend.newDatabase());
	});
	afterEach(() => scene.close());

	const mine = (changes: object = {}) =>
		handInOf(scene.assignment, {
			learner: scene.me.learner,
			rosterNumber: scene.me.number,
			finishedAt: scene.now,
			...changes
		});
	const report = () => scene.report();
	const refused = (reason: string) => [expect.objectContaining({ outcome: 'refused', reason })];

	test('what is handed in is stored once, however often and however mixed it is sent', async () => {
		const [first, second] = [mine(), mine({ number: 2 })];
		expect((await scene.learner.handIn([second, first])).map(({ outcome }) => outcome)).toEqual([
			'stored',
			'stored'
		]);
		const again = await Promise.all([
			scene.learner.handIn([first]),
			scene.learner.handIn([first, second, first])
		]);
		expect(again.flat().map(({ outcome }) => outcome)).toEqual(Array(4).fill('already'));
		const { learners } = await report();
		expect(learners).toHaveLength(1);
		expect(learners[0]?.attempts).toHaveLength(2);
	});

	test('many devices that send the same at once are all told the truth', async () => {
		const handIn = mine();
		const all = await Promise.all(Array.from({ length: 12 }, () => scene.learner.handIn([handIn])));
		const outcomes = all.flat().map(({ outcome }) => outcome);
		expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
		expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(11);
	});

	test('a score that comes along is not looked at: the responses are scored again', async () => {
		const forged = { ...mine({ isRight: false }), score: 1, shares: [1, 1, 1, 1], marks: [] };
		Object.assign(forged.attempt, { score: 1, earned: 4, tally: { earned: 4 } });
		await scene.learner.handIn([forged]);
		const { text } = await scene.teacher.get(`${scene.reportPath}/hand-ins`);
		expect(text).not.toMatch(/score|earned|tally/);
		const [row] = (await report()).learners;
		expect(row?.sums.points).toBeLessThan(2);
		expect(row?.status).toBe('needs-help');
	});

	test('other items than those drawn for the learner are kept, marked, and do not count', async () => {
		const easier = handInOf({ ...scene.assignment, seeds: { kind: 'same', seed: 99 } }, mine());
		await scene.learner.handIn([{ ...easier, assignment: scene.assignment.id }]);
		const [row] = (await report()).learners;
		expect(row?.attempts[0]?.marks).toContain('wrong-paper');
		expect(row?.status).toBe('not-done');
	});

	test('the same attempt with other answers is refused, and the first one stays', async () => {
		const first = mine();
		await scene.learner.handIn([first]);
		const better = { ...first, attempt: { ...first.attempt, responses: [] } };
		expect(await scene.learner.handIn([better])).toEqual(refused('other-answers'));
		expect((await report()).learners[0]?.sums.answered).toBe(4);
	});

	test('two forms of one attempt in one request: the first is stored, the second refused', async () => {
		const first = mine();
		const other = { ...first, attempt: { ...first.attempt, responses: [] } };
		expect((await scene.learner.handIn([first, other])).map(({ outcome }) => outcome)).toEqual([
			'stored',
			'refused'
		]);
	});

	test("nobody hands in for another learner, nor takes another learner's attempt", async () => {
		const other = scene.client();
		const berta = await other.join(scene.code, 'Berta');
		const attempt = mine();
		expect(await other.handIn([attempt])).toEqual(refused('not-this-learner'));
		await scene.learner.handIn([attempt]);
		const stolen = { ...attempt, learner: berta.learner };
		expect(await other.handIn([stolen])).toEqual(refused('other-answers'));
		const { learners } = await report();
		expect(learners.map(({ status }) => status)).toEqual(['done', 'not-done']);
	});

	test('an assignment of another class and a module that was not assigned are refused', async () => {
		const elsewhere = await scene.teacher.makeClass('Another');
		const other = assignmentOf();
		await scene.teacher.assign(elsewhere.id, other);
		const strange = { ...mine(), assignment: other.id };
		expect(await scene.learner.handIn([strange])).toEqual(refused('no-assignment'));
		const attempt = { ...mine().attempt, module: 'another-module' };
		expect(await scene.learner.handIn([{ ...mine(), attempt }])).toEqual(refused('not-assigned'));
	});

	test('late, surplus and unknown editions are kept and marked', async () => {
		scene.assignment = assignmentOf({ attempts: 1, dueAt: scene.now + 10 });
		await scene.teacher.assign(scene.classId, scene.assignment);
		await scene.learner.handIn([mine()]);
		scene.now += 60_000;
		const unknown = mine({ number: 3 });
		await scene.learner.handIn([
			mine({ number: 2 }),
			{ ...unknown, attempt: { ...unknown.attempt, hash: 'never-published' } },
			mine({ finishedAt: scene.now - 59_999 })
		]);
		const [row] = (await report()).learners;
		const marks = row?.attempts.map((one) => one.marks);
		expect(marks).toHaveLength(4);
		expect(marks?.flat()).toEqual(
			expect.arrayContaining(['late', 'surplus', 'unknown-version', 'arrived-late'])
		);
		expect(row?.status).toBe('done');
	});

	test('what is handed in after the end is stored, marked and counted, until the assignment is opened again', async () => {
		const end = (isOpen: boolean) => scene.teacher.ask('PATCH', `/api/class${scene.reportPath}`, { isOpen });
		const marks = async () => (await report()).learners[0]?.attempts.map((one) => one.marks);
		await scene.learner.handIn([mine()]);
		expect(await marks()).toEqual([[]]);
		scene.now += 10;
		await end(false);
		const endedAt = scene.now;
		scene.now += 10;
		const [after, before] = [mine({ number: 2 }), mine({ number: 3, finishedAt: endedAt - 1 })];
		expect((await scene.learner.handIn([after, before])).map(({ outcome }) => outcome)).toEqual([
			'stored',
			'stored'
		]);
		expect(await marks()).toEqual([[], ['after-end'], ['arrived-late']]);
		// Ended once more, it is ended since then.
		await end(false);
		expect(await marks()).toEqual([[], ['after-end'], ['arrived-late']]);
		const { text } = await scene.teacher.get(`${scene.reportPath}/hand-ins`);
		const update = listHandIns.response.read(text);
		expect(update).toMatchObject({ isOk: true, value: { given: { isOpen: false, endedAt } } });
		await end(true);
		expect(await marks()).toEqual([[], [], []]);
	});

	test('an edition that a later build no longer holds is still scored', async () => {
		const handIn = mine();
		await scene.learner.handIn([handIn]);
		const before = (await report()).learners[0]?.sums;
		const { server } = scene.host;
		const { db } = await server.services();
		const { ModuleVersions } = await import('#lib/server/module-versions.ts');
		expect(await new ModuleVersions(db, []).find(classModule.hash)).toEqual(classModule);
		expect(before?.points).toBe(4);
		const { status, body } = await scene.client().get(`/versions/${classModule.hash}`);
		expect([status, body.hash]).toEqual([200, classModule.hash]);
	});

	test('one hand-in that cannot be read does not hold up the others', async () => {
		const good = mine();
		const broken = { ...mine(), attempt: { id: 'broken-attempt' } };
		const body = { handIns: [broken, good] };
		const { body: reply } = await scene.learner.post('/hand-ins', body);
		expect(reply.acknowledged).toHaveLength(2);
		expect(reply.acknowledged).toContainEqual({
			attempt: 'broken-attempt',
			outcome: 'refused',
			reason: 'malformed'
		});
		expect(reply.acknowledged).toContainEqual({ attempt: good.attempt.id, outcome: 'stored' });
	});

	test('a class that is deleted in the middle refuses its own hand-ins and holds up no others', async () => {
		const other = await scene.teacher.makeClass('Another');
		const assignment = assignmentOf();
		await scene.teacher.assign(other.id, assignment);
		const berta = scene.client();
		const { learner, number } = await berta.join(other.code, 'Berta');
		const theirs = handInOf(assignment, { learner, rosterNumber: number });
		const { handIns } = await scene.host.server.services();
		const classGone = handIns.take([
			{ handIn: mine(), classId: 'gone', learner: { learner: scene.me.learner, number: 1 } }
		]);
		const stays = handIns.take([{ handIn: theirs, classId: other.id, learner: { learner, number } }]);
		expect(await classGone).toEqual(refused('no-assignment'));
		expect(await stays).toEqual([{ attempt: theirs.attempt.id, outcome: 'stored' }]);
	});

	test('a fault in one request of a transaction fails that one alone', async () => {
		const { handIns } = await scene.host.server.services();
		const gone = newId('learner');
		const orphan = handIns.take([
			{
				handIn: { ...mine(), learner: gone },
				classId: scene.classId,
				learner: { learner: gone, number: 9 }
			}
		]);
		const good = handIns.take([{ handIn: mine(), classId: scene.classId, learner: scene.me }]);
		await expect(orphan).rejects.toThrow();
		expect(await good).toEqual([expect.objectContaining({ outcome: 'stored' })]);
	});

	test('a poll gets only what came in since, and nothing where nothing changed', async () => {
		await scene.learner.handIn([mine()]);
		const first = await scene.teacher.get(`${scene.reportPath}/hand-ins`);
		expect(first.body.handIns).toHaveLength(1);
		const tag = { 'if-none-match': first.headers.get('etag') ?? '' };
		const still = await scene.teacher.get(`${scene.reportPath}/hand-ins`, tag);
		expect([still.status, still.text]).toEqual([304, '']);
		const next = mine({ number: 2 });
		await scene.learner.handIn([next]);
		const since = `${scene.reportPath}/hand-ins?since=${first.body.revision}`;
		const { text } = await scene.teacher.get(since, tag);
		const read = listHandIns.response.read(text);
		expect(read.isOk && read.value.handIns.map(({ handIn }) => handIn)).toEqual([next]);
		expect((await report()).learners[0]?.attempts).toHaveLength(2);
	});

	test('a teacher takes in receipts and marks from paper for their own class alone', async () => {
		const paper = { ...mine(), from: 'paper' as const };
		const { body } = await scene.teacher.post(`/classes/${scene.classId}/hand-ins`, { handIns: [paper] });
		expect(body.acknowledged[0].outcome).toBe('stored');
		expect((await report()).learners[0]?.attempts[0]?.handIn.from).toBe('paper');
		const stranger = { ...mine(), learner: 'nobody' };
		const { body: other } = await scene.teacher.post(`/classes/${scene.classId}/hand-ins`, {
			handIns: [stranger]
		});
		expect(other.acknowledged).toEqual(refused('not-this-learner'));
		const { body: again } = await scene.learner.post('/hand-ins', {
			handIns: [{ ...mine({ number: 2 }), from: 'paper' }]
		});
		expect(again.acknowledged[0].outcome).toBe('stored');
		const from = (await report()).learners[0]?.attempts.map((one) => one.handIn.from);
		expect(from).toEqual(['paper', 'device']);
	});

	test('a paper typed in again takes the place of itself, and of nothing that a device sent', async () => {
		const id = 'paper~of-this-learner';
		const typed = (isRight: boolean) => ({ ...mine({ id, isRight }), from: 'paper' as const });
		const type = async (handIns: readonly object[], client = scene.teacher) =>
			(await client.post(`/classes/${scene.classId}/hand-ins`, { handIns })).body.acknowledged;
		await type([typed(false)]);
		const [mistyped] = (await report()).learners;
		expect(mistyped?.status).toBe('needs-help');
		const { body: before } = await scene.teacher.get(`${scene.reportPath}/hand-ins`);
		expect(await type([typed(true)])).toEqual([{ attempt: id, outcome: 'stored' }]);
		expect(await type([typed(false), typed(true)])).toHaveLength(2);
		expect(await type([typed(true)])).toEqual([{ attempt: id, outcome: 'already' }]);
		const [corrected] = (await report()).learners;
		expect([corrected?.status, corrected?.attempts.length]).toEqual(['done', 1]);
		const since = await scene.teacher.get(`${scene.reportPath}/hand-ins?since=${before.revision}`);
		expect(since.body.handIns).toHaveLength(1);

		expect(await scene.learner.handIn([{ ...typed(false), from: 'paper' }])).toEqual(
			refused('other-answers')
		);
		const other = await scene.client().join(scene.code, 'Ben');
		const moved = { ...typed(true), learner: other.learner };
		expect(await type([moved])).toEqual(refused('other-answers'));
		const sent = mine({ number: 2 });
		await scene.learner.handIn([sent]);
		const over = { ...mine({ id: sent.attempt.id, isRight: false, number: 2 }), from: 'paper' as const };
		expect(await type([over])).toEqual(refused('other-answers'));
		expect(await type([{ ...over, from: 'device' }])).toEqual(refused('other-answers'));
	});
});
