import { createStore, keys, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REVIEW, type Attempt } from '#lib/domain/attempt/attempt.ts';
import { findEdition, importOldEditions, pinEdition, pinnedHashes } from '#lib/library/edition-cache.ts';
import { editionsFor, pinEditions, pruneEditions, storedEditions } from '#lib/library/editions.ts';
import { EDITIONS } from '#lib/library/stored-packs.ts';
import { deleteAllCaches } from '../fixtures/packs.ts';
import { finishedQuiz, NOON } from '../fixtures/reviews.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

const old = { ...syntheticModule(20), hash: 'old' };
const { finishedAt: _, ...specimen } = finishedQuiz(syntheticModule(60), 1, {
	id: 'specimen',
	sequence: 1,
	at: NOON,
	isKnown: () => true
});
const now = { ...old, hash: 'now', title: 'Changed' };

let asked: string[];
/** A server that has these files and no other. */
function serve(files: Record<string, unknown> = {}): void {
	vi.stubGlobal('fetch', async (path: string) => {
		asked.push(path);
		return path in files ? Response.json(files[path]) : new Response('', { status: 404 });
	});
}
beforeEach(async () => {
	asked = [];
	await deleteAllCaches();
	serve();
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

describe('an edition that is pinned', () => {
	it('comes back whole under its hash, and under no other', async () => {
		await pinEdition(old);
		expect(await findEdition(old.id, 'old')).toEqual(old);
		expect(await findEdition(old.id, 'now')).toBeUndefined();
		expect(await findEdition('other', 'old')).toBeUndefined();
		expect(await pinnedHashes(old.id)).toEqual(new Set(['old']));
	});

	it('is written once, whoever pins it again', async () => {
		await pinEdition(old);
		const put = vi.spyOn(Cache.prototype, 'put');
		await pinEdition(old);
		expect(put).not.toHaveBeenCalled();
	});

	it.each([
		['torn', 'torn'],
		['of another text', now],
		['half a module', { id: old.id, hash: 'old', sections: [] }]
	])('is not believed when its file is %s', async (_, file) => {
		await (await caches.open(EDITIONS)).put(`/packs/${old.id}.old.json`, Response.json(file));
		expect(await findEdition(old.id, 'old')).toBeUndefined();
	});
});

describe('the database of earlier versions', () => {
	const NAME = 'sourcebook-editions';
	const databases = async () => (await indexedDB.databases()).map(({ name }) => name);

	it('is moved into the cache, and deleted', async () => {
		const store = createStore(NAME, 'editions');
		await set(`edition:${old.id}:old`, { version: 1, module: old }, store);
		await set(`edition:${old.id}:torn`, 'torn', store);
		await store('readonly', ({ transaction: { db } }) => (db.close(), Promise.resolve()));
		await importOldEditions();
		expect(await findEdition(old.id, 'old')).toEqual(old);
		expect(await pinnedHashes(old.id)).toEqual(new Set(['old']));
		expect(await databases()).not.toContain(NAME);
	});

	it('stays as it is where the cache takes nothing', async () => {
		const store = createStore(NAME, 'editions');
		await set(`edition:${old.id}:old`, { version: 1, module: old }, store);
		vi.spyOn(Cache.prototype, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
		await expect(importOldEditions()).rejects.toThrow('full');
		expect(await keys(store)).toEqual([`edition:${old.id}:old`]);
		await store('readonly', ({ transaction: { db } }) => (db.close(), Promise.resolve()));
		indexedDB.deleteDatabase(NAME);
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
const pin = (...hashes: string[]) => pinEditions(hashes.map((hash) => ({ ...old, hash })));

describe('the editions that attempts need', () => {
	it('are found by module and hash: those of this build, and those that are pinned', async () => {
		const another = { ...old, id: 'another', hash: 'older' };
		await pinEditions([old, another]);
		const sitting = open('', { module: REVIEW, origins: [{ module: 'another', hash: 'older' }] });
		const attempts = [open('old'), open('now'), sitting];
		expect(await editionsFor([now], attempts)).toEqual([now, old, another]);
		expect(asked).toEqual([]);
	});

	it('come from the server where this device has lost them, and are here from then on', async () => {
		serve({ '/api/class/versions/old': old });
		const attempts = [open('old'), open('old', { id: 'second' }), open('gone')];
		expect(await editionsFor([now], attempts)).toEqual([now, old]);
		expect(asked).toEqual([
			`/packs/${old.id}.old.json`,
			'/api/class/versions/old',
			`/packs/${old.id}.gone.json`,
			'/api/class/versions/gone'
		]);
		serve();
		expect(await findEdition(old.id, 'old')).toEqual(old);
	});

	it('are not asked for where the text of today is good enough', async () => {
		expect(await editionsFor([now], [open('old', { finishedAt: 1 })])).toEqual([now]);
		expect(asked).toEqual([]);
	});

	it('stay pinned, and those of the modules named that none needs are deleted', async () => {
		await pin('open', 'assigned', 'review', 'shown', 'over', 'none');
		await pinEditions([{ ...old, id: 'another', hash: 'none' }]);
		const attempts = [
			open('open'),
			open('assigned', { id: 'a~assignment~1~random', finishedAt: 1 }),
			open('', { module: REVIEW, origins: [{ module: old.id, hash: 'review' }] }),
			open('shown', { finishedAt: 1 }),
			open('over', { finishedAt: 1 })
		];
		// Of all these the caller has read but one.
		const known = { stored: stored(...attempts), attempts: attempts.slice(0, 1), shown: 'shown' };
		await pruneEditions([old.id], known);
		expect(await pinnedHashes(old.id)).toEqual(new Set(['open', 'assigned', 'review', 'shown']));
		expect(await pinnedHashes('another')).toEqual(new Set(['none']));
	});

	it('cost no reading of all attempts while those at hand need all that is pinned', async () => {
		await pin('open');
		const list = vi.fn(stored().list);
		await pruneEditions([old.id], { stored: { list }, attempts: [open('open')] });
		expect(list).not.toHaveBeenCalled();
		expect(await pinnedHashes(old.id)).toEqual(new Set(['open']));
	});

	it.each([
		['cannot be read', () => Promise.reject(new Error('broken'))],
		['are partly of a later version', async () => ({ attempts: [], setAside: [], ofLaterVersion: 1 })]
	])('all stay while the attempts %s', async (_, list) => {
		await pin('open');
		await pruneEditions([old.id], { stored: { list }, attempts: [] });
		expect(await pinnedHashes(old.id)).toEqual(new Set(['open']));
	});

	it.each([
		['fails', () => Promise.reject(new Error('broken'))],
		['never answers', () => new Promise<never>(() => undefined)]
	])('are only those of this build when Cache Storage %s, and nobody is held up', async (_, answer) => {
		for (const name of ['open', 'match'] as const)
			vi.spyOn(CacheStorage.prototype, name).mockImplementation(answer);
		await pinEditions([old]);
		expect(await editionsFor([now], [open('old')])).toEqual([now]);
		await pruneEditions([now.id], { stored: stored(), attempts: [] });
		expect(await storedEditions(now.id)).toEqual(new Set());
	});
});
