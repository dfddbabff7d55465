import { cacheKeyOf, isSoundFile, type PromisedFile } from './promised-file.ts';

/** The app's own files in the service worker. workbox saves and serves them; this brings back what went missing. */
export class AppFiles {
	readonly files: readonly PromisedFile[];
	readonly #cacheName: string;

	constructor(files: readonly PromisedFile[], cacheName: string) {
		this.files = files;
		this.#cacheName = cacheName;
	}

	/**
	 * Fetches what is missing from the cache, all of it if need be, and these files again, which may be damaged.
	 * @returns how many are still missing.
	 */
	async fetchMissing(damaged: ReadonlySet<string> = new Set()): Promise<number> {
		const cache = await caches.open(this.#cacheName).catch(() => undefined);
		if (!cache) return this.files.length;
		const stored = new Set((await cache.keys()).map(({ url }) => url));
		let failures = 0;
		for (const file of this.files) {
			const isMissing = !stored.has(cacheKeyOf(file));
			if (!isMissing && !damaged.has(file.url)) continue;
			if (!(await this.#fetchOne(cache, file, isMissing)) && isMissing) failures++;
		}
		return failures;
	}

	/** Like workbox, takes a file that is missing as the host sends it. A damaged one gives way to a sound one only. */
	async #fetchOne(cache: Cache, file: PromisedFile, isMissing: boolean): Promise<boolean> {
		try {
			const url = new URL(file.url, location.origin).href;
			const answer = await fetch(url, { cache: isMissing ? 'no-cache' : 'reload', priority: 'low' });
			if (!answer.ok) return false;
			if (!isMissing && !(await isSoundFile(file, await answer.clone().arrayBuffer()))) return false;
			await cache.put(cacheKeyOf(file), answer);
			return true;
		} catch {
			return false;
		}
	}
}
