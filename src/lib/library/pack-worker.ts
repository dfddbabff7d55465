import { fetchPack } from './fetch-pack.ts';
import { deletePacks, storePack } from './pack-cache.ts';
import { currentPath, parsePackPath } from './pack-path.ts';
import { findPack, PACKS, storedPaths } from './stored-packs.ts';

/** Where earlier versions of the app saved packs under their path and revision. */
const OLD_CACHE = 'sourcebook-packs';

/** The service worker's part: it saves the packs of its build, serves them, and deletes those of older builds. */
export class PackWorker {
	/** The packs of this build: their own paths, and those without a hash that older tabs ask for. */
	readonly #pathOf: ReadonlyMap<string, string>;
	readonly #paths: readonly string[];

	constructor(paths: readonly string[]) {
		this.#paths = paths;
		this.#pathOf = new Map(
			paths.flatMap((path) => [
				[path, path],
				[currentPath(parsePackPath(path)?.name ?? ''), path]
			])
		);
	}

	/** Whether this is a request for a pack of this build or for one of another edition. */
	isPack({ pathname, search }: URL): boolean {
		return search === '' && (this.#pathOf.has(pathname) || parsePackPath(pathname) !== undefined);
	}

	/** A stored pack, or else one from the network; `waitUntil` is given the storing that goes on behind the answer. */
	async answer(pathname: string, waitUntil: (stored: Promise<unknown>) => void): Promise<Response> {
		const own = this.#pathOf.get(pathname);
		const path = own ?? pathname;
		const stored = await findPack(path);
		if (stored) return stored;
		const answer = await fetchPack(path);
		if (own !== undefined && answer.ok) {
			const copy = answer.clone();
			waitUntil(
				copy
					.text()
					.then((text) => storePack(path, text))
					.catch(() => undefined)
			);
		}
		return answer;
	}

	/**
	 * Fetches what is missing of the packs of this build, one after the other and behind whatever a page asks for. One
	 * that does not come holds up nothing. @returns how many are still missing.
	 */
	async fetchMissing(): Promise<number> {
		const stored = await storedPaths(PACKS).catch(() => new Set());
		const missing = this.#paths.filter((path) => !stored.has(path));
		let failures = 0;
		for (const path of missing) {
			// What the browser's HTTP cache holds of an immutable file is whole, or it has to be passed over.
			const isStored = (await this.fetchOne(path)) || (await this.fetchOne(path, { cache: 'reload' }));
			if (!isStored) failures++;
		}
		return failures;
	}

	/** Fetches a pack and stores it, also in the place of a damaged one. @returns whether it is stored now. */
	async fetchOne(path: string, init: RequestInit = {}): Promise<boolean> {
		try {
			const answer = await fetchPack(path, (each) => fetch(each, { priority: 'low', ...init }));
			return answer.ok && (await storePack(path, await answer.text()));
		} catch {
			return false;
		}
	}

	/** Deletes the packs of older builds. What attempts need of them lies in the cache of editions. */
	async prune(): Promise<void> {
		await caches.delete(OLD_CACHE);
		const stored = await storedPaths(PACKS);
		await deletePacks([...stored].filter((path) => !this.#paths.includes(path)));
	}
}
