/** @guarantee SQLite and Postgres behave the same. */
import * as assignments from '#lib/server/db/assignments.ts';
import * as classes from '#lib/server/db/classes.ts';
import {
	findHandIns,
	insertHandIns,
	listHandIns,
	listOwnHandIns,
	listUndecided,
	listUndecidedAssignments,
	setQuizChecks
} from '#lib/server/db/hand-ins.ts';
import * as learners from '#lib/server/db/learners.ts';
import { findModuleVersion, keepModuleVersions } from '#lib/server/db/module-versions.ts';
import { openDatabase, type Database } from '#lib/server/db/open-database.ts';
import * as teachers from '#lib/server/db/teachers.ts';
import { sql } from 'kysely';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { backends } from '../support/backends.ts';

// What the rest of the server counts on, held against every kind of database alike.
const openScript = path.resolve(import.meta.dirname, '../support/open-class-database.ts');
const NOW = 1_795_000_000_000;
const teacher = (id: string): teachers.NewTeacher => ({
	id,
	name: `Teacher ${id}`,
	nameKey: `teacher ${id}`,
	passphrase: 'scrypt$…',
	recoveryHashes: [`${id}-r1`, `${id}-r2`]
});
const pupil = (id: string, name = id) => ({ learner: id, name, group: '' });

describe.each(backends)('the class store on $name', (backend) => {
	let address = '';
	let db: Database;

	beforeAll(() => backend.start());
	afterAll(() => backend.stop());
	beforeEach(async () => {
		address = await backend.newDatabase();
		db = await openDatabase(address);
		await teachers.insertTeacher(db, teacher('t1'), undefined, NOW);
	});
	afterEach(() => db.destroy());

	const makeClass = (id: string, by = 't1', code = `CODE-${id}`) =>
		classes.insertClass(db, by, { id, title: `Class ${id}`, code, codeExpiresAt: NOW + 10 }, NOW);
	const give = (id: string, classId: string, body = '{}') =>
		assignments.insertAssignment(db, { id, classId, body }, 3, NOW);
	const row = (id: string, classId = 'c1', revision = 2) => ({
		id,
		classId,
		assignmentId: `a-${classId}`,
		learnerId: `l-${classId}`,
		body: `{"id":"${id}"}`,
		revision,
		receivedAt: NOW,
		quizCheck: null
	});
	const classWithWork = async (id: string) => {
		await makeClass(id);
		await learners.insertLearners(db, id, [pupil(`l-${id}`)], 500, NOW);
		await give(`a-${id}`, id);
		await insertHandIns(db, [row(`h-${id}`, id)]);
	};

	test('a database opened again holds what it held, and is not made anew', async () => {
		await makeClass('c1');
		await db.destroy();
		db = await openDatabase(address);
		expect(await classes.findClass(db, 't1', 'c1')).toEqual({
			id: 'c1',
			title: 'Class c1',
			code: 'CODE-c1',
			codeExpiresAt: NOW + 10,
			revision: 1
		});
	});

	test('processes that open a new database at once all find it ready', async () => {
		const fresh = await backend.newDatabase();
		const opening = () => promisify(execFile)(process.execPath, [openScript, fresh]);
		const said = await Promise.all([opening(), opening(), opening()]);
		expect(said.map(({ stdout }) => stdout)).toEqual(['false\n', 'false\n', 'false\n']);
	});

	test('the set-up token makes the first teacher only, an invitation one more, each once', async () => {
		const signUp = (id: string, hash?: string) => teachers.insertTeacher(db, teacher(id), hash, NOW);
		expect(await signUp('t2')).toBe('no-invitation');
		expect(await signUp('t2', 'unknown')).toBe('no-invitation');
		await teachers.insertInvitation(db, 't1', 'expired', NOW);
		expect(await signUp('t2', 'expired')).toBe('no-invitation');
		await teachers.insertInvitation(db, 't1', 'open', NOW + 1);
		expect(await teachers.insertTeacher(db, { ...teacher('t2'), nameKey: 'teacher t1' }, 'open', NOW)).toBe(
			'name-taken'
		);
		const both = await Promise.all([signUp('t2', 'open'), signUp('t3', 'open')]);
		expect(both.sort()).toEqual(['made', 'no-invitation']);
	});

	test('a session ends at its time, and when the passphrase changes', async () => {
		const begin = (tokenHash: string) =>
			teachers.insertSession(db, { tokenHash, teacherId: 't1', expiresAt: NOW + 5 }, NOW);
		await begin('s1');
		expect(await teachers.findSession(db, 's1', NOW + 4)).toEqual({ id: 't1', name: 'Teacher t1' });
		expect(await teachers.findSession(db, 's1', NOW + 5)).toBeUndefined();
		expect(await teachers.replacePassphrase(db, 't1', 'new', 'wrong code')).toBe(false);
		expect(await teachers.findSession(db, 's1', NOW)).toBeDefined();
		expect(await teachers.replacePassphrase(db, 't1', 'new', 't1-r1')).toBe(true);
		expect(await teachers.replacePassphrase(db, 't1', 'again', 't1-r1')).toBe(false);
		expect(await teachers.findSession(db, 's1', NOW)).toBeUndefined();
		expect((await teachers.findTeacher(db, 'teacher t1'))?.passphrase).toBe('new');
	});

	test('a class made twice is one, and nobody finds a class of another teacher', async () => {
		await teachers.insertInvitation(db, 't1', 'open', NOW + 1);
		await teachers.insertTeacher(db, teacher('t2'), 'open', NOW);
		expect([await makeClass('c1'), await makeClass('c1')]).toEqual([true, true]);
		expect(await makeClass('c1', 't2', 'OTHER')).toBe(false);
		expect(await classes.findClass(db, 't2', 'c1')).toBeUndefined();
		expect(await classes.listClasses(db, 't2')).toEqual([]);
		expect(await classes.listClasses(db, 't1')).toHaveLength(1);
	});

	test('counts are numbers, and a class code opens until it expires or is rolled', async () => {
		await classWithWork('c1');
		const [listed] = await classes.listClasses(db, 't1');
		expect(listed).toMatchObject({ learners: 1, openAssignments: 1 });
		expect((await classes.findClassByCode(db, 'CODE-c1', NOW + 9))?.id).toBe('c1');
		expect(await classes.findClassByCode(db, 'CODE-c1', NOW + 10)).toBeUndefined();
		await classes.rotateCode(db, 'c1', 'NEW', NOW + 99);
		expect(await classes.findClassByCode(db, 'CODE-c1', NOW)).toBeUndefined();
		expect((await classes.findClassByCode(db, 'NEW', NOW))?.id).toBe('c1');
	});

	test('roster numbers go on and are never given twice, however often a list is sent', async () => {
		await makeClass('c1');
		const add = (...ids: string[]) =>
			learners.insertLearners(
				db,
				'c1',
				ids.map((id) => pupil(id)),
				4,
				NOW
			);
		const numbers = async () => (await learners.listLearners(db, 'c1')).map(({ number }) => number);
		expect(await add('a', 'b')).toBe('added');
		expect(await add('a', 'b', 'c')).toBe('added');
		expect(await numbers()).toEqual([1, 2, 3]);
		expect(await learners.deleteLearner(db, 'c1', 'c')).toBe(true);
		expect(await learners.deleteLearner(db, 'c1', 'c')).toBe(false);
		await Promise.all([add('d'), add('e'), add('d')]);
		expect(await numbers()).toEqual([1, 2, 4, 5]);
		expect(await add('f')).toBe('full');
		await makeClass('c2');
		expect(await learners.insertLearners(db, 'c2', [pupil('a')], 4, NOW)).toBe('taken-id');
	});

	test('of two devices that pick one name, one gets it', async () => {
		await classWithWork('c1');
		const claim = (tag: string) =>
			learners.claimLearner(db, 'c1', 'l-c1', { tokenHash: `t${tag}`, resumeHash: `r${tag}` }, NOW);
		const both = await Promise.all([claim('1'), claim('2')]);
		expect(both.sort()).toEqual([false, true]);
		const known = await Promise.all([learners.findToken(db, 't1'), learners.findToken(db, 't2')]);
		expect(known.filter((one) => one !== undefined)).toEqual([{ learner: 'l-c1', number: 1, classId: 'c1' }]);
	});

	test('a resume code moves a learner to another device until it is replaced', async () => {
		await classWithWork('c1');
		await learners.setResumeCodes(db, 'c1', [{ learner: 'l-c1', resumeHash: 'r1' }]);
		const moved = { learner: 'l-c1', number: 1, classId: 'c1' };
		expect(await learners.resumeLearner(db, 'r1', 'device-2', NOW)).toEqual(moved);
		expect(await learners.findToken(db, 'device-2')).toEqual(moved);
		await learners.setResumeCodes(db, 'c1', [{ learner: 'l-c1', resumeHash: 'r2' }]);
		expect(await learners.resumeLearner(db, 'r1', 'device-3', NOW)).toBeUndefined();
		expect(await learners.findToken(db, 'device-2')).toEqual(moved);
	});

	test('a name taken back is free for one device again, its codes open nothing, and work stays', async () => {
		await classWithWork('c1');
		const claim = (tag: string) =>
			learners.claimLearner(db, 'c1', 'l-c1', { tokenHash: `t${tag}`, resumeHash: `r${tag}` }, NOW);
		await claim('1');
		await learners.resumeLearner(db, 'r1', 'device-2', NOW);
		const late = Array.from({ length: 8 }, (_, number) => `late-${number}`);
		const known = () => Promise.all(['t1', 'device-2', ...late].map((hash) => learners.findToken(db, hash)));
		expect(await learners.forgetDevices(db, 'c2', 'l-c1')).toBe(false);
		expect((await known()).filter(Boolean)).toHaveLength(2);
		// Whoever types the code in the same moment comes too early, and is out too, or too late.
		await Promise.all([
			learners.forgetDevices(db, 'c1', 'l-c1'),
			...late.map((hash) => learners.resumeLearner(db, 'r1', hash, NOW))
		]);
		expect((await known()).filter(Boolean)).toEqual([]);
		expect(await learners.resumeLearner(db, 'r1', 'device-4', NOW)).toBeUndefined();
		expect(await listHandIns(db, 'a-c1', 0)).toHaveLength(1);
		expect([await claim('2'), await claim('3')]).toEqual([true, false]);
	});

	test('an assignment given out twice is one; another one under its id is refused', async () => {
		await makeClass('c1');
		await makeClass('c2');
		expect([await give('a1', 'c1'), await give('a1', 'c1')]).toEqual(['given', 'given']);
		expect(await give('a1', 'c1', '{"other":1}')).toBe('other-assignment');
		expect(await give('a1', 'c2')).toBe('other-assignment');
		await give('a2', 'c1');
		await give('a3', 'c1');
		expect(await give('a4', 'c1')).toBe('full');
		expect(await assignments.setEnded(db, 'c1', 'a1', NOW)).toBe(true);
		expect(await assignments.setEnded(db, 'c2', 'a1', NOW)).toBe(false);
		expect((await assignments.findAssignment(db, 'c1', 'a1'))?.endedAt).toBe(NOW);
		// Ended again it is ended since the first time, until it was opened in between.
		expect(await assignments.setEnded(db, 'c1', 'a1', NOW + 5)).toBe(true);
		expect((await assignments.findAssignment(db, 'c1', 'a1'))?.endedAt).toBe(NOW);
		await assignments.setEnded(db, 'c1', 'a1', undefined);
		await assignments.setEnded(db, 'c1', 'a1', NOW + 7);
		expect((await assignments.findAssignment(db, 'c1', 'a1'))?.endedAt).toBe(NOW + 7);
		await assignments.setEnded(db, 'c1', 'a1', undefined);
		expect((await assignments.findAssignment(db, 'c1', 'a1'))?.endedAt).toBeNull();
	});

	test('hand-ins are stored all or none, and an attempt never twice', async () => {
		await classWithWork('c1');
		const many = Array.from({ length: 250 }, (_, number) => row(`n${number}`, 'c1', 3));
		await insertHandIns(db, many);
		await expect(
			db.transaction().execute((trx) => insertHandIns(trx, [row('fresh'), row('n7')]))
		).rejects.toThrow();
		expect(await findHandIns(db, ['fresh', 'n7'])).toEqual([row('n7', 'c1', 3)]);
		expect(await listHandIns(db, 'a-c1', 0)).toHaveLength(251);
		expect(await listHandIns(db, 'a-c1', 2)).toHaveLength(250);
		expect(await listHandIns(db, 'a-c1', 3)).toEqual([]);
	});

	test('what one learner handed in is listed in parts, each once, and nothing of another learner', async () => {
		await classWithWork('c1');
		await classWithWork('c2');
		await learners.insertLearners(db, 'c1', [pupil('other')], 500, NOW);
		const ids = ['a~x~1~Z', 'a~x~1~b', 'a~x~10~a', 'B-2', '_', '0', 'a.b', 'a-b'];
		await insertHandIns(
			db,
			ids.map((id) => row(id))
		);
		await insertHandIns(db, [{ ...row('a~x~1~c'), learnerId: 'other' }]);
		const parts: string[][] = [];
		do {
			const after = parts.at(-1)?.at(-1) ?? '';
			const part = await listOwnHandIns(db, { classId: 'c1', learner: 'l-c1' }, after, 4);
			parts.push(part.map(({ id }) => id));
		} while (parts.at(-1)?.length === 4);
		expect(parts.map((part) => part.length)).toEqual([4, 4, 1]);
		expect(parts.flat().sort()).toEqual(['h-c1', ...ids].sort());
		expect(await listOwnHandIns(db, { classId: 'c2', learner: 'l-c1' }, '', 4)).toEqual([]);
		const [one] = await listOwnHandIns(db, { classId: 'c2', learner: 'l-c2' }, '', 4);
		expect(one).toEqual(row('h-c2', 'c2'));
	});

	test('what was decided of a hand-in at reception stands, and the rest is found until it is decided', async () => {
		await classWithWork('c1');
		await classWithWork('c2');
		await insertHandIns(db, [
			{ ...row('decided'), quizCheck: 'wrong-quiz' },
			{ ...row('undecided'), quizCheck: 'undecided' },
			{ ...row('h-c3', 'c2'), quizCheck: 'assigned' }
		]);
		const undecided = async () => (await listUndecided(db, 'a-c1')).map(({ id }) => id);
		expect((await listUndecidedAssignments(db)).sort()).toEqual(['a-c1', 'a-c2']);
		expect(await undecided()).toEqual(['h-c1', 'undecided']);
		await setQuizChecks(db, 'assigned', ['h-c1', 'decided']);
		const checks = async () => (await listHandIns(db, 'a-c1', 0)).map(({ id, quizCheck }) => [id, quizCheck]);
		expect(await checks()).toEqual([
			['decided', 'wrong-quiz'],
			['h-c1', 'assigned'],
			['undecided', 'undecided']
		]);
		await setQuizChecks(db, 'other-generator', ['undecided']);
		expect(await undecided()).toEqual([]);
		expect(await listUndecidedAssignments(db)).toEqual(['a-c2']);
	});

	test('a database from before quizzes were checked at reception is brought up to date, with all in it', async () => {
		await classWithWork('c1');
		await sql`drop index hand_ins_quiz_check_assignment_id_idx`.execute(db);
		await sql`alter table hand_ins drop column quiz_check`.execute(db);
		await sql`delete from kysely_migration where name = '0002-quiz-check'`.execute(db);
		await db.destroy();
		db = await openDatabase(address);
		expect(await listHandIns(db, 'a-c1', 0)).toEqual([row('h-c1')]);
		expect(await listUndecided(db, 'a-c1')).toHaveLength(1);
	});

	test('any text is kept as it is', async () => {
		await classWithWork('c1');
		const body = JSON.stringify({ text: '\u0000 \ud800 𝄞 \u202e "\'; drop table learners' });
		await insertHandIns(db, [{ ...row('odd'), body }]);
		expect((await findHandIns(db, ['odd']))[0]?.body).toBe(body);
	});

	test('a class goes with everything in it, and nothing of another class goes with it', async () => {
		await classWithWork('c1');
		await classWithWork('c2');
		await learners.setResumeCodes(db, 'c1', [{ learner: 'l-c1', resumeHash: 'r1' }]);
		await learners.resumeLearner(db, 'r1', 'device', NOW);
		await classes.deleteClass(db, 'c1');
		const left = async (table: 'learners' | 'assignments' | 'hand_ins') =>
			(await db.selectFrom(table).select('class_id').execute()).map(({ class_id }) => class_id);
		expect([await left('learners'), await left('assignments'), await left('hand_ins')]).toEqual([
			['c2'],
			['c2'],
			['c2']
		]);
		expect(await learners.findToken(db, 'device')).toBeUndefined();
		await expect(insertHandIns(db, [row('late', 'c1')])).rejects.toThrow();
	});

	test('every change of a class grows its revision, and a class that is gone has none', async () => {
		await classWithWork('c1');
		const revision = async () => (await classes.findClass(db, 't1', 'c1'))?.revision ?? 0;
		const before = await revision();
		await Promise.all(Array.from({ length: 5 }, () => classes.bumpRevision(db, 'c1')));
		await classes.renameClass(db, 'c1', 'New');
		expect(await revision()).toBe(before + 6);
		expect(await classes.bumpRevision(db, 'none')).toBeUndefined();
	});

	test('an edition of a module once kept stays as it was', async () => {
		const edition = { hash: 'h1', moduleId: 'm', body: '{"first":1}' };
		await keepModuleVersions(db, [edition], NOW);
		await keepModuleVersions(
			db,
			[
				{ ...edition, body: '{}' },
				{ ...edition, hash: 'h2' }
			],
			NOW
		);
		expect(await findModuleVersion(db, 'h1')).toBe('{"first":1}');
		expect(await findModuleVersion(db, 'h2')).toBe('{"first":1}');
		expect(await findModuleVersion(db, 'h3')).toBeUndefined();
	});
});
