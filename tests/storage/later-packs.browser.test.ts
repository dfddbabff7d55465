import { afterEach, expect, test, vi } from 'vitest';
import { LaterPacks } from '#lib/storage/later-packs.ts';
import { addressOf, keepPack, keptPack, keyOf } from '#lib/storage/pack-cache.ts';
import { inTwoParts, laterPack } from '../fixtures/later-pack.ts';

const lesson = await laterPack('war', '{"id":"war"}');
const pictures = await laterPack('war', '{"module":"war"}', 'war-pictures');
const other = await laterPack('peace', '{"id":"peace"}');
const packs = new LaterPacks([lesson.pack, pictures.pack, other.pack]);
const OLD = 'test-precache';

afterEach(async () => {
	vi.unstubAllGlobals();
	for (const name of await caches.keys()) await caches.delete(name);
});

/** A server that gives these bodies by address, and counts what it was asked for. */
function serving(bodies: Record<string, () => Response>) {
	const asked = vi.fn(async (given: Request | string) => {
		const url = typeof given === 'string' ? given : given.url;
		const body = bodies[new URL(url).pathname];
		if (!body) throw new TypeError('no line');
		return body();
	});
	vi.stubGlobal('fetch', asked);
	return asked;
}

const whole = {
	'/packs/war.json': () => new Response(lesson.bytes),
	'/packs/war-pictures.json': () => new Response(pictures.bytes)
};

/** What a page gets, once the worker has done what it does behind the answer. */
async function answered(): Promise<string> {
	const behind: Promise<unknown>[] = [];
	const answer = await packs.answer(new Request(addressOf(lesson.pack)), (kept) => behind.push(kept));
	const text = await answer.text().catch(() => 'cut');
	await Promise.all(behind);
	return text;
}

test('what is opened is kept with all of its module, and served without the line from then on', async () => {
	serving(whole);
	expect(await answered()).toBe('{"id":"war"}');
	expect(await (await keptPack(pictures.pack))?.text()).toBe('{"module":"war"}');
	expect(await keptPack(other.pack)).toBeUndefined();
	const asked = serving({});
	expect(await answered()).toBe('{"id":"war"}');
	expect(asked).not.toHaveBeenCalled();
});

test('an answer that breaks off, is another one, or is none, reaches the page and is not kept', async () => {
	const answers: [string, () => Response][] = [
		['cut', () => inTwoParts(lesson.bytes, Promise.reject(new Error('line cut')))],
		['{"id":"w', () => new Response(lesson.bytes.slice(0, 8))],
		['{"id":"new"}', () => new Response('{"id":"new"}')],
		['{"id":"war"}', () => new Response(lesson.bytes, { status: 500 })]
	];
	for (const [text, answer] of answers) {
		serving({ ...whole, '/packs/war.json': answer });
		expect(await answered()).toBe(text);
		expect(await keptPack(lesson.pack)).toBeUndefined();
		expect(await keptPack(pictures.pack)).toBeUndefined();
	}
});

test('a pack of an older build is never served as the new one; the module is renewed, and the old pack let go', async () => {
	const older = await laterPack('war', '{"id":"war","old":true}');
	expect(await keepPack(older.pack, older.bytes.buffer)).toBe(true);
	serving(whole);
	const wanted = await packs.wanted([]);
	expect([...wanted]).toEqual(['war']);
	await packs.fetch(wanted);
	await packs.letStaleGo();
	expect(await caches.match(keyOf(older.pack))).toBeUndefined();
	serving({});
	expect(await answered()).toBe('{"id":"war"}');
});

test('what was saved ahead and no longer is stays, without a request if it is the same', async () => {
	const saved = await caches.open(OLD);
	await saved.put(keyOf(lesson.pack), new Response(lesson.bytes));
	await saved.put(keyOf(pictures.pack), new Response(pictures.bytes));
	const asked = serving({});
	await packs.fetch(await packs.wanted([]));
	await caches.delete(OLD);
	expect(await answered()).toBe('{"id":"war"}');
	expect(await keptPack(pictures.pack)).toBeDefined();
	expect(asked).not.toHaveBeenCalled();
});

test('a module that a window stands at counts as opened, and a line that is cut stops nothing', async () => {
	const wanted = await packs.wanted([{ url: 'http://localhost/learn/peace/section' }]);
	expect([...wanted]).toEqual(['peace']);
	serving({});
	await packs.fetch(wanted);
	expect(await keptPack(other.pack)).toBeUndefined();
	expect((await packs.wanted([{ url: 'http://localhost/' }])).size).toBe(0);
});
