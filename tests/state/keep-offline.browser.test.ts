import { afterEach, expect, test, vi } from 'vitest';
import { KeepOffline } from '#lib/state/keep-offline.svelte.ts';
import { watchPacks } from '#lib/state/modules-beyond.ts';
import { keepPack, keptPack } from '#lib/storage/pack-cache.ts';
import { inTwoParts, laterPack } from '../fixtures/later-pack.ts';

const lesson = await laterPack('war', '{"id":"war"}');
const pictures = await laterPack('war', '{"module":"war"}', 'war-pictures');
const packs = [lesson.pack, pictures.pack];
const bytes = lesson.bytes.length + pictures.bytes.length;

afterEach(async () => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
	for (const name of await caches.keys()) await caches.delete(name);
});

type Answer = (signal: AbortSignal | undefined) => Response | Promise<Response>;

function serving(first: Answer, second: Answer = () => new Response(pictures.bytes)): void {
	vi.stubGlobal('fetch', async (url: string, { signal }: { signal?: AbortSignal }) =>
		url.includes('pictures') ? second(signal) : first(signal)
	);
}

async function away(): Promise<KeepOffline> {
	const keeping = new KeepOffline('war', packs);
	await keeping.look();
	expect([keeping.stage, keeping.bytes]).toEqual(['away', bytes]);
	return keeping;
}

const kept = async (): Promise<number> => {
	const found = await Promise.all(packs.map(keptPack));
	return found.filter(Boolean).length;
};

test('a module is kept whole, its bytes counted as they come, and can be removed', async () => {
	let go = (): void => undefined;
	serving(() => inTwoParts(lesson.bytes, new Promise<void>((resolve) => (go = resolve))));
	const keeping = await away();
	const done = keeping.keep();
	await vi.waitFor(() => expect(keeping.soFar).toBe(lesson.bytes.length >> 1));
	expect([keeping.stage, await kept()]).toEqual(['coming', 0]);
	go();
	await done;
	expect([keeping.stage, keeping.outcome, keeping.soFar, await kept()]).toEqual([
		'here',
		undefined,
		bytes,
		2
	]);
	const again = new KeepOffline('war', packs);
	await again.look();
	expect(again.stage).toBe('here');
	await again.remove();
	expect([again.stage, again.outcome, await kept()]).toEqual(['away', 'removed', 0]);
});

test('cancelled in the middle nothing stays, and it can be begun anew', async () => {
	serving(
		() => new Response(lesson.bytes),
		(signal) =>
			inTwoParts(
				pictures.bytes,
				new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
			)
	);
	const keeping = await away();
	const done = keeping.keep();
	await vi.waitFor(() => expect(keeping.soFar).toBeGreaterThan(lesson.bytes.length));
	keeping.cancel();
	await done;
	expect([keeping.stage, keeping.outcome, await kept()]).toEqual(['away', 'cancelled', 0]);
	serving(() => new Response(lesson.bytes));
	await keeping.keep();
	expect([keeping.stage, keeping.outcome, await kept()]).toEqual(['here', undefined, 2]);
});

test('a cut line, a refusal, another edition and a full device are told apart, and leave nothing', async () => {
	const cases: [string, Answer][] = [
		['cut', () => Promise.reject(new TypeError('no line'))],
		['cut', () => inTwoParts(pictures.bytes, Promise.reject(new TypeError('line cut')))],
		['cut', () => new Response('not now', { status: 503 })],
		['changed', () => new Response('{"module":"war","edition":2}')]
	];
	for (const [outcome, answer] of cases) {
		serving(() => new Response(lesson.bytes), answer);
		const keeping = await away();
		await keeping.keep();
		expect([keeping.stage, keeping.outcome, await kept()]).toEqual(['away', outcome, 0]);
	}
	serving(() => new Response(lesson.bytes));
	const put = Cache.prototype.put;
	vi.spyOn(Cache.prototype, 'put').mockImplementation(function (this: Cache, key, answer) {
		if (String(key).includes('pictures')) throw new DOMException('no room', 'QuotaExceededError');
		return put.call(this, key, answer);
	});
	const keeping = await away();
	await keeping.keep();
	expect([keeping.stage, keeping.outcome, await kept()]).toEqual(['away', 'full', 0]);
});

test('what the worker keeps meanwhile shows by itself', async () => {
	const keeping = await away();
	const stop = watchPacks(() => void keeping.look());
	await keepPack(lesson.pack, lesson.bytes.buffer);
	await keepPack(pictures.pack, pictures.bytes.buffer);
	await vi.waitFor(() => expect(keeping.stage).toBe('here'));
	stop();
});

test('a module of which a part is damaged does not count as kept', async () => {
	await keepPack(lesson.pack, lesson.bytes.buffer);
	await keepPack(pictures.pack, pictures.bytes.buffer);
	const [name = ''] = await caches.keys();
	const cache = await caches.open(name);
	const [key] = await cache.keys();
	if (key) await cache.put(key, new Response('{}'));
	await away();
});
