import { clear, createStore, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { CLASS_KEYS, classRecord, keptFields } from '#lib/formats/class-records.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import { memoryDevice } from '#lib/storage/device/device-store.ts';
import { indexedAttempts } from '#lib/storage/attempts/indexed-attempts.ts';
import { openStore } from '#lib/storage/device/open-store.ts';
import { Device } from '#lib/state/device/device.svelte.ts';
import { pinnedHashes } from '#lib/library/edition-cache.ts';
import { pinEditions } from '#lib/library/editions.ts';
import { EDITIONS } from '#lib/library/stored-packs.ts';
import { ReviewSession } from '#lib/state/review/review-session.svelte.ts';
import { findResumable } from '#lib/state/quiz/find-resumable.ts';
import { DAY, finishedQuiz, NOON, respond } from '../../fixtures/reviews.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';
import specimen from '../../frozen/attempt-1-review.json';

const DATABASE = 'test-review';
const raw = openStore(DATABASE, 'attempts');
const modules = [1, 2].map((order) => ({ ...syntheticModule(60), id: `module-${order}`, order }));
const load = async (id: string) => {
	const module = modules.find((each) => each.id === id);
	if (!module) throw new Error('There is no such module.');
	return module;
};

// Sittings take their times from the clock of the machine, which would otherwise be ahead of the desk's.
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: NOON });
	await Promise.all([clear(raw), caches.delete(EDITIONS)]);
});
afterEach(() => vi.useRealTimers());

const assignment: Assignment = {
	id: 'a',
	title: 'Read and answer',
	module: 'module-1',
	hash: 'hash',
	blueprint: { items: 4 },
	seeds: { kind: 'same', seed: 7 },
	counts: 'best',
	feedback: 'at-end',
	order: 'pairs'
};
const device = () => new Device(indexedAttempts(DATABASE), memoryDevice());

/** A device on which both modules were asked a day ago, and nothing was known. */
async function learned(): Promise<Device> {
	const kept = device();
	for (const [place, module] of modules.entries()) {
		const quiz: Omit<Attempt, 'sequence'> = finishedQuiz(module, place, {
			id: module.id,
			sequence: 0,
			at: NOON - DAY,
			isKnown: () => false
		});
		await kept.attempts.add(quiz);
	}
	return kept;
}

describe('the desk of the daily review', () => {
	it('keeps a sitting over several modules, goes on with it, and asks nothing of it again that day', async () => {
		const kept = await learned();
		const desk = await ReviewSession.open(kept, { load }, NOON);
		const due = desk.due.claims + desk.due.orders;
		expect(due).toBeGreaterThan(3);
		const sitting = await desk.start(5);
		expect(new Set(sitting?.attempt.origins?.map(({ module }) => module)).size).toBe(2);
		await sitting?.answer({ kind: 'choice', choice: sitting.item?.shown[0] ?? '' });

		const later = await ReviewSession.open(device(), { load }, NOON);
		expect(later.unfinished?.id).toBe(sitting?.attempt.id);
		const again = await later.resume();
		expect(again?.attempt).toEqual(sitting?.attempt);
		for (let place = 0; place < (again?.items.length ?? 0); place++) {
			again?.goTo(place);
			const { item } = again ?? {};
			const isOrder = item && definitionOf(item.kind).form === 'order';
			await again?.answer(
				isOrder ? { kind: 'order', cards: item.shown } : { kind: 'choice', choice: again.key?.key[0] ?? '' }
			);
			expect(again?.given.length).toBeGreaterThan(0);
		}
		await again?.finish();
		await later.refresh(NOON);
		expect(later.unfinished).toBeUndefined();
		expect(later.due.claims + later.due.orders).toBe(due - (again?.items.length ?? 0));
		expect(later.forecast.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0);
	});

	it.each([
		['three years ahead', 3 * 365 * DAY],
		['three years back', -3 * 365 * DAY]
	])('loses nothing to a clock that was %s for one sitting, and asks it all again', async (_, wrong) => {
		const kept = await learned();
		const before = await ReviewSession.open(kept, { load }, NOON);
		vi.useFakeTimers({ toFake: ['Date'], now: NOON + wrong });
		const sitting = await (await ReviewSession.open(device(), { load }, NOON + wrong)).start(5);
		const count = sitting?.items.length ?? 0;
		expect(count).toBeGreaterThan(3);
		for (let place = 0; place < count; place++) {
			sitting?.goTo(place);
			const { item, key } = sitting ?? {};
			const isOrder = item && definitionOf(item.kind).form === 'order';
			const choice = item?.shown.find((id) => !key?.key.includes(id)) ?? '';
			const cards = key?.key.toReversed() ?? [];
			await sitting?.answer(isOrder ? { kind: 'order', cards } : { kind: 'choice', choice });
		}
		await sitting?.finish();

		vi.setSystemTime(NOON + 2 * DAY);
		const { attempts } = await indexedAttempts(DATABASE).list();
		expect(attempts.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
		expect(attempts[2]?.responses).toHaveLength(count);
		const after = await ReviewSession.open(device(), { load }, NOON + 2 * DAY);
		expect(after.due).toEqual(before.due);
		expect(after.forecast[0]?.count).toBe(before.due.claims + before.due.orders);
	});

	it('keeps the day of a test, and not over one that a later version wrote', async () => {
		const small = memoryDevice();
		const open = async () => ReviewSession.open(new Device(indexedAttempts(DATABASE), small), { load }, NOON);
		await (await open()).setTestDay('2026-11-30');
		const ahead = await open();
		expect([ahead.testDay, ahead.isTestPast]).toEqual(['2026-11-30', false]);
		await ahead.setTestDay('2020-01-01');
		expect(ahead.isTestPast).toBe(true);
		const later = { version: 2, days: ['2026-12-01'] };
		await small.keep('test-day', later);
		await (await open()).setTestDay('2026-11-29');
		expect(await small.get('test-day')).toEqual(later);
	});

	it('asks everything of a module before an assignment on it is due, and leaves other modules alone', async () => {
		const kept = device();
		for (const [place, module] of modules.entries()) {
			const known = { id: module.id, sequence: 0, at: NOON - 1, isKnown: () => true };
			await kept.attempts.add(finishedQuiz(module, place, known));
		}
		const shelf = createStore('sourcebook-class', 'device');
		const given = (dueAt: number) =>
			set(
				CLASS_KEYS.opened('a'),
				classRecord(
					undefined,
					keptFields({
						assignment: { ...assignment, module: 'module-1', dueAt },
						keptAt: NOON
					})
				),
				shelf
			);
		const days = async (): Promise<number[]> =>
			(await ReviewSession.open(device(), { load }, NOON)).forecast.map(({ count }) => count);
		const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

		const before = await days();
		expect(sum(before.slice(0, 2)), 'what was known need not be asked at once').toBe(0);
		await given(NOON + DAY);
		const capped = await days();
		const brought = sum(capped.slice(0, 2));
		expect(brought).toBeGreaterThan(0);
		expect(sum(capped), 'the other module stays where it was').toBeGreaterThan(brought);
		await given(NOON - 1);
		expect(await days()).toEqual(before);
		await clear(shelf);
	});

	it('is the same on a new start as it was, from the log alone', async () => {
		const desk = await ReviewSession.open(await learned(), { load }, NOON);
		const again = await ReviewSession.open(device(), { load }, NOON);
		expect([again.due, again.forecast]).toEqual([desk.due, desk.forecast]);
	});

	/** After an update in which nothing stayed that was asked before, in one module or in all. */
	const changed =
		(...ids: string[]) =>
		async (id: string) => {
			const module = await load(id);
			const sources = module.sources.map((source) => ({ ...source, claims: [] }));
			return ids.includes(id) ? { ...module, hash: 'newer', sources, timeline: [], pairs: [] } : module;
		};

	/** A sitting over both modules with one answer, its texts kept as the screen that asks keeps them. */
	async function begun(): Promise<Attempt> {
		const sitting = await (await ReviewSession.open(await learned(), { load }, NOON)).start(5);
		if (!sitting?.item) throw new Error('Nothing is due.');
		await sitting.answer(respond(sitting.module, sitting.item, true));
		await pinEditions(sitting.modules);
		return sitting.attempt;
	}

	it.each([
		['one module', changed('module-2')],
		['every module', changed('module-1', 'module-2')]
	])('goes on with a sitting on the texts it was begun on after %s changed', async (_, newer) => {
		const { id } = await begun();
		const desk = await ReviewSession.open(device(), { load: newer }, NOON);
		expect(desk.unfinished?.id).toBe(id);
		expect(desk.unfinished && desk.isOlder(desk.unfinished)).toBe(true);
		const sitting = await desk.resume();
		expect(sitting?.given).toHaveLength(1);
		for (let place = 0; place < (sitting?.items.length ?? 0); place++) {
			sitting?.goTo(place);
			expect(sitting?.module).toEqual(await load(sitting?.attempt.origins?.[place]?.module ?? ''));
			expect(sitting?.face && sitting.key, 'the item can be asked').toBeDefined();
			if (sitting?.item && place > 0) await sitting.answer(respond(sitting.module, sitting.item, true));
		}
		await sitting?.finish();
		const count = sitting?.items.length ?? 0;
		expect(sitting && desk.summaryOf(sitting.attempt)).toMatchObject({ asked: count, known: count });
		await desk.refresh(NOON);
		expect(desk.unfinished).toBeUndefined();
	});

	it('keeps the texts of a sitting while others are let go, and lets them go once it is over', async () => {
		const { id, origins } = await begun();
		const hash = origins?.[0]?.hash ?? '';
		const newer = changed('module-1', 'module-2');
		const [now, ...others] = [await newer('module-1'), await newer('module-2')];
		const spare = { ...now, hash: 'spare' };

		// The quiz of one module knows of no review.
		await pinEditions([spare]);
		const { open } = await device().summarize();
		await findResumable(device(), now, open, { code: undefined, shown: undefined });
		await expect.poll(async () => (await pinnedHashes(now.id)).has('spare')).toBe(false);
		expect(await pinnedHashes(now.id)).toEqual(new Set([hash]));

		await pinEditions([spare]);
		const desk = await ReviewSession.open(device(), { load: newer }, NOON);
		await desk.pruneEditions();
		for (const module of [now, ...others]) expect(await pinnedHashes(module.id)).toEqual(new Set([hash]));
		expect(desk.unfinished?.id).toBe(id);
		await (await desk.resume())?.finish();
		await desk.refresh(NOON);
		await desk.pruneEditions();
		for (const module of [now, ...others]) expect(await pinnedHashes(module.id)).toEqual(new Set());
	});

	it('does not go on with a sitting whose text was not kept, and keeps what was answered', async () => {
		const desk = await ReviewSession.open(await learned(), { load }, NOON);
		const sitting = await desk.start(5);
		await sitting?.answer({ kind: 'choice', choice: sitting.key?.key[0] ?? '' });
		const newer = async (id: string) => ({ ...(await load(id)), hash: 'newer' });
		const after = await ReviewSession.open(device(), { load: newer }, NOON);
		expect(after.unfinished).toBeUndefined();
		expect(after.due.claims + after.due.orders).toBe(desk.due.claims + desk.due.orders - 1);
	});

	it('says when a module that was learned cannot be opened, and asks the rest', async () => {
		const only = async (id: string) => (id === 'module-1' ? load(id) : Promise.reject(new Error('no line')));
		const desk = await ReviewSession.open(await learned(), { load: only }, NOON);
		expect(desk.isIncomplete).toBe(true);
		const sitting = await desk.start(1);
		expect(new Set(sitting?.attempt.origins?.map(({ module }) => module))).toEqual(new Set(['module-1']));
	});

	it('has nothing before the first quiz', async () => {
		const desk = await ReviewSession.open(device(), { load }, NOON);
		expect(desk).toMatchObject({ hasCards: false, sittingSize: 0, due: { claims: 0, orders: 0 } });
		expect(await desk.start()).toBeUndefined();
	});

	it('reads a review as it was first stored', async () => {
		await set(specimen.key, specimen.value, raw);
		const { attempts, setAside } = await indexedAttempts(DATABASE).list();
		expect(setAside).toEqual([]);
		expect(attempts).toEqual([specimen.value.attempt]);
	});
});
