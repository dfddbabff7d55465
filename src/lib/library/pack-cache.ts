import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { parsePackPath } from './pack-path.ts';
import { PACKS } from './stored-packs.ts';

async function hashOf(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return [...new Uint8Array(digest.slice(0, 8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The pack without the hash that a module carries of itself. */
function contentOf(pack: object): object {
	const { hash: _, ...content }: { hash?: unknown } = { ...pack };
	return content;
}

/** Whether the text has the hash that its path names: the same calculation as in the compiler's `hashContent`. */
export async function isSoundPack(path: string, text: string): Promise<boolean> {
	try {
		const pack: unknown = JSON.parse(text);
		if (typeof pack !== 'object' || pack === null) return false;
		return (await hashOf(canonicalJson(contentOf(pack)))) === parsePackPath(path)?.hash;
	} catch {
		return false;
	}
}

/** Tells every tab and the worker that stored packs have changed. */
function announce(): void {
	const channel = new BroadcastChannel(PACKS);
	channel.postMessage('changed');
	channel.close();
}

/** Calls back whenever a pack was stored or deleted, in whatever tab. @returns how to stop. */
export function watchPacks(onChange: () => void): () => void {
	const channel = new BroadcastChannel(PACKS);
	channel.onmessage = onChange;
	return () => channel.close();
}

/** Stores a pack, if it is what its path says. Rejects where there is no space. @returns whether it was stored. */
export async function storePack(path: string, text: string, cacheName = PACKS): Promise<boolean> {
	if (!(await isSoundPack(path, text))) return false;
	const pack = new Response(text, { headers: { 'content-type': 'application/json' } });
	await (await caches.open(cacheName)).put(path, pack);
	announce();
	return true;
}

export async function deletePacks(paths: readonly string[], cacheName = PACKS): Promise<void> {
	if (paths.length === 0) return;
	const cache = await caches.open(cacheName);
	await Promise.all(paths.map((path) => cache.delete(path)));
	announce();
}
