import { cacheNames, clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { AppFiles } from '#lib/library/app-files.ts';
import { PackWorker } from '#lib/library/pack-worker.ts';
import { isPackFile, pathOf, type PromisedFile } from '#lib/library/promised-file.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PromisedFile | string)[] };

const isServerOnly = /^\/api\//;
const isFile = /\/[^/]+\.[a-z0-9]+$/i;

const files = self.__WB_MANIFEST.map((entry) => (typeof entry === 'string' ? { url: entry } : entry));
const appFiles = new AppFiles(
	files.filter((file) => !isPackFile(file)),
	cacheNames.precache
);
const packs = new PackWorker(files.filter(isPackFile).map(pathOf));

// Without the hashes: a host that alters a page on its way would keep the app from ever being saved. The page that
// shows what is saved compares by them.
const addresses = appFiles.files.map(({ url, revision }) => ({
	url,
	...(revision === undefined ? {} : { revision })
}));
precacheAndRoute(addresses, {
	// Kit adds its own parameters to requests; a page saved without them is the same page.
	ignoreURLParametersMatching: [/^utm_/, /^fbclid$/, /^x-sveltekit-/]
});
cleanupOutdatedCaches();

registerRoute(
	({ url }) => packs.isPack(url),
	({ url, event }) => packs.answer(url.pathname, (stored) => event.waitUntil(stored))
);
// Packs are whole files of their own: one that does not come must not keep the worker from being installed.
self.addEventListener('install', (event) => event.waitUntil(packs.fetchMissing()));
self.addEventListener('activate', (event) => event.waitUntil(packs.prune().catch(() => undefined)));

// The network is never asked for a page: a connection that hangs would otherwise hang the page with it.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/shell'), { denylist: [isServerOnly, isFile] }));

/** Fetches what is missing, or these files again. @returns how many files are missing still. */
async function fetchFiles(urls: ReadonlySet<string> | undefined): Promise<number> {
	if (urls)
		for (const file of files.filter((each) => isPackFile(each) && urls.has(each.url)))
			await packs.fetchOne(pathOf(file), { cache: 'reload' });
	return (await appFiles.fetchMissing(urls)) + (await packs.fetchMissing());
}

// The first visit is offline-ready without a reload. An update reaches here only once it was let in.
clientsClaim();
self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	if (typeof message !== 'object' || message === null || !('type' in message)) return;
	const answer = (value: unknown): void => event.ports[0]?.postMessage(value);
	if (message.type === 'SKIP_WAITING') void self.skipWaiting();
	if (message.type === 'LIST_FILES') answer(files);
	if (message.type === 'FETCH_FILES') {
		const urls = 'urls' in message && Array.isArray(message.urls) ? new Set<string>(message.urls) : undefined;
		event.waitUntil(fetchFiles(urls).then(answer));
	}
});
