/** @guarantee A learner without a connection can give a receipt; when the hand-in is sent later as well, it counts once. */
import { clear, createStore, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assignedAttemptId } from '#lib/domain/classroom/assigned-attempt.ts';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { assignmentLink } from '#lib/formats/assignment-link.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { AssignmentSession } from '#lib/state/learner/assignment-session.svelte.ts';
import { Device } from '#lib/state/device/device.svelte.ts';
import { pinnedHashes } from '#lib/library/edition-cache.ts';
import { pinEditions } from '#lib/library/editions.ts';
import { EDITIONS } from '#lib/library/stored-packs.ts';
import { OutboxSync } from '#lib/state/learner/outbox-sync.svelte.ts';
import { startQuiz, type QuizSession } from '#lib/state/quiz/quiz-session.svelte.ts';
import { memoryDevice } from '#lib/storage/device/device-store.ts';
import { indexedAttempts } from '#lib/storage/attempts/indexed-attempts.ts';
import { openStore } from '#lib/storage/device/open-store.ts';
import { openReceipts } from '#lib/sync/receipt.ts';
import { findResumable } from '#lib/state/quiz/find-resumable.ts';
import { finishedQuiz, NOON, respond } from '../../fixtures/reviews.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';

const ATTEMPTS = 'test-assigned';
const raw = openStore(ATTEMPTS, 'attempts');

const old: LessonModule = { ...syntheticModule(60), hash: 'old' };
/** The module after an update in which nothing stayed that was asked before. */
const now: LessonModule = {
	...old,
	hash: 'now',
	title: 'Changed',
	sources: old.sources.map((source) => ({ ...source, claims: [] })),
	timeline: [],
	pairs: []
};
const assignment: Assignment = {
	id: 'assignment',
	title: 'Read and answer',
	module: old.id,
	hash: old.hash,
	blueprint: { items: 10 },
	seeds: { kind: 'same', seed: 4 },
	counts: 'best',
	feedback: 'at-end',
	order: 'pairs'
};

const device = () => new Device(indexedAttempts(ATTEMPTS), memoryDevice());
const enter = (kept: Device, module: LessonModule) =>
	AssignmentSession.open(kept, new OutboxSync(kept), assignment, module);

/** Gives what is right to the items from one place on, as the screen that asks does: its text is kept with each. */
async function answer(session: QuizSession, from: number, to = session.items.length): Promise<void> {
	for (let place = from; place < to; place++) {
		session.goTo(place);
		const { item } = session;
		expect(item && session.key, 'the item can be asked').toBeDefined();
		if (item) await session.answer(respond(session.module, item, true));
		await pinEditions(session.modules);
	}
}

/** An assigned quiz begun on the old text, three of its items answered. @returns its id. */
async function begun(): Promise<string> {
	const session = await (await enter(device(), old)).begin();
	if (!session) throw new Error('There is no quiz.');
	await answer(session, 0, 3);
	return session.attempt.id;
}

/** Opens the quiz of the changed module, and waits until an edition that nothing needs is let go. */
async function visitQuiz(kept: Device): Promise<Awaited<ReturnType<typeof findResumable>>> {
	await pinEditions([{ ...old, hash: 'spare' }]);
	const { open } = await kept.summarize();
	const going = await findResumable(kept, now, open, { code: undefined, shown: undefined });
	await expect.poll(async () => (await pinnedHashes(now.id)).has('spare')).toBe(false);
	return going;
}

beforeEach(async () => {
	await Promise.all([clear(raw), caches.delete(EDITIONS)]);
});

describe('an assigned quiz whose module changed after it was begun', () => {
	it('is gone on with on the text that it was begun on, and handed in as made on it', async () => {
		const id = await begun();
		const room = await enter(device(), now);
		expect(room.unfinished?.id).toBe(id);
		const session = await room.begin();
		expect(session?.module).toEqual(old);
		expect(session?.given).not.toEqual([]);
		if (session) await answer(session, 3);
		await session?.finish();
		await room.look();
		expect(room.unfinished).toBeUndefined();
		expect(room.done.map(({ handIn }) => handIn.attempt.hash)).toEqual(['old']);
		expect(room.done[0]?.sums).toMatchObject({ points: 10, possible: 10, answered: 10 });
	});

	it('is scored and looked at on that text after it was over before the update', async () => {
		const id = await begun();
		const session = await (await enter(device(), old)).begin();
		if (session) await answer(session, 3);
		await session?.finish();
		await visitQuiz(device());
		const room = await enter(device(), now);
		expect(room.done[0]?.sums).toMatchObject({ points: 10, possible: 10 });
		const seen = await room.reopen(id);
		expect(seen?.module).toEqual(old);
		expect(seen?.tally).toMatchObject({ earned: 10, possible: 10 });
	});

	it('keeps its text when the quiz of the module is opened in between, which does not go on with it', async () => {
		const id = await begun();
		const going = await visitQuiz(device());
		expect(going.unfinished).toBeUndefined();
		expect(await going.resume(id)).toBeUndefined();
		expect(await pinnedHashes(old.id)).toEqual(new Set(['old']));
		expect((await (await enter(device(), now)).begin())?.attempt.id).toBe(id);
	});

	it('is not gone on with where its text was not kept; a new one is begun, and nothing is lost', async () => {
		const id = await begun();
		await caches.delete(EDITIONS);
		const kept = device();
		const room = await enter(kept, { ...old, hash: 'newer' });
		expect(room.unfinished).toBeUndefined();
		expect((await room.begin())?.attempt.hash).toBe('newer');
		expect((await kept.attempts.get(id))?.responses).toHaveLength(3);
	});

	it('gives no score where its text never was on this device, and can be looked at', async () => {
		const kept = device();
		const elsewhere = finishedQuiz(old, 4, {
			id: assignedAttemptId(assignment, 1, 'elsewhere'),
			sequence: 1,
			at: NOON,
			isKnown: () => true
		});
		await kept.stores.attempts.merge([elsewhere]);
		const room = await enter(kept, now);
		expect(room.done[0]?.sums).toMatchObject({ points: 0, possible: 0, items: 10 });
		expect((await room.reopen(elsewhere.id))?.module).toEqual(now);
	});
});

describe('an assigned quiz of a class', () => {
	const shelf = createStore('sourcebook-class', 'device');
	const joined = {
		version: 1,
		classId: 'class-1',
		title: 'History 9b',
		token: 'token',
		learner: 'learner-7',
		number: 7,
		name: 'Anna Lee',
		links: [assignmentLink(assignment)]
	};
	beforeEach(() => clear(shelf));
	afterEach(() => Promise.all([clear(shelf), vi.unstubAllGlobals()]));

	it('owes what the class has not answered for, and gives a receipt of it in the name that the class knows', async () => {
		vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
		await set('joined:class-1', joined, shelf);
		const kept = device();
		const outbox = new OutboxSync(kept);
		const room = await AssignmentSession.open(kept, outbox, assignment, old);
		for (const seed of [4, 4]) {
			const id = assignedAttemptId(assignment, room.made + 1, `dice${room.made}`);
			const times = { id, sequence: room.made + 1, at: NOON, isKnown: () => true };
			await kept.stores.attempts.merge([finishedQuiz(old, seed, times)]);
			await room.look();
		}
		const [second, first] = room.done.map(({ handIn }) => handIn);
		expect(room.owed).toEqual([second, first]);
		await set(`handed:${first?.attempt.id}`, { version: 1, at: 5, refused: '' }, shelf);
		await outbox.look();
		expect(room.owed).toEqual([second]);
		const { handIns } = await openReceipts((await room.receipt()) ?? '');
		expect(handIns).toMatchObject([{ called: 'Anna Lee', handIn: second }]);
		expect(second).toMatchObject({ learner: 'learner-7', rosterNumber: 7, number: 2 });
	});
});

describe('a quiz of its own beside it', () => {
	it('is what the quiz goes on with, and lets its text go once it is over', async () => {
		const kept = device();
		const quiz = finishedQuiz(old, 7, { id: 'own', sequence: 1, at: NOON, isKnown: () => true });
		const session = await startQuiz(kept, old, quiz, 'own');
		await answer(session, 0, 2);
		const going = await visitQuiz(kept);
		expect(going.unfinished).toMatchObject({ id: 'own', isOlder: true });
		expect((await going.resume('own'))?.module).toEqual(old);
		await session.finish();
		await visitQuiz(kept);
		expect(await pinnedHashes(old.id)).toEqual(new Set());
	});
});
