/**
 * Whether the worker saved a module with the app, without being asked for it. Where no worker can be, nothing can be kept
 * either, and there is nothing to offer. Resolves once the worker has saved what it saves.
 */
export async function isSavedAhead(module: string): Promise<boolean> {
	const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
	if (!workers) return true;
	await workers.ready;
	try {
		return await isInPrecache(module);
	} catch {
		// A browser that keeps no files for anyone.
		return true;
	}
}

async function isInPrecache(module: string): Promise<boolean> {
	const names = (await caches.keys()).filter((name) => name.includes('precache'));
	const found = await Promise.all(
		names.map((cacheName) => caches.match(`/packs/${module}.json`, { cacheName, ignoreSearch: true }))
	);
	return found.some(Boolean);
}
