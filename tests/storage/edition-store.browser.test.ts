import { clear, createStore, set } from 'idb-keyval';
import { beforeEach, describe, expect, it } from 'vitest';
import { REVIEW, type Attempt } from '#lib/domain/attempt/attempt.ts';
import { editionsFor, keepEditions, keptEditions, letGoOfEditions } from '#lib/state/editions.ts';
import { idbEditions, type EditionStore } from '#lib/storage/edition-store.ts';
import { finishedQuiz, NOON } from '../fixtures/reviews.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

const DATABASE = 'test-editions';
const raw = createStore(DATABASE, 'editions');
const store = idbEditions(DATABASE);
const old = { ...syntheticModule(20), hash: 'old' };
const { finishedAt: _, ...specimen } = finishedQuiz(syntheticModule(60), 1, {
	id: 'specimen',
	sequence: 1,
	at: NOON,
	isKnown: () => true
});
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

const open = (hash: string, more: Partial<Attempt> = {}) => ({
	...specimen,
	id: hash,
	hash,
	module: old.id,
	...more
});
const stored = (...attempts: Attempt[]) => ({
	list: async () => ({ attempts, setAside: [], ofLaterVersion: 0 })
});
const keep = (...hashes: string[]) =>
	keepEditions(
		hashes.map((hash) => ({ ...old, hash })),
		store
	);

describe('the editions that attempts need', () => {
	it('are found by module and hash: those of this build, and those that are kept', async () => {
		const another = { ...old, id: 'another', hash: 'older' };
		await keepEditions([old, another], store);
		const sitting = open('', { module: REVIEW, origins: [{ module: 'another', hash: 'older' }] });
		const attempts = [open('old'), open('now'), open('never kept'), sitting];
		expect(await editionsFor([now], attempts, store)).toEqual([now, old, another]);
	});

	it('are kept, and those of the modules named that none needs are let go', async () => {
		await keep('open', 'assigned', 'review', 'shown', 'over', 'none');
		await keepEditions([{ ...old, id: 'another', hash: 'none' }], store);
		const attempts = [
			open('open'),
			open('assigned', { id: 'a~assignment~1~random', finishedAt: 1 }),
			open('', { module: REVIEW, origins: [{ module: old.id, hash: 'review' }] }),
			open('shown', { finishedAt: 1 }),
			open('over', { finishedAt: 1 })
		];
		// Of all these the caller has read but one.
		const known = { stored: stored(...attempts), attempts: attempts.slice(0, 1), shown: 'shown' };
		await letGoOfEditions([old.id], known, store);
		expect(await keptEditions(old.id, store)).toEqual(new Set(['open', 'assigned', 'review', 'shown']));
		expect(await keptEditions('another', store)).toEqual(new Set(['none']));
	});

	it('cost no reading of all attempts while those at hand need all that is kept', async () => {
		await keep('open');
		let reads = 0;
		const list = async () => {
			reads += 1;
			return { attempts: [], setAside: [], ofLaterVersion: 0 };
		};
		await letGoOfEditions([old.id], { stored: { list }, attempts: [open('open')] }, store);
		expect(reads).toBe(0);
		expect(await keptEditions(old.id, store)).toEqual(new Set(['open']));
	});

	it.each([
		['cannot be read', () => Promise.reject(new Error('broken'))],
		['are partly of a later version', async () => ({ attempts: [], setAside: [], ofLaterVersion: 1 })]
	])('all stay while the attempts %s', async (_, list) => {
		await keep('open');
		await letGoOfEditions([old.id], { stored: { list }, attempts: [] }, store);
		expect(await keptEditions(old.id, store)).toEqual(new Set(['open']));
	});

	const fails = () => Promise.reject(new Error('broken'));
	const never = () => new Promise<never>(() => undefined);
	it.each([
		['fails', fails],
		['never answers', never]
	])('are only those of this build when the store %s, and nobody is held up', async (_, answer) => {
		const broken: EditionStore = { get: answer, hashes: answer, keep: answer, keepOnly: answer };
		await keepEditions([old], broken);
		expect(await editionsFor([now], [open('old')], broken)).toEqual([now]);
		await letGoOfEditions([now.id], { stored: stored(), attempts: [] }, broken);
		expect(await keptEditions(now.id, broken)).toEqual(new Set());
	});
});
