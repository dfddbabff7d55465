import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import type { PrecacheEntry } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

const isServerOnly = /^\/api\//;
const isFile = /\/[^/]+\.[a-z0-9]+$/i;

precacheAndRoute(self.__WB_MANIFEST, {
	// Kit adds its own parameters to requests; a page saved without them is the same page.
	ignoreURLParametersMatching: [/^utm_/, /^fbclid$/, /^x-sveltekit-/]
});
cleanupOutdatedCaches();

// The network is never asked for a page: a line that hangs would otherwise hang the page with it.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/shell'), { denylist: [isServerOnly, isFile] }));

// The first visit is offline-ready without a reload. An update reaches here only once it was let in.
clientsClaim();
self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	const isAsked = typeof message === 'object' && message !== null && 'type' in message;
	if (isAsked && message.type === 'SKIP_WAITING') void self.skipWaiting();
});
