import { afterEach, expect, test, vi } from 'vitest';
import { storePack, watchPacks } from '#lib/library/pack-cache.ts';
import { PACKS, storedPaths } from '#lib/library/stored-packs.ts';
import { ModuleDownload } from '#lib/state/offline/module-download.svelte.ts';
import { deleteAllCaches, inTwoParts, publishedPack } from '../../fixtures/packs.ts';

const lesson = await publishedPack('war', { id: 'war' });
const pictures = await publishedPack('war-pictures', { module: 'war' });
const bytes = lesson.text.length + pictures.text.length;
const hashOf = ({ path }: { path: string }): string => path.split('.')[1] ?? '';

afterEach(async () => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
	await deleteAllCaches();
});

type Answer = (signal: AbortSignal | undefined) => Response | Promise<Response>;

function serve(first: Answer, second: Answer = () => new Response(pictures.text)): void {
	vi.stubGlobal('fetch', async (url: string, { signal }: { signal?: AbortSignal }) => {
		if (url.startsWith('/api/')) return new Response('', { status: 404 });
		return url.includes('pictures') ? second(signal) : first(signal);
	});
}

async function away(): Promise<ModuleDownload> {
	const entry = { id: 'war', hash: hashOf(lesson), pictures: hashOf(pictures), bytes };
	const download = new ModuleDownload(entry);
	await download.look();
	expect(download.stage).toBe('away');
	return download;
}
const stored = async (): Promise<number> => (await storedPaths(PACKS)).size;

test('a module comes whole, its bytes counted as they come', async () => {
	let go = (): void => undefined;
	serve(() => inTwoParts(lesson.text, new Promise<void>((resolve) => (go = resolve))));
	const download = await away();
	const done = download.start();
	await vi.waitFor(() => expect(download.soFar).toBe(lesson.text.length >> 1));
	expect([download.stage, await stored()]).toEqual(['coming', 0]);
	go();
	await done;
	expect([download.stage, download.outcome, download.soFar, await stored()]).toEqual([
		'here',
		undefined,
		bytes,
		2
	]);
});

test('cancelled in the middle nothing stays, and it can be begun again', async () => {
	serve(
		() => new Response(lesson.text),
		(signal) =>
			inTwoParts(
				pictures.text,
				new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
			)
	);
	const download = await away();
	const done = download.start();
	await vi.waitFor(() => expect(download.soFar).toBeGreaterThan(lesson.text.length));
	download.cancel();
	await done;
	expect([download.stage, download.outcome, await stored()]).toEqual(['away', 'cancelled', 0]);
	serve(() => new Response(lesson.text));
	await download.start();
	expect([download.stage, download.outcome, await stored()]).toEqual(['here', undefined, 2]);
});

test('a cut connection, a refusal, another edition and a full device are told apart, and leave nothing', async () => {
	const cases: [string, Answer][] = [
		['cut', () => Promise.reject(new TypeError('no network'))],
		['cut', () => inTwoParts(pictures.text, Promise.reject(new TypeError('cut')))],
		['cut', () => new Response('not now', { status: 503 })],
		['changed', () => new Response('not here', { status: 404 })],
		['changed', () => new Response('{"module":"war","edition":2}')]
	];
	for (const [outcome, answer] of cases) {
		serve(() => new Response(lesson.text), answer);
		const download = await away();
		await download.start();
		expect([download.stage, download.outcome, await stored()]).toEqual(['away', outcome, 0]);
	}
	serve(() => new Response(lesson.text));
	const put = Cache.prototype.put;
	vi.spyOn(Cache.prototype, 'put').mockImplementation(function (this: Cache, key, answer) {
		if (String(key).includes('pictures')) throw new DOMException('no room', 'QuotaExceededError');
		return put.call(this, key, answer);
	});
	const download = await away();
	await download.start();
	expect([download.stage, download.outcome, await stored()]).toEqual(['away', 'full', 0]);
});

test('what the worker fetches meanwhile shows by itself', async () => {
	const download = await away();
	const stop = watchPacks(() => void download.look());
	await storePack(lesson.path, lesson.text);
	await storePack(pictures.path, pictures.text);
	await vi.waitFor(() => expect(download.stage).toBe('here'));
	stop();
});

test('a module of which a part is damaged is not here', async () => {
	await storePack(lesson.path, lesson.text);
	await storePack(pictures.path, pictures.text);
	await (await caches.open(PACKS)).put(pictures.path, new Response('{}'));
	await away();
});
