/** @guarantee Whichever storage request fails, no answer is lost and the learner is told what is not saved. */
import { clear, createStore } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Item, ItemResponse } from '#lib/domain/item/item.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import { DEFAULT_BLUEPRINT } from '#lib/domain/quiz/blueprint.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { Device } from '#lib/state/device/device.svelte.ts';
import { acceptLoss, detectDataLoss } from '#lib/state/device/data-loss.ts';
import { resumeQuiz, startQuiz } from '#lib/state/quiz/quiz-session.svelte.ts';
import { idbDevice } from '#lib/storage/device/device-store.ts';
import { indexedAttempts } from '#lib/storage/attempts/indexed-attempts.ts';
import { openStore } from '#lib/storage/device/open-store.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

const [ATTEMPTS, SMALL] = ['test-fault-attempts', 'test-fault-device'];
const module = syntheticModule(60);
const made = generateQuiz(module, DEFAULT_BLUEPRINT, 7);
if (!made.isOk) throw new Error('The module of the tests is too small.');
const quiz = made.value;

const TOUCHED = ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'put', 'delete', 'openCursor'] as const;
type Request = (this: IDBObjectStore, ...given: unknown[]) => unknown;
const prototype = IDBObjectStore.prototype as unknown as Record<(typeof TOUCHED)[number], Request>;
const sound = Object.fromEntries(TOUCHED.map((name) => [name, prototype[name]])) as typeof prototype;

/** Lets the `nth` request to a store, from 1, fail; gives how many there have been. */
function failAt(nth: number, fault: () => DOMException): () => number {
	let count = 0;
	for (const name of TOUCHED)
		prototype[name] = function (...given) {
			count += 1;
			if (count === nth) throw fault();
			return sound[name].apply(this, given);
		};
	return () => count;
}

const mend = () => Object.assign(prototype, sound);

beforeEach(async () => {
	await clear(openStore(ATTEMPTS, 'attempts'));
	await clear(createStore(SMALL, 'device'));
});
afterEach(mend);

const response = (item: Item): ItemResponse =>
	definitionOf(item.kind).form === 'order'
		? { kind: 'order', cards: [...item.shown].reverse() }
		: { kind: 'choice', choice: item.shown[0] ?? '' };

/** A sitting of three answers; after each the screen shows what the session holds. */
async function sit(device: Device): Promise<{ id: string; shown: number; told: boolean }> {
	let told = false;
	const session = await startQuiz(device, module, quiz);
	for (let place = 0; place < 3; place++) {
		const item = session.item;
		if (!item) throw new Error('The quiz has no such item.');
		await session.answer(response(item));
		expect(session.given, 'an answer that was given shows as given').toBeDefined();
		told ||= device.trouble !== undefined;
		session.goTo(session.position + 1);
	}
	return { id: session.attempt.id, shown: session.attempt.responses.length, told };
}

const FAULTS = [
	['full', () => new DOMException('no room', 'QuotaExceededError')],
	['blocked', () => new DOMException('no access', 'InvalidStateError')]
] as const;

describe.each(FAULTS)('while one request to a store fails as it does when storage is %s', (_, fault) => {
	it('no answer is lost, and what could not be kept at once is told, whichever request it is', async () => {
		let faults = 0;
		for (let nth = 1; ; nth++) {
			const open = () => new Device(indexedAttempts(ATTEMPTS), idbDevice(SMALL));
			const device = open();
			const count = failAt(nth, fault);
			const { id, shown, told } = await sit(device);
			const asked = count();
			mend();
			expect(shown, `request ${nth}`).toBe(3);
			const after = await resumeQuiz(open(), module, id);
			const kept = after?.attempt.responses.length ?? 0;
			// Each next answer carries what an earlier fault kept back; only a fault at the last may leave something owed.
			if (kept < shown) expect(told, `request ${nth} of ${asked}: ${kept} kept`).toBe(true);
			if (asked < nth) {
				expect(kept).toBe(3);
				expect(device.trouble).toBeUndefined();
				break;
			}
			faults += 1;
		}
		expect(faults).toBeGreaterThan(5);
	});

	it('what was done here is told rightly, or that it cannot be, whichever request it is', async () => {
		const kept = new Device(indexedAttempts(ATTEMPTS), idbDevice(SMALL));
		await startQuiz(kept, module, quiz);
		await kept.summarize();
		const other = await startQuiz(kept, module, quiz);
		await other.finish();
		for (let nth = 1; ; nth++) {
			await kept.attempts.grow(other.attempt, (attempt) => ({ ...attempt }));
			const device = new Device(indexedAttempts(ATTEMPTS), idbDevice(SMALL));
			const count = failAt(nth, fault);
			const { finished, open } = await device.summarize();
			const attempts = await device.listAttempts({ module: module.id });
			const asked = count();
			mend();
			const said = [finished.get(module.id), open.length, attempts.length];
			if (device.trouble === undefined) expect(said, `request ${nth} of ${asked}`).toEqual([1, 1, 2]);
			if (asked < nth) {
				expect(device.trouble).toBeUndefined();
				break;
			}
		}
	});
});

describe('while a quiz is open', () => {
	const open = () => new Device(indexedAttempts(ATTEMPTS), idbDevice(SMALL));
	const answerFirst = async (session: Awaited<ReturnType<typeof startQuiz>>) => {
		const { item } = session;
		if (!item) throw new Error('The quiz has no such item.');
		await session.answer(response(item));
		session.goTo(session.position + 1);
	};
	const clearDatabase = () =>
		new Promise((resolve) => (indexedDB.deleteDatabase(ATTEMPTS).onsuccess = resolve));

	it('records that another tab cleared are stored again with the next answer, and that is told', async () => {
		const device = open();
		const session = await startQuiz(device, module, quiz);
		await answerFirst(session);
		expect(device.hasRestored).toBe(false);
		await clearDatabase();
		await answerFirst(session);
		expect([device.hasRestored, device.hasLost, device.trouble]).toEqual([true, false, undefined]);
		const after = await resumeQuiz(open(), module, session.attempt.id);
		expect(after?.attempt).toEqual(session.attempt);
		expect(after?.attempt.responses).toHaveLength(2);
	});

	it('that other attempts are gone with them is told now and at the next start', async () => {
		const device = open();
		await startQuiz(device, module, quiz);
		const session = await startQuiz(device, module, quiz);
		await clearDatabase();
		await answerFirst(session);
		await expect.poll(() => device.hasLost).toBe(true);
		const next = open();
		await expect.poll(async () => (await detectDataLoss(next), next.hasLost)).toBe(true);
		await acceptLoss(next);
		await detectDataLoss(next);
		expect(next.hasLost).toBe(false);
	});

	it('a connection that the system closed loses no answer and raises no alarm', async () => {
		const { transaction } = IDBDatabase.prototype;
		const device = open();
		const session = await startQuiz(device, module, quiz);
		const dead = new WeakSet<IDBDatabase>();
		IDBDatabase.prototype.transaction = function (...given) {
			if (dead.has(this)) throw new DOMException('The connection is lost.', 'InvalidStateError');
			dead.add(this);
			return transaction.apply(this, given);
		};
		try {
			// Each connection serves once.
			await answerFirst(session);
			await answerFirst(session);
			await answerFirst(session);
		} finally {
			IDBDatabase.prototype.transaction = transaction;
		}
		expect([device.trouble, device.hasRestored]).toEqual([undefined, false]);
		expect((await resumeQuiz(open(), module, session.attempt.id))?.attempt.responses).toHaveLength(3);
	});
});
