/* global self, caches */
// Served in place of the service worker when SOURCEBOOK_KILL_SWITCH=1 (see serve.ts): for the day when a worker that was
// published keeps an app that does not work. It lets go of every page, forgets the saved app, and ends itself. What
// learners did lies in IndexedDB, and stays.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
	const forget = async () => {
		const names = await caches.keys();
		// The marker that tells whether work was lost is no part of the app.
		await Promise.all(
			names.filter((name) => /precache|workbox|packs/.test(name)).map((name) => caches.delete(name))
		);
		await self.registration.unregister();
	};
	event.waitUntil(forget());
});
