import { clear, createStore, entries, get, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assignedAttemptId } from '#lib/domain/classroom/assigned-attempt.ts';
import { assignmentLink } from '#lib/formats/assignment-link.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { restoreHandIns } from '#lib/state/learner/restore-hand-ins.ts';
import { Device } from '#lib/state/device/device.svelte.ts';
import { OutboxSync } from '#lib/state/learner/outbox-sync.svelte.ts';
import { findEdition } from '#lib/library/edition-cache.ts';
import { memoryDevice } from '#lib/storage/device/device-store.ts';
import { CLASS_KEYS, classRecord, type JoinedClass } from '#lib/formats/class-records.ts';
import { memoryAttempts } from '../../support/memory-attempts.ts';
import { refusedSchema, writeApi } from '#lib/formats/class-messages.ts';
import { writeOwnHandIns } from '#lib/formats/class-views.ts';
import { aHandIn, anAssignment, classModule } from '../../fixtures/classroom.ts';

const raw = createStore('sourcebook-class', 'device');
const assignment = anAssignment();
const handIn = (number: number, parts: Partial<HandIn> = {}): HandIn => ({
	...aHandIn(assignment, { number, sequence: number, id: assignedAttemptId(assignment, number, 'random') }),
	...parts
});
const idOf = (number: number): string => handIn(number).attempt.id;
const joined: JoinedClass = {
	classId: 'class-1',
	title: 'History 9b',
	token: 'token-of-class-1',
	learner: 'learner-1',
	number: 1,
	name: 'Ada',
	resumeCode: '',
	links: [assignmentLink(assignment)],
	open: []
};
const receivedAt = 1_700_000_000_000;
const keys = async (): Promise<string[]> => (await entries<string, unknown>(raw)).map(([key]) => key);

/** A class server that holds these, gives them in parts of two, and notes what it was asked. */
function server(held: readonly HandIn[]) {
	const asked: string[] = [];
	vi.stubGlobal('fetch', async (path: string, { method, headers }: RequestInit) => {
		if (path.startsWith('/packs/')) return new Response('', { status: 404 });
		if (path.startsWith('/api/class/versions/')) return new Response(JSON.stringify(classModule));
		asked.push(`${method ?? ''} ${path} ${new Headers(headers).get('authorization') ?? ''}`);
		if (method !== 'GET') throw new TypeError('Failed to fetch');
		const after = new URL(path, location.href).searchParams.get('after');
		const from = after ? held.findIndex(({ attempt }) => attempt.id === after) + 1 : 0;
		const part = held.slice(from, from + 2);
		const next = from + 2 < held.length ? (part.at(-1)?.attempt.id ?? null) : null;
		return new Response(
			writeOwnHandIns({ handIns: part.map((each) => ({ handIn: each, receivedAt })), next })
		);
	});
	return asked;
}

beforeEach(async () => {
	await clear(raw);
	await set(CLASS_KEYS.joined('class-1'), classRecord(undefined, joined), raw);
});
afterEach(() => vi.unstubAllGlobals());

describe('what was handed in and is lost here', () => {
	it('comes back in all its parts, once, known as handed in and not sent again', async () => {
		const held = [1, 2, 3].map((number) => handIn(number));
		const asked = server(held);
		const device = new Device(memoryAttempts(), memoryDevice());
		const first = await restoreHandIns(device, joined);
		expect(first).toMatchObject({
			value: { kind: 'back', of: 3, merged: { added: 3, grown: 0, foreign: 0 } }
		});
		expect(asked).toEqual([
			'GET /api/class/me/hand-ins?after= Bearer token-of-class-1',
			`GET /api/class/me/hand-ins?after=${idOf(2)} Bearer token-of-class-1`
		]);
		expect(await device.listAttempts()).toEqual(held.map(({ attempt }) => attempt));
		expect(await get(CLASS_KEYS.handed(idOf(1)), raw)).toEqual({ version: 1, at: receivedAt, refused: '' });
		expect(await keys()).toContain(CLASS_KEYS.opened(assignment.id));

		expect(await findEdition(classModule.id, classModule.hash)).toEqual(classModule);

		expect(await restoreHandIns(device, joined)).toMatchObject({ value: { merged: { added: 0, grown: 0 } } });
		const before = asked.length;
		const outbox = new OutboxSync(device);
		await outbox.put('class-1', held);
		await outbox.send();
		expect(outbox.waiting).toBe(0);
		expect(asked).toHaveLength(before);
	});

	it('writes over nothing that is here, nor over what waits or was refused', async () => {
		const device = new Device(memoryAttempts(), memoryDevice());
		const other = aHandIn(assignment, { number: 1, id: idOf(1), skill: 0, chance: 9, finishedAt: 90_000 });
		await device.stores.attempts.merge([other.attempt]);
		await set(
			CLASS_KEYS.waiting(idOf(2)),
			classRecord(undefined, { classId: 'class-1', handIn: handIn(2) }),
			raw
		);
		const refused = classRecord(undefined, { at: 5, refused: 'other-answers' });
		await set(CLASS_KEYS.handed(idOf(3)), refused, raw);
		server([handIn(1), handIn(2), handIn(3)]);
		expect(await restoreHandIns(device, joined)).toMatchObject({
			value: { of: 3, merged: { added: 2, foreign: 1 } }
		});
		expect(await device.stores.attempts.get(idOf(1))).toEqual(other.attempt);
		expect(await get(CLASS_KEYS.handed(idOf(3)), raw)).toEqual(refused);
		expect(await keys()).toContain(CLASS_KEYS.waiting(idOf(2)));
		expect(await keys()).not.toContain(CLASS_KEYS.handed(idOf(2)));
	});

	it('leaves out marks from paper, what is of another learner, and what no device of ours made', async () => {
		const odd = { ...handIn(3).attempt, id: 'no-assigned-id' };
		server([
			handIn(1, { from: 'paper' }),
			handIn(2, { learner: 'learner-2' }),
			handIn(3, { attempt: odd }),
			handIn(4)
		]);
		const device = new Device(memoryAttempts(), memoryDevice());
		expect(await restoreHandIns(device, joined)).toMatchObject({ value: { of: 1, merged: { added: 1 } } });
		expect((await device.listAttempts()).map(({ id }) => id)).toEqual([idOf(4)]);
	});

	it('stays with the class where there is no line, no token, or no room, and is told', async () => {
		const device = new Device(memoryAttempts(), memoryDevice());
		vi.stubGlobal('fetch', async () => {
			throw new TypeError('Failed to fetch');
		});
		expect(await restoreHandIns(device, joined)).toEqual({ isOk: false, failure: 'offline' });
		vi.stubGlobal(
			'fetch',
			async () => new Response(writeApi({ refused: 'not-signed-in' }, refusedSchema), { status: 401 })
		);
		expect(await restoreHandIns(device, joined)).toEqual({ isOk: false, failure: 'not-signed-in' });
		expect(await keys()).toEqual([CLASS_KEYS.joined('class-1')]);

		server([handIn(1)]);
		const full = {
			...memoryAttempts(),
			merge: () => Promise.reject(new DOMException('', 'QuotaExceededError'))
		};
		expect(await restoreHandIns(new Device(full, memoryDevice()), joined)).toEqual({
			isOk: true,
			value: { kind: 'not-stored', trouble: 'full' }
		});
	});
});
