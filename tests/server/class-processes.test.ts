/**
 * @guarantee What the server has acknowledged is on disk, even if its process is killed.
 * @guarantee A server that is told to stop finishes the requests under way.
 */
import { openDatabase } from '#lib/server/db/open-database.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { backends, sqlite } from '../support/backends.ts';
import { ClassChild, childToken } from '../support/class-child.ts';
import { ClassClient } from '../support/class-client.ts';
import { reportFrom } from '../support/class-report.ts';
import { assignmentOf, handInOf } from '../support/class-work.ts';

// KILL_ROUNDS=20 KILL_HAND_INS=2000 is the long run; every npm test does a short one.
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 3);
const HAND_INS = Number(process.env['KILL_HAND_INS'] ?? 60);
const STREAMS = 4;

const running: ClassChild[] = [];

async function start(address: string): Promise<ClassChild> {
	const child = await ClassChild.start(address);
	running.push(child);
	return child;
}

async function setScene(origin: string) {
	const teacher = new ClassClient(origin);
	await teacher.signUp(childToken);
	const { id, code } = await teacher.makeClass();
	const assignment = assignmentOf();
	await teacher.assign(id, assignment);
	const learner = new ClassClient(origin);
	const me = await learner.join(code);
	const handIn = (number: number) =>
		handInOf(assignment, { learner: me.learner, rosterNumber: me.number, number });
	return { teacher, learner, handIn, path: `/classes/${id}/assignments/${assignment.id}`, code };
}

async function storedIn(address: string): Promise<string[]> {
	const db = await openDatabase(address);
	const rows = await db.selectFrom('hand_ins').select('id').execute();
	await db.destroy();
	return rows.map(({ id }) => id);
}

afterEach(async () => {
	for (const child of running.splice(0)) await child.kill();
});

describe.each(backends)('class servers as processes on $name', (backend) => {
	beforeAll(() => backend.start());
	afterAll(() => backend.stop());

	test('a stop finishes what was begun, closes the database and ends well', async () => {
		const address = await backend.newDatabase();
		const child = await start(address);
		const { learner, handIn } = await setScene(child.origin);
		const batches = Array.from({ length: 5 }, (_, place) => [handIn(place + 1), handIn(place + 50)]);
		const first = learner.handIn([handIn(99)]);
		const sent = Promise.allSettled(batches.map((batch) => learner.handIn(batch)));
		await first;
		expect(await child.stop()).toBe(0);
		const told = (await sent).flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
		const stored = new Set(await storedIn(address));
		expect(told.filter(({ attempt }) => !stored.has(attempt))).toEqual([]);
		expect(stored.size).toBe(told.length + 1);
	});
});

describe('a class server that is killed on SQLite', () => {
	beforeAll(() => sqlite.start());
	afterAll(() => sqlite.stop());

	test('nothing that was acknowledged is missing, and what is sent again stands once', async () => {
		for (let round = 0; round < ROUNDS; round++) {
			const address = await sqlite.newDatabase();
			const child = await start(address);
			const { learner, handIn } = await setScene(child.origin);
			const waiting = Array.from({ length: HAND_INS }, (_, place) => handIn(1 + (place % 100)));
			const acknowledged: string[] = [];
			const killAt = Math.floor((HAND_INS * (round + 1)) / (ROUNDS + 1));
			let killed: Promise<unknown> | undefined;
			const stream = async (own: typeof waiting): Promise<void> => {
				for (const one of own) {
					const [told] = await learner.handIn([one]);
					if (told?.outcome === 'stored') acknowledged.push(told.attempt);
					if (acknowledged.length >= killAt) killed ??= child.kill();
				}
			};
			const streams = Array.from({ length: STREAMS }, (_, own) =>
				stream(waiting.filter((_, place) => place % STREAMS === own))
			);
			const ends = await Promise.allSettled(streams);
			await killed;
			expect(ends.some(({ status }) => status === 'rejected')).toBe(true);
			expect(acknowledged.length).toBeGreaterThanOrEqual(killAt);
			const stored = await storedIn(address);
			expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
			expect(new Set(stored).size).toBe(stored.length);

			const again = await start(address);
			const revived = new ClassClient(again.origin);
			revived.token = learner.token;
			for (let from = 0; from < waiting.length; from += 50) {
				const told = await revived.handIn(waiting.slice(from, from + 50));
				expect(told.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
			}
			await again.stop();
			expect((await storedIn(address)).sort()).toEqual(waiting.map(({ attempt }) => attempt.id).sort());
		}
	}, 600_000);
});

describe('two class servers on one Postgres', () => {
	const [, postgres] = backends;
	beforeAll(() => postgres?.start());
	afterAll(() => postgres?.stop());

	test('serve one class: each sees at once what came in at the other, and each attempt stands once', async () => {
		const address = (await postgres?.newDatabase()) ?? '';
		const [one, two] = [await start(address), await start(address)];
		const { teacher, learner, handIn, path, code } = await setScene(one.origin);
		const elsewhere = new ClassClient(two.origin);
		elsewhere.token = learner.token;
		const work = Array.from({ length: 30 }, (_, place) => handIn(place + 1));
		const told = await Promise.all(
			work.flatMap((each) => [learner.handIn([each]), elsewhere.handIn([each])])
		);
		const outcomes = told.flat().map(({ outcome }) => outcome);
		expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(30);
		expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(30);
		expect((await reportFrom(teacher, path)).learners[0]?.attempts).toHaveLength(30);
		await new ClassClient(two.origin).join(code, 'Berta');
		expect((await reportFrom(teacher, path)).learners).toHaveLength(2);
	});
});
