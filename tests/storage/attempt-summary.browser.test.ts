import fc from 'fast-check';
import { clear, del, entries, get, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { AttemptStore, AttemptSummary } from '#lib/storage/attempts/attempt-store.ts';
import { indexedAttempts } from '#lib/storage/attempts/indexed-attempts.ts';
import { summarizeAttempts } from '#lib/storage/attempts/summarize-attempts.ts';
import { openStore } from '#lib/storage/device/open-store.ts';
import { unnumbered } from '../fixtures/attempts.ts';
import specimenHead from '../frozen/index-1.json';
import specimenKeys from '../frozen/index-keys-1.json';
import { readsOf } from '../support/storage-reads.ts';

const DATABASE = 'test-index';
const raw = openStore(DATABASE, 'attempts');

beforeEach(() => clear(raw));

const finish = (stored: Attempt): Attempt => ({ ...stored, finishedAt: 10 });
const record = (attempt: Attempt) => ({ version: 1, attempt });

/** What apps of database version 1 do: they write records, and beside them keys of an index of their own. */
const older = {
	async add(attempt: Attempt): Promise<void> {
		await set('sequence', attempt.sequence, raw);
		await older.put(attempt);
	},
	async put(attempt: Attempt): Promise<void> {
		await set(`attempt:${attempt.id}`, record(attempt), raw);
		await set(['new', attempt.id], 1, raw);
	},
	async setAside(id: string): Promise<void> {
		await set(`aside:${id}`, await get(`attempt:${id}`, raw), raw);
		await del(`attempt:${id}`, raw);
	}
};

const contentsOf = ({ finished, open }: AttemptSummary) => ({ finished, open });

async function truth() {
	return contentsOf(summarizeAttempts(await indexedAttempts(DATABASE).list()));
}

const told = async (store: AttemptStore) => contentsOf(await store.summarize());

/** `count` finished attempts and an open one at each of some modules. */
async function filled(count: number, modules: readonly string[]): Promise<AttemptStore> {
	const store = indexedAttempts(DATABASE);
	for (const module of modules) {
		await store.add({ ...unnumbered(`${module}-open`), module });
		for (let place = 0; place < count; place++)
			await store.add({ ...unnumbered(`${module}-${place}`), module, finishedAt: 9 });
	}
	return store;
}

describe('the summary of the attempts', () => {
	it('says what a reading of all of them says, whatever was done and by which version of the app', async () => {
		const id = fc.constantFrom('a', 'b', 'c', 'd:e', '~f');
		const kind = fc.constantFrom(
			'add',
			'grow',
			'finish',
			'merge',
			'older-add',
			'older-finish',
			'older-aside',
			'damage'
		);
		let made = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(fc.record({ kind, id }), { maxLength: 12 }), async (steps) => {
				await clear(raw);
				const store = indexedAttempts(DATABASE);
				const last = async () => Number((await get('sequence', raw)) ?? 0);
				for (const { kind: step, id: name } of steps) {
					const module = `module ${name}`;
					const fresh = { ...unnumbered(`${name}${made++}`), module };
					const known = (await store.list()).attempts.find((each) => each.module === module);
					if (step === 'add') await store.add(fresh);
					else if (step === 'grow' && known) await store.grow(known.id, (stored) => ({ ...stored }));
					else if (step === 'finish' && known) await store.grow(known.id, finish);
					else if (step === 'merge') await store.merge([{ ...fresh, sequence: (await last()) >> 1 }]);
					else if (step === 'older-add') await older.add({ ...fresh, sequence: (await last()) + 1 });
					else if (step === 'older-finish' && known) await older.put(finish(known));
					else if (step === 'older-aside' && known) await older.setAside(known.id);
					else if (step === 'damage' && known) await set(`attempt:${known.id}`, 'torn', raw);
				}
				expect(await told(store)).toEqual(await truth());
			}),
			{ numRuns: 40 }
		);
	});

	it('reads no attempt that is finished, however many there are', async () => {
		const few = await filled(3, ['a', 'b']);
		await few.summarize();
		const before = await readsOf(() => few.summarize());
		const store = await filled(30, ['a', 'b']);
		const after = await readsOf(() => store.summarize());
		expect(after.records).toBe(before.records);
		expect(after.records, 'the two that are open, the count and the generation').toBe(4);
		expect((await store.summarize()).finished).toEqual(
			new Map([
				['a', 30],
				['b', 30]
			])
		);
	});

	it('knows what an older version of the app stored before the database was upgraded, and its index is gone', async () => {
		await new Promise((resolve) => (indexedDB.deleteDatabase(DATABASE).onsuccess = resolve));
		for (const sequence of [1, 2, 3]) await older.add({ ...unnumbered(`${sequence}`), sequence });
		for (const key of specimenKeys.keys) await set(key, specimenKeys.value, raw);
		await set(specimenHead.key, specimenHead.value, raw);
		const store = indexedAttempts(DATABASE);
		const { open, generation } = await store.summarize();
		expect(open.map(({ id }) => id)).toEqual(['1', '2', '3']);
		expect(generation).toBeGreaterThan(0);
		const keys = (await entries<IDBValidKey, unknown>(raw)).map(([key]) => key);
		expect(keys).toEqual(['attempt:1', 'attempt:2', 'attempt:3', 'generation', 'sequence']);
	});

	it('sets damaged records aside and names them once', async () => {
		const store = await filled(1, ['a']);
		const [sound] = (await store.list()).attempts;
		const halves = { version: 1, attempt: { ...sound, id: 'half', items: 'lost' } };
		await set('attempt:torn', 'torn', raw);
		await set('attempt:half', halves, raw);
		expect((await store.summarize()).setAside).toEqual(['torn']);
		expect((await store.list({ module: 'a' })).setAside).toEqual(['half']);
		expect((await store.summarize()).setAside).toEqual([]);
		expect(await get('aside:torn', raw)).toEqual({ record: 'torn' });
		expect(await get('aside:half', raw)).toEqual({ record: halves });
		expect((await store.summarize()).finished).toEqual(new Map([['a', 1]]));
	});

	it('counts nothing that a later version of the app wrote, and says that there is some', async () => {
		const store = await filled(1, ['a']);
		const [sound] = (await store.list()).attempts;
		const later = { version: 2, attempt: { ...sound, id: 'later', finishedAt: 9 } };
		await set('attempt:later', later, raw);
		const { finished, ofLaterVersion, generation } = await store.summarize();
		expect([finished.get('a'), ofLaterVersion]).toEqual([1, 1]);
		expect((await store.summarize()).generation).toBe(generation);
		expect(await get('attempt:later', raw)).toEqual(later);
	});

	it('can be made where nothing can be written', async () => {
		const store = await filled(2, ['a']);
		await set('attempt:torn', 'torn', raw);
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
		const { finished, open } = await store.summarize().finally(() => (IDBObjectStore.prototype.put = put));
		expect([finished.get('a'), open.length]).toEqual([2, 1]);
	});

	it('says the same in two tabs that begin and finish at once', async () => {
		const tabs = [indexedAttempts(DATABASE), indexedAttempts(DATABASE)] as const;
		await tabs[0].add(unnumbered('first'));
		await Promise.all([
			tabs[0].grow('first', finish),
			tabs[1].add(unnumbered('second')),
			tabs[0].summarize(),
			tabs[1].summarize()
		]);
		expect(await told(tabs[0])).toEqual(await truth());
		expect(await told(tabs[1])).toEqual(await truth());
	});
});

describe('the generation of the attempts', () => {
	const generation = async (store: AttemptStore) => (await store.summarize()).generation;

	it('stays while attempts are begun, answered and finished', async () => {
		const store = await filled(3, ['a']);
		const before = await generation(store);
		await store.add(unnumbered('next'));
		await store.grow('next', (stored) => ({ ...stored }));
		await store.grow('next', finish);
		await store.merge([]);
		expect(await generation(store)).toBe(before);
	});

	it.each<readonly [string, (store: AttemptStore) => Promise<unknown>]>([
		['a merge', (store) => store.merge([{ ...unnumbered('z'), sequence: 1 }])],
		['a change of an attempt that was left open long ago', (store) => store.grow('a-open', finish)],
		['a damaged record that is set aside', () => set('attempt:a-0', 'torn', raw)],
		['an older version of the app', () => older.put(finish({ ...unnumbered('a-open'), sequence: 1 }))]
	])('is raised by %s', async (_, work) => {
		const store = await filled(40, ['a']);
		const before = await store.summarize();
		expect(before.settledUpTo).toBe(41);
		await work(store);
		expect(await generation(store)).toBeGreaterThan(before.generation ?? Infinity);
	});

	it('covers no attempt that may well be continued', async () => {
		const store = await filled(40, ['a', 'b']);
		// The attempt that is open at module b is too old to hold anything up.
		expect((await store.summarize()).settledUpTo).toBe(82);
		await store.add(unnumbered('open'));
		await store.add({ ...unnumbered('over'), finishedAt: 9 });
		expect((await store.summarize()).settledUpTo).toBe(82);
	});

	it('is another one when the database was lost and made again', async () => {
		const before = await generation(await filled(1, ['a']));
		await new Promise((resolve) => (indexedDB.deleteDatabase(DATABASE).onsuccess = resolve));
		expect(await generation(await filled(1, ['a']))).not.toBe(before);
	});
});

describe('an older version of the app in another tab', () => {
	it('makes its index again after every change, for it is not told of any', async () => {
		const store = await filled(1, ['a']);
		await set(specimenHead.key, specimenHead.value, raw);
		await store.grow('a-open', finish);
		expect(await get(specimenHead.key, raw)).toBeUndefined();
	});
});

afterEach(() => clear(raw));
