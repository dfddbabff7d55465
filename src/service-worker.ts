import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { LaterPacks } from '#lib/storage/later-packs.ts';
import { isLater, type PromisedFile } from '#lib/storage/pack-cache.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PromisedFile | string)[] };

const isServerOnly = /^\/api\//;
const isFile = /\/[^/]+\.[a-z0-9]+$/i;

const files = self.__WB_MANIFEST.map((entry) => (typeof entry === 'string' ? { url: entry } : entry));

// Without the hashes: a host that alters a page on its way would keep the app from ever being saved. Whoever asks what
// is saved compares by them.
const addresses = files
	.filter((file) => !isLater(file))
	.map(({ url, revision }) => ({ url, ...(revision === undefined ? {} : { revision }) }));
precacheAndRoute(addresses, {
	// Kit adds its own parameters to requests; a page saved without them is the same page.
	ignoreURLParametersMatching: [/^utm_/, /^fbclid$/, /^x-sveltekit-/]
});
cleanupOutdatedCaches();

const later = new LaterPacks(files.filter(isLater));
registerRoute(
	({ url }) => later.has(url),
	({ request, event }) => later.answer(request, (kept) => event.waitUntil(kept))
);
const wanted = async (): Promise<ReadonlySet<string>> =>
	later.wanted(await self.clients.matchAll({ type: 'window', includeUncontrolled: true }));
// What was kept of an older build is renewed before this one is let in, and then let go.
self.addEventListener('install', (event) =>
	event.waitUntil(wanted().then((modules) => later.fetch(modules)))
);
self.addEventListener('activate', (event) => {
	const modules = wanted();
	event.waitUntil(modules.then(() => later.letStaleGo()));
	// Opened while this worker was being installed. Nobody waits for it, or a line that hangs would hold up every page.
	void modules.then((opened) => later.fetch(opened));
});

// The network is never asked for a page: a line that hangs would otherwise hang the page with it.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/shell'), { denylist: [isServerOnly, isFile] }));

// The first visit is offline-ready without a reload. An update reaches here only once it was let in.
clientsClaim();
self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	const type =
		typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
	if (type === 'SKIP_WAITING') void self.skipWaiting();
	if (type === 'LIST_FILES') event.ports[0]?.postMessage(files);
});
