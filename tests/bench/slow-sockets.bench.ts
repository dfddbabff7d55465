import { writeHandIns } from '#lib/formats/hand-in-messages.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { ClassChild, childToken } from '../support/class-child.ts';
import { ClassClient } from '../support/class-client.ts';
import { assignmentOf, handInOf } from '../support/class-work.ts';

// What the server holds in memory while a thousand phones send their hand-ins over lines that hardly move.
const SOCKETS = 1_000;
const DRIPS = 40;
const folder = mkdtempSync(path.join(tmpdir(), 'sourcebook-slow-'));
const child = await ClassChild.start(path.join(folder, 'class.sqlite'));
const { hostname, port, origin } = new URL(child.origin);

const teacher = new ClassClient(child.origin);
await teacher.signUp(childToken);
const { id, code } = await teacher.makeClass();
const assignment = assignmentOf();
await teacher.assign(id, assignment);
const learner = new ClassClient(child.origin);
const me = await learner.join(code);
const work = (count: number) =>
	Array.from({ length: count }, () => handInOf(assignment, { learner: me.learner, rosterNumber: me.number }));

async function tell(when: string): Promise<void> {
	const given = child.memory?.toFixed(0) ?? 'unknown';
	console.log(`${when}: ${(await child.held()).toFixed(0)} MiB held, ${given} MiB given by the system`);
}

function headOf(body: string, token: string): string {
	return [
		'POST /api/class/hand-ins HTTP/1.1',
		`Host: ${hostname}:${port}`,
		`Origin: ${origin}`,
		`Authorization: Bearer ${token}`,
		'Content-Type: application/json',
		`Content-Length: ${Buffer.byteLength(body)}`,
		'Connection: close\r\n\r\n'
	].join('\r\n');
}

/** Opens so many lines, drips a request into each, and counts the answers by their status. */
async function drip(what: string, token: string): Promise<void> {
	const statuses = new Map<string, number>();
	const lines = Array.from({ length: SOCKETS }, () => {
		const body = writeHandIns(work(2));
		const socket: Socket = connect(Number(port), hostname);
		socket.once('data', (answer) => {
			const status = String(answer).slice(9, 12);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		});
		// A server that has answered may close before all is sent.
		socket.on('error', () => undefined);
		socket.write(headOf(body, token));
		return { socket, body, step: Math.ceil(body.length / DRIPS) };
	});
	for (let place = 0; place < DRIPS; place++) {
		for (const { socket, body, step } of lines)
			if (socket.writable) socket.write(body.slice(place * step, (place + 1) * step));
		await rest(250);
		if (place === 0 || place === DRIPS / 2)
			await tell(`  ${what}, ${place === 0 ? 'begun' : 'half of it sent'}`);
	}
	const answered = (): number => [...statuses.values()].reduce((sum, count) => sum + count, 0);
	for (let waits = 0; waits < 120 && answered() < SOCKETS; waits++) await rest(500);
	for (const { socket } of lines) socket.destroy();
	await tell(`  ${what}, all sent`);
	console.log(`  answered: ${[...statuses].map(([status, count]) => `${count} with ${status}`).join(', ')}`);
}

for (let round = 0; round < 20; round++) await learner.handIn(work(50));
await tell('after 1,000 hand-ins of the ordinary kind');
for (const round of ['first', 'second', 'third'])
	await drip(`${SOCKETS} slow learners, ${round} time`, learner.token);
await drip(`${SOCKETS} slow strangers`, 'a'.repeat(40));
for (let round = 0; round < 20; round++) await learner.handIn(work(50));
await tell('after 1,000 more of the ordinary kind');
await child.stop();
rmSync(folder, { recursive: true, force: true });
