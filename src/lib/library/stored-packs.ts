/** The packs of the build that the worker serves. The kill switch deletes every cache with "packs" in its name. */
export const PACKS = 'sourcebook-packs-by-hash';
/** Editions that attempts were begun on. They are a learner's data: neither an update nor the kill switch deletes them. */
export const EDITIONS = 'sourcebook-editions';

/** A pack from either cache; undefined where it is not stored or the browser has no Cache Storage. */
export async function findPack(path: string): Promise<Response | undefined> {
	try {
		return (
			(await caches.match(path, { cacheName: PACKS })) ?? (await caches.match(path, { cacheName: EDITIONS }))
		);
	} catch {
		return undefined;
	}
}

/** Paths of the packs in a cache. Rejects where there is no Cache Storage. */
export async function storedPaths(cacheName: string): Promise<ReadonlySet<string>> {
	const requests = await (await caches.open(cacheName)).keys();
	return new Set(requests.map(({ url }) => new URL(url).pathname));
}
