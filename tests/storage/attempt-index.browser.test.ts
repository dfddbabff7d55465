/** @guarantee The index of attempts agrees with the attempts, whatever was done and by whichever version of the app. */
import fc from 'fast-check';
import { clear, createStore, del, entries, get, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { AttemptStore, Overview } from '#lib/storage/attempt-store.ts';
import { idbAttempts } from '#lib/storage/idb-attempts.ts';
import { overviewOf } from '#lib/storage/overview-of.ts';
import { unnumbered } from '../fixtures/attempts.ts';
import specimenHead from '../frozen/index-1.json';
import specimenKeys from '../frozen/index-keys-1.json';
import { readsOf } from '../support/storage-reads.ts';

const DATABASE = 'test-index';
const raw = createStore(DATABASE, 'attempts');
const EVERYTHING = { after: -1 };

beforeEach(() => clear(raw));

const finish = (kept: Attempt): Attempt => ({ ...kept, finishedAt: 10 });
const record = (attempt: Attempt) => ({ version: 1, attempt });

/** What an older version of the app did, which knows no index: attempts and their count, nothing else. */
const older = {
	async add(attempt: Attempt): Promise<void> {
		await set('sequence', attempt.sequence, raw);
		await set(`attempt:${attempt.id}`, record(attempt), raw);
	},
	merge: (attempt: Attempt) => set(`attempt:${attempt.id}`, record(attempt), raw),
	grow: (attempt: Attempt) => set(`attempt:${attempt.id}`, record(attempt), raw)
};

async function truth(): Promise<Omit<Overview, 'epoch'>> {
	const { epoch: _, ...rest } = overviewOf(await idbAttempts(DATABASE).list(), EVERYTHING);
	return rest;
}

async function told(store: AttemptStore): Promise<Omit<Overview, 'epoch'>> {
	const { epoch: _, ...rest } = await store.overview(EVERYTHING);
	return rest;
}

/** `count` finished attempts and an open one at each of some modules. */
async function filled(count: number, modules: readonly string[]): Promise<AttemptStore> {
	const store = idbAttempts(DATABASE);
	for (const module of modules) {
		await store.add({ ...unnumbered(`${module}-open`), module });
		for (let place = 0; place < count; place++)
			await store.add({ ...unnumbered(`${module}-${place}`), module, finishedAt: 9 });
	}
	return store;
}

describe('the index of attempts', () => {
	it('says what a reading of all of them says, whatever was done and by which version of the app', async () => {
		const id = fc.constantFrom('a', 'b', 'c', 'd:e', '~f');
		const step = fc.oneof(
			fc.record({ kind: fc.constantFrom('add', 'grow', 'finish', 'merge', 'older-add', 'damage'), id }),
			fc.constant({ kind: 'look', id: '' })
		);
		let made = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
				await clear(raw);
				const store = idbAttempts(DATABASE);
				const last = async () => Number((await get('sequence', raw)) ?? 0);
				for (const { kind, id: name } of steps) {
					const module = `module ${name}`;
					const fresh = { ...unnumbered(`${name}${made++}`), module };
					const known = (await store.list()).attempts.find((each) => each.module === module);
					if (kind === 'add') await store.add(fresh);
					else if (kind === 'grow' && known) await store.grow(known.id, (kept) => ({ ...kept }));
					else if (kind === 'finish' && known) await store.grow(known.id, finish);
					else if (kind === 'merge') await store.merge([{ ...fresh, sequence: (await last()) >> 1 }]);
					else if (kind === 'older-add') await older.add({ ...fresh, sequence: (await last()) + 1 });
					else if (kind === 'damage' && known) {
						await set(`attempt:${known.id}`, 'torn', raw);
						await store.read([known.id]);
					} else if (kind === 'look') await store.overview();
				}
				expect(await told(store)).toEqual(await truth());
			}),
			{ numRuns: 40 }
		);
	});

	it('reads no attempt that is finished, however many there are', async () => {
		const store = await filled(30, ['a', 'b']);
		await store.overview();
		const reads = await readsOf(() => store.overview({ module: 'a' }));
		expect(reads.records).toBeLessThanOrEqual(2);
		await store.grow('a-open', finish);
		const after = await readsOf(() => store.overview());
		expect(after.records, 'the one that changed, the head and the count, before and after').toBeLessThan(12);
		expect((await store.overview()).finished).toEqual(
			new Map([
				['a', 31],
				['b', 30]
			])
		);
	});

	it('is made for a device that was used before there was one', async () => {
		for (const sequence of [1, 2, 3]) await older.add({ ...unnumbered(`${sequence}`), sequence });
		const store = idbAttempts(DATABASE);
		expect((await store.overview()).open).toHaveLength(3);
		expect((await readsOf(() => store.overview())).records).toBeLessThanOrEqual(2);
	});

	it('is read as it was first stored', async () => {
		const id = '6e7b774a4a3d17883eb99ea08ae66cf7';
		for (const key of specimenKeys.keys) await set(key, specimenKeys.value, raw);
		await del(['new', '77'], raw);
		await set(specimenHead.key, specimenHead.value, raw);
		await set('sequence', 4, raw);
		const found = await idbAttempts(DATABASE).overview({ module: 'decision-for-war' });
		expect(found.epoch).toBe(specimenHead.value.epoch);
		expect(found.notes.map((note) => [note.sequence, note.isOpen])).toEqual([
			[1, false],
			[2, false]
		]);
		expect(found.notes[0]).toMatchObject({ id, module: 'decision-for-war', hash: '8d74033f15719dfa' });
		expect(found.open).toEqual([{ id: '77', module: '~review', hash: '', sequence: 4, isOpen: true }]);
	});

	it('sets damaged records aside when it is made, and names them once', async () => {
		const store = await filled(1, ['a']);
		await set('attempt:torn', 'torn', raw);
		expect((await store.overview()).setAside).toEqual(['torn']);
		expect((await store.overview()).setAside).toEqual([]);
		expect(await get('aside:torn', raw)).toBe('torn');
	});

	it.each([
		['merged an attempt that comes before', () => older.merge({ ...unnumbered('z'), sequence: 1 })],
		['finished one', () => older.grow(finish({ ...unnumbered('a-open'), sequence: 1, module: 'a' }))],
		['set one aside', () => del('attempt:a-0', raw)]
	])('is found wrong and set right where an older version of the app %s', async (_, work) => {
		const store = await filled(2, ['a']);
		await store.overview();
		expect(await store.audit()).toBeUndefined();
		await work();
		expect(await store.audit()).toEqual({ setAside: [], ofLaterVersion: 0 });
		expect(await told(store)).toEqual(await truth());
		expect(await store.audit()).toBeUndefined();
	});

	it('tells of a record that was damaged since', async () => {
		const store = await filled(2, ['a']);
		await store.overview();
		await set('attempt:new', 'torn', raw);
		expect((await store.audit())?.setAside).toEqual(['new']);
		await set('attempt:a-1', 'torn', raw);
		expect((await store.read(['a-1', 'a-0'])).setAside).toEqual(['a-1']);
		expect((await store.overview()).finished.get('a')).toBe(1);
	});

	it('is left to a later version of the app that keeps it in another form', async () => {
		const store = await filled(2, ['a']);
		const later = { version: 2, something: 'else' };
		await set('index', later, raw);
		expect((await store.overview()).finished.get('a')).toBe(2);
		expect(await get('index', raw)).toEqual(later);
	});

	it('is not needed where it cannot be written', async () => {
		const store = await filled(2, ['a']);
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
		const found = await store.overview({ module: 'a' }).finally(() => (IDBObjectStore.prototype.put = put));
		expect(found.epoch).toBeUndefined();
		expect(found.notes).toHaveLength(3);
	});

	it('says the same in two tabs that begin and finish at once', async () => {
		const tabs = [idbAttempts(DATABASE), idbAttempts(DATABASE)] as const;
		await tabs[0].add(unnumbered('first'));
		await Promise.all(tabs.map((tab) => tab.overview()));
		await Promise.all([
			tabs[0].grow('first', finish),
			tabs[1].add(unnumbered('second')),
			tabs[0].overview(),
			tabs[1].overview()
		]);
		expect(await told(tabs[0])).toEqual(await truth());
		expect(await told(tabs[1])).toEqual(await truth());
	});
});

describe('an older version of the app', () => {
	it('finds nothing among the keys of the index that it would take for an attempt', async () => {
		const store = await filled(1, ['attempt:a']);
		await store.overview();
		const keys = (await entries<IDBValidKey, unknown>(raw)).map(([key]) => key);
		const taken = keys.filter((key) => typeof key === 'string' && key.startsWith('attempt:'));
		expect(taken).toHaveLength(2);
	});
});

afterEach(() => clear(raw));
