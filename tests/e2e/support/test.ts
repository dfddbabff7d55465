import { test as base, type Page } from '@playwright/test';
import { Device } from './device.ts';
import { Site } from './server.ts';

export { expect } from '@playwright/test';

/**
 * `site` is one server per worker, mended between tests; `device` is a new browser per test that can be killed
 * and booted again. `page` is the device's first tab; after a reboot take `device.page`.
 */
export const test = base.extend<{ device: Device }, { site: Site }>({
	site: [
		async ({ browserName: _ }, use) => {
			const site = await Site.open();
			await use(site);
			await site.close();
		},
		{ scope: 'worker' }
	],
	baseURL: async ({ site }, use) => {
		await site.mend();
		await use(site.origin);
	},
	device: async ({ baseURL, viewport, colorScheme, hasTouch, isMobile, javaScriptEnabled, locale }, use) => {
		const wanted = { viewport, colorScheme, hasTouch, isMobile, javaScriptEnabled };
		const device = await Device.open({
			...wanted,
			...(baseURL ? { baseURL } : {}),
			...(locale ? { locale } : {})
		});
		await use(device);
		await device.close();
	},
	context: async ({ device }, use) => use(device.context),
	page: async ({ device }, use) => use(device.page)
});

/** Waits until this device holds everything it needs to go on without a network. */
export async function savedForOffline(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
}
