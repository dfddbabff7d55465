import fc from 'fast-check';
import { clear, createStore } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { idbDevice, memoryDevice, type DeviceStore } from '#lib/storage/device/device-store.ts';
import { indexedAttempts } from '#lib/storage/attempts/indexed-attempts.ts';
import { openStore } from '#lib/storage/device/open-store.ts';
import { Device } from '#lib/state/device/device.svelte.ts';
import { SNAPSHOT_KEY } from '#lib/state/review/review-cards.ts';
import { ReviewSession, type Lessons } from '#lib/state/review/review-session.svelte.ts';
import { DAY, finishedQuiz, NOON, respond } from '../../fixtures/reviews.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';
import { readsOf } from '../../support/storage-reads.ts';

const [ATTEMPTS, SMALL] = ['test-cards-attempts', 'test-cards-device'];
const modules = [1, 2, 3].map((order) => ({ ...syntheticModule(60), id: `module-${order}`, order }));
const load = vi.fn(async (id: string) => {
	const module = modules.find((each) => each.id === id);
	if (!module) throw new Error('There is no such module.');
	return module;
});

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: NOON });
	await clear(openStore(ATTEMPTS, 'attempts'));
	await clear(createStore(SMALL, 'device'));
	load.mockClear();
});
afterEach(() => vi.useRealTimers());

const deviceWith = (small: DeviceStore) => new Device(indexedAttempts(ATTEMPTS), small);
const quizzes = modules.flatMap((module) =>
	[0, 1, 2, 3].map((seed) =>
		finishedQuiz(module, seed, { id: '', sequence: 0, at: 0, isKnown: (place) => (place + seed) % 3 > 0 })
	)
);

let made = 0;
function quizAt(at: number): Attempt {
	const quiz = quizzes[made % quizzes.length]!;
	const responses = quiz.responses.map((given, place) => ({ ...given, givenAt: at + place }));
	return { ...quiz, id: `quiz-${made++}`, startedAt: at, responses, finishedAt: at + 100 };
}

const hashes = async () => new Map(modules.map(({ id, hash }) => [id, hash]));

/** What a learner sees of the review. */
async function seen(small: DeviceStore, now: number, lessons: Lessons = { load }) {
	const desk = await ReviewSession.open(deviceWith(small), lessons, now, 'all');
	const { due, forecast, drawer, hasCards, isIncomplete, unfinished } = desk;
	return { due, forecast, drawer, hasCards, isIncomplete, unfinished };
}

async function learn(count: number, from = NOON - 60 * DAY): Promise<void> {
	const { attempts } = deviceWith(memoryDevice());
	for (let place = 0; place < count; place++) await attempts.add(quizAt(from + place * 1000));
}

describe('the cards of a device', () => {
	it('are the same from a snapshot as from all attempts, whatever was done since', async () => {
		const step = fc.record({
			kind: fc.constantFrom(
				'learn',
				'learn',
				'learn',
				'begin',
				'finish',
				'sit',
				'answer',
				'merge',
				'look',
				'wait',
				'back'
			),
			count: fc.integer({ min: 4, max: 12 })
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
				await clear(openStore(ATTEMPTS, 'attempts'));
				const small = memoryDevice();
				const device = deviceWith(small);
				let now = NOON;
				for (let each = 0; each < 12; each++) await device.attempts.add(quizAt(now - DAY));
				await seen(small, now, { load, hashes });
				expect(await small.get(SNAPSHOT_KEY)).toBeDefined();
				for (const { kind, count } of steps) {
					const { open } = await device.summarize();
					const note = open[count % Math.max(1, open.length)];
					if (kind === 'learn')
						for (let each = 0; each < count; each++) await device.attempts.add(quizAt(now));
					else if (kind === 'begin') {
						const { finishedAt: _, ...begun } = quizAt(now);
						await device.attempts.add(begun);
					} else if (kind === 'finish' && note)
						await device.attempts.grow(note, (kept) => ({ ...kept, finishedAt: now }));
					else if (kind === 'sit') await (await ReviewSession.open(device, { load }, now)).start(count);
					else if (kind === 'answer') {
						const sitting = await (await ReviewSession.open(device, { load }, now)).resume();
						const item = sitting?.item;
						if (sitting && item) await sitting.answer(respond(sitting.module, item, count % 2 === 0));
					} else if (kind === 'merge')
						await device.stores.attempts.merge([{ ...quizAt(now - DAY), sequence: count }]);
					else if (kind === 'wait') now += count * DAY;
					else if (kind === 'back') now -= count * DAY;
					vi.setSystemTime(now);
					const fast = await seen(small, now, { load, hashes });
					expect(fast).toEqual(await seen(memoryDevice(), now));
					const narrow = await ReviewSession.open(deviceWith(small), { load, hashes }, now);
					expect([narrow.due, narrow.forecast]).toEqual([fast.due, fast.forecast]);
				}
			}),
			{ numRuns: 15 }
		);
	}, 60_000);

	it('read a handful of attempts, however many there are', async () => {
		const small = idbDevice(SMALL);
		const look = () => readsOf(() => ReviewSession.open(deviceWith(small), { load }, NOON));
		await learn(16);
		await seen(small, NOON);
		const few = await look();
		await learn(296);
		await seen(small, NOON);
		const many = await look();
		expect(many.records).toBe(few.records);
		expect(few.records).toBeLessThan(10);
	});

	it('open no module but those of which something is due', async () => {
		const small = idbDevice(SMALL);
		await learn(16, NOON - DAY);
		const sameDay = NOON - DAY + 60_000;
		await seen(small, sameDay);
		load.mockClear();
		await ReviewSession.open(deviceWith(small), { load }, sameDay);
		expect(load).not.toHaveBeenCalled();
		await ReviewSession.open(deviceWith(small), { load }, NOON + 9 * DAY);
		expect(load).toHaveBeenCalled();
	});

	it('open only as many modules as a sitting takes, and make the same sitting of them', async () => {
		const small = idbDevice(SMALL);
		await learn(24, NOON - 9 * DAY);
		const slow = await ReviewSession.open(deviceWith(memoryDevice()), { load }, NOON);
		await seen(small, NOON);
		load.mockClear();
		const fast = await ReviewSession.open(deviceWith(small), { load, hashes }, NOON);
		expect(load).not.toHaveBeenCalled();
		expect(fast.due).toEqual(slow.due);
		expect(fast.due.claims).toBeGreaterThan(12);
		const [one, other] = [await fast.start(7), await slow.start(7)];
		expect(one?.attempt.items).toEqual(other?.attempt.items);
		expect(one?.attempt.origins).toEqual(other?.attempt.origins);
		expect(load).toHaveBeenCalled();
	});

	it('are made anew where a module is another edition than the snapshot was made on', async () => {
		const small = idbDevice(SMALL);
		await learn(16);
		const before = await seen(small, NOON);
		const [first] = modules;
		const gone = first!.sources[0]!.id;
		const newer = { ...first!, hash: 'newer', sources: first!.sources.filter(({ id }) => id !== gone) };
		const lessons = {
			load: async (id: string) => (id === newer.id ? newer : load(id)),
			hashes: async () => new Map([[newer.id, newer.hash]])
		};
		const early = NOON - 59 * DAY;
		const fast = await ReviewSession.open(deviceWith(small), lessons, early, 'all');
		const slow = await ReviewSession.open(deviceWith(memoryDevice()), lessons, early, 'all');
		expect([fast.due, fast.forecast, fast.drawer]).toEqual([slow.due, slow.forecast, slow.drawer]);
		expect(fast.drawer).not.toEqual(before.drawer);
	});

	it('follow the day of a test that was set since, and open what it brings forward', async () => {
		const small = idbDevice(SMALL);
		await learn(16, NOON - DAY);
		await seen(small, NOON);
		const desk = await ReviewSession.open(deviceWith(small), { load }, NOON);
		const before = desk.due.claims;
		await desk.setTestDay('2026-11-23');
		expect(desk.due.claims).toBeGreaterThan(before);
		expect(desk.isIncomplete).toBe(false);
		const again = await ReviewSession.open(deviceWith(small), { load }, NOON);
		expect(again.due).toEqual(desk.due);
	});
});
