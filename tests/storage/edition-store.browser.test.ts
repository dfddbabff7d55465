import { clear, createStore, keys, set } from 'idb-keyval';
import { beforeEach, describe, expect, it } from 'vitest';
import { editionsFor, keepEdition, keptEditions } from '#lib/state/editions.ts';
import { idbEditions, type EditionStore } from '#lib/storage/edition-store.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

const DATABASE = 'test-editions';
const raw = createStore(DATABASE, 'editions');
const store = idbEditions(DATABASE);
const old = { ...syntheticModule(20), hash: 'old' };
const now = { ...old, hash: 'now', title: 'Changed' };

beforeEach(() => clear(raw));

describe('an edition that is kept', () => {
	it('comes back whole under its hash, and under no other', async () => {
		await store.keep(old);
		expect(await store.get(old.id, 'old')).toEqual(old);
		expect(await store.get(old.id, 'now')).toBeUndefined();
		expect(await store.get('other', 'old')).toBeUndefined();
		expect([...(await store.hashes(old.id))]).toEqual(['old']);
	});

	it('is written once, whoever keeps it again', async () => {
		await store.keep(old);
		const put = IDBObjectStore.prototype.put;
		let puts = 0;
		IDBObjectStore.prototype.put = function (...given) {
			puts += 1;
			return put.apply(this, given);
		};
		await store.keep(old);
		IDBObjectStore.prototype.put = put;
		expect(puts).toBe(0);
	});

	it.each([
		['torn', 'torn'],
		['of a later version', { version: 2, module: old }],
		['of another text', { version: 1, module: now }],
		['half a module', { version: 1, module: { id: old.id, hash: 'old', sections: [] } }]
	])('is not believed when its record is %s', async (_, record) => {
		await set(`edition:${old.id}:old`, record, raw);
		expect(await store.get(old.id, 'old')).toBeUndefined();
	});
});

describe('the editions that attempts need', () => {
	it('are found, and those of this module that none needs are let go', async () => {
		await Promise.all([store.keep(old), store.keep({ ...old, hash: 'older' })]);
		await store.keep({ ...old, id: 'another', hash: 'older' });
		const found = await editionsFor(now, [{ hash: 'old' }, { hash: 'now' }, { hash: 'never kept' }], store);
		expect(found).toEqual(
			new Map([
				['now', now],
				['old', old]
			])
		);
		expect((await keys(raw)).sort()).toEqual(['edition:another:older', `edition:${old.id}:old`]);
	});

	const fails = () => Promise.reject(new Error('broken'));
	const never = () => new Promise<never>(() => undefined);
	it.each([
		['fails', fails],
		['never answers', never]
	])('are only those of this build when the store %s, and nobody is held up', async (_, answer) => {
		const broken: EditionStore = { get: answer, hashes: answer, keep: answer, keepOnly: answer };
		await keepEdition(old, broken);
		expect(await editionsFor(now, [{ hash: 'old' }], broken)).toEqual(new Map([['now', now]]));
		expect(await keptEditions(now.id, broken)).toEqual(new Set());
	});
});
