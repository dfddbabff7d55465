import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { writeHandIns } from '#lib/formats/hand-in-messages.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ClassScene } from '../support/class-scene.ts';
import { assignmentOf, handInOf, newId } from '../support/class-work.ts';

// Figures beside a bare node:http server that parses each body and inserts it with the same durability.
const folder = mkdtempSync(path.join(tmpdir(), 'sourcebook-bench-'));
const SINGLE = Number(process.env['BENCH_SINGLE'] ?? 1_000);
const LEARNERS = Number(process.env['BENCH_LEARNERS'] ?? 200);
const LINES = 16;
const agent = new Agent({ keepAlive: true, maxSockets: LINES });

function send(url: string, token: string, body: string): Promise<number> {
	const { origin } = new URL(url);
	const headers = { 'content-type': 'application/json', origin, authorization: `Bearer ${token}` };
	return new Promise((resolve, reject) => {
		const sent = request(url, { method: 'POST', agent, headers }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode ?? 0));
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

/** Hand-ins stored in a second, sent over so many lines at once. */
async function rate(
	url: string,
	bodies: readonly { token: string; body: string }[],
	count: number
): Promise<number> {
	const startedAt = performance.now();
	let next = 0;
	const line = async () => {
		for (let one = bodies[next++]; one; one = bodies[next++]) {
			const status = await send(url, one.token, one.body);
			if (status !== 200) throw new Error(`Status ${status}`);
		}
	};
	await Promise.all(Array.from({ length: LINES }, line));
	return count / ((performance.now() - startedAt) / 1000);
}

async function bareServer(): Promise<{ server: Server; url: string }> {
	const db = new DatabaseSync(path.join(folder, 'bare.sqlite'));
	db.exec('pragma journal_mode = wal; pragma synchronous = full');
	db.exec('create table hand_ins (id text primary key, body text not null) strict');
	const insert = db.prepare('insert into hand_ins values (?, ?)');
	const server = createServer((incoming, outgoing) => {
		const parts: Buffer[] = [];
		incoming.on('data', (part: Buffer) => parts.push(part));
		incoming.on('end', () => {
			const { handIns }: { handIns: HandIn[] } = JSON.parse(String(Buffer.concat(parts)));
			db.exec('begin immediate');
			for (const one of handIns) insert.run(one.attempt.id, JSON.stringify(one));
			db.exec('commit');
			outgoing.end('{}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port.');
	return { server, url: `http://127.0.0.1:${address.port}/` };
}

const scene = await ClassScene.set(path.join(folder, 'class.sqlite'));
scene.assignment = assignmentOf({ blueprint: { items: 10 } });
await scene.teacher.assign(scene.classId, scene.assignment);
const bare = await bareServer();
// Making the work takes longer than a server keeps an idle connection.
scene.host.http.keepAliveTimeout = bare.server.keepAliveTimeout = 600_000;
const ours = `${scene.host.origin}/api/class/hand-ins`;
const work = (count: number, learner = scene.me.learner, rosterNumber = scene.me.number) =>
	Array.from({ length: count }, () => handInOf(scene.assignment, { learner, rosterNumber }));
const singles = (list: HandIn[]) =>
	list.map((one) => ({ token: scene.learner.token, body: writeHandIns([one]) }));
const inBatches = (list: HandIn[]) =>
	Array.from({ length: list.length / 20 }, (_, place) => ({
		token: scene.learner.token,
		body: writeHandIns(list.slice(20 * place, 20 * place + 20))
	}));

async function compare(
	what: string,
	make: () => { token: string; body: string }[],
	count: number
): Promise<void> {
	const [bareRate, ourRate] = [await rate(bare.url, make(), count), await rate(ours, make(), count)];
	console.log(
		`${what}: ${ourRate.toFixed(0)}/s beside ${bareRate.toFixed(0)}/s bare, ratio ${(ourRate / bareRate).toFixed(2)}`
	);
}

console.log(`one hand-in of ten items is ${writeHandIns(work(1)).length} characters`);
for (let round = 0; round < 2; round++) {
	await compare('single hand-ins', () => singles(work(SINGLE)), SINGLE);
	await compare('batches of 20', () => inBatches(work(SINGLE)), SINGLE);
}

/** A whole school sends at once; four quizzes of ten items are forty responses of each learner. */
async function atTheBell(each: number): Promise<void> {
	const school: { token: string; body: string }[] = [];
	for (let place = 0; place < LEARNERS; place++) {
		if (place % 400 === 0) {
			const { id, code } = await scene.teacher.makeClass();
			scene.classId = id;
			scene.code = code;
			scene.assignment = assignmentOf({ blueprint: { items: 10 } });
			await scene.teacher.assign(id, scene.assignment);
		}
		const client = scene.client();
		const { learner, number } = await client.join(scene.code, `Learner ${place}`);
		school.push({ token: client.token, body: writeHandIns(work(each, learner, number)) });
	}
	const count = LEARNERS * each;
	const [bareRate, ourRate] = [await rate(bare.url, school, count), await rate(ours, school, count)];
	console.log(
		`${LEARNERS} learners with ${each} attempts of ten responses each at the bell: ${(count / ourRate).toFixed(2)} s, bare ${(count / bareRate).toFixed(2)} s`
	);
}
for (const each of [4, 40]) await atTheBell(each);

const { id, code } = await scene.teacher.makeClass();
scene.classId = id;
scene.assignment = assignmentOf({ blueprint: { items: 10 } });
await scene.teacher.assign(id, scene.assignment);
for (let place = 0; place < 40; place++) {
	const client = scene.client();
	const { learner, number } = await client.join(code, `Learner ${place}`);
	await client.handIn(work(50, learner, number));
}
async function timed(what: string, ask: () => Promise<unknown>): Promise<void> {
	const times: number[] = [];
	for (let round = 0; round < 5; round++) {
		const startedAt = performance.now();
		await ask();
		times.push(performance.now() - startedAt);
	}
	console.log(
		`${what}: first ${times[0]?.toFixed(0)} ms, then ${times
			.slice(1)
			.sort((a, b) => a - b)[1]
			?.toFixed(0)} ms`
	);
}
const report = () => scene.report();
await timed('report of 40 learners with 2,000 attempts', report);
const { db } = await scene.host.server.services();
let classes = 0;
for (const wanted of [100, 1_000, 10_000]) {
	await db.transaction().execute(async (trx) => {
		for (; classes < wanted; classes++) {
			const made = newId('class');
			const teacher = (await trx.selectFrom('teachers').select('id').executeTakeFirstOrThrow()).id;
			await trx
				.insertInto('classes')
				.values({
					id: made,
					teacher_id: teacher,
					name: made,
					join_code: made,
					join_expires_at: 0,
					created_at: 0
				})
				.execute();
			const learner = newId('learner');
			await trx
				.insertInto('learners')
				.values({ id: learner, class_id: made, number: 1, name: 'x', group_name: '', created_at: 0 })
				.execute();
			const given = newId('given');
			await trx
				.insertInto('assignments')
				.values({ id: given, class_id: made, body: '{}', created_at: 0 })
				.execute();
			await trx
				.insertInto('hand_ins')
				.values({
					id: newId('h'),
					class_id: made,
					assignment_id: given,
					learner_id: learner,
					body: '{}',
					revision: 1,
					received_at: 0
				})
				.execute();
		}
	});
	await timed(`report of that class among ${wanted} classes`, report);
	await timed(`the class itself among ${wanted} classes`, () =>
		scene.teacher.get(`/classes/${scene.classId}`)
	);
}

agent.destroy();
bare.server.close();
await scene.close();
rmSync(folder, { recursive: true, force: true });
