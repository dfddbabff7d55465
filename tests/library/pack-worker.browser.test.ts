import { afterEach, expect, test, vi } from 'vitest';
import { storePack } from '#lib/library/pack-cache.ts';
import { PackWorker } from '#lib/library/pack-worker.ts';
import { EDITIONS, findPack, PACKS, storedPaths } from '#lib/library/stored-packs.ts';
import { deleteAllCaches, inTwoParts, publishedPack } from '../fixtures/packs.ts';

const lesson = await publishedPack('war', { id: 'war', b: { y: 1, x: 2 } });
const pictures = await publishedPack('war-pictures', { module: 'war' });
const older = await publishedPack('war', { id: 'war', isOld: true });
const paths = [lesson.path, pictures.path];

afterEach(async () => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
	await deleteAllCaches();
});

/** A server that gives these bodies by path and knows no other. @returns what is asked for. */
function serve(bodies: Record<string, () => Response>): string[] {
	const asked: string[] = [];
	vi.stubGlobal('fetch', async (path: string) => {
		asked.push(path);
		return bodies[path]?.() ?? new Response('', { status: 404 });
	});
	return asked;
}
const disconnect = () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));

const whole = {
	[lesson.path]: () => new Response(lesson.text),
	[pictures.path]: () => new Response(pictures.text)
};

/** What a page gets for a path, once everything that goes on behind the answer is done. */
async function answered(path: string, worker = new PackWorker(paths)): Promise<string> {
	const behind: Promise<unknown>[] = [];
	const answer = await worker.answer(path, (stored) => behind.push(stored));
	const text = await answer.text().catch(() => 'cut');
	await Promise.all(behind);
	return text;
}

test('all packs are saved and then served without the network, also to tabs that know no hash', async () => {
	serve(whole);
	const worker = new PackWorker(paths);
	expect(await worker.fetchMissing()).toBe(0);
	disconnect();
	expect(await answered(lesson.path)).toBe(lesson.text);
	expect(await answered('/packs/war.json')).toBe(lesson.text);
	expect(worker.isPack(new URL('/packs/war-pictures.json', location.origin))).toBe(true);
	for (const path of ['/packs/library.json', `${lesson.path}?again`, '/learn/war'])
		expect(worker.isPack(new URL(path, location.origin))).toBe(false);
});

test('a pack that does not come, is cut or is another one holds up nothing, and is fetched the next time', async () => {
	const bad: (() => Response)[] = [
		() => new Response('', { status: 500 }),
		() => inTwoParts(lesson.text, Promise.reject(new Error('cut'))),
		() => new Response(lesson.text.replace('"x":2', '"x":3')),
		() => new Response('no JSON')
	];
	for (const answer of bad) {
		serve({ ...whole, [lesson.path]: answer });
		expect(await new PackWorker(paths).fetchMissing()).toBe(1);
		expect([...(await storedPaths(PACKS))]).toEqual([pictures.path]);
	}
	const asked = serve(whole);
	expect(await new PackWorker(paths).fetchMissing()).toBe(0);
	expect(asked).toEqual([lesson.path]);
});

test('a pack that was deleted is served from the network and stored again', async () => {
	serve(whole);
	expect(await answered(lesson.path)).toBe(lesson.text);
	disconnect();
	expect(await answered(lesson.path)).toBe(lesson.text);
	expect(await findPack(pictures.path)).toBeUndefined();
});

test('a damaged pack is replaced by a sound one, and stays where none comes', async () => {
	await storePack(lesson.path, lesson.text);
	const cache = await caches.open(PACKS);
	await cache.put(lesson.path, new Response('{}'));
	disconnect();
	expect(await new PackWorker(paths).fetchOne(lesson.path)).toBe(false);
	expect(await (await findPack(lesson.path))?.text()).toBe('{}');
	serve(whole);
	expect(await new PackWorker(paths).fetchOne(lesson.path)).toBe(true);
	expect(await (await findPack(lesson.path))?.text()).toBe(lesson.text);
});

test('an update deletes the packs of older builds, but not the editions that attempts need', async () => {
	await storePack(older.path, older.text);
	await storePack(lesson.path, lesson.text);
	await storePack(older.path, older.text, EDITIONS);
	await new PackWorker(paths).prune();
	expect([...(await storedPaths(PACKS))]).toEqual([lesson.path]);
	disconnect();
	expect(await answered(older.path)).toBe(older.text);
});

test('an edition that is no longer published comes from the class server and is not stored by the worker', async () => {
	const hash = older.path.split('.')[1] ?? '';
	serve({ [`/api/class/versions/${hash}`]: () => new Response(older.text) });
	expect(await answered(older.path)).toBe(older.text);
	expect([...(await storedPaths(PACKS))]).toEqual([]);
});

test('without Cache Storage packs still come from the network', async () => {
	serve(whole);
	for (const name of ['open', 'match'] as const)
		vi.spyOn(CacheStorage.prototype, name).mockRejectedValue(new DOMException('no storage', 'SecurityError'));
	expect(await answered(lesson.path)).toBe(lesson.text);
	expect(await new PackWorker(paths).fetchMissing()).toBe(2);
});
