import { afterEach, expect, test, vi } from 'vitest';
import { AppFiles } from '#lib/library/app-files.ts';
import { cacheKeyOf } from '#lib/library/promised-file.ts';
import { deleteAllCaches } from '../fixtures/packs.ts';

const CACHE = 'test-precache';

async function promised(url: string, text: string) {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
	return { url, revision: 'r1', integrity: `sha256-${btoa(String.fromCharCode(...digest))}` };
}
const shell = await promised('shell', 'the shell');
const script = await promised('app.js', 'the script');
const texts: Record<string, string> = { '/shell': 'the shell', '/app.js': 'the script' };

afterEach(async () => {
	vi.unstubAllGlobals();
	await deleteAllCaches();
});

const serve = (given: Record<string, string>) =>
	vi.stubGlobal('fetch', async (url: string) => {
		const text = given[new URL(url).pathname];
		return text === undefined ? new Response('', { status: 404 }) : new Response(text);
	});
const stored = async (file: typeof shell) => (await caches.match(cacheKeyOf(file)))?.text();

test('everything is fetched again after all caches were deleted, and what is here is not asked for', async () => {
	serve(texts);
	const files = new AppFiles([shell, script], CACHE);
	expect(await files.fetchMissing()).toBe(0);
	expect([await stored(shell), await stored(script)]).toEqual(['the shell', 'the script']);
	serve({});
	expect(await files.fetchMissing()).toBe(0);
});

test('what does not come is counted, and the rest comes', async () => {
	serve({ '/app.js': 'the script' });
	expect(await new AppFiles([shell, script], CACHE).fetchMissing()).toBe(1);
	expect([await stored(shell), await stored(script)]).toEqual([undefined, 'the script']);
});

test('a damaged file gives way to a sound one and to no other', async () => {
	const files = new AppFiles([shell], CACHE);
	await (await caches.open(CACHE)).put(cacheKeyOf(shell), new Response('damaged'));
	const damaged = new Set([shell.url]);
	serve({ '/shell': 'altered on its way' });
	await files.fetchMissing(damaged);
	expect(await stored(shell)).toBe('damaged');
	serve(texts);
	await files.fetchMissing(damaged);
	expect(await stored(shell)).toBe('the shell');
});

test('a pack is looked for under its path alone, whatever revision the manifest gives it', () => {
	const pack = { url: 'packs/war.0123456789abcdef.json', revision: 'r1' };
	expect(cacheKeyOf(pack)).toBe(`${location.origin}/packs/war.0123456789abcdef.json`);
	expect(cacheKeyOf(shell)).toBe(`${location.origin}/shell?__WB_REVISION__=r1`);
});
