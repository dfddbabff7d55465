import { test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { Device } from './device.ts';
import { Site } from './server.ts';

export { expect } from '@playwright/test';

interface Fixtures {
	/** A browser of its own with a profile on disk, which can be killed and started again. Its tab is `device.page`. */
	device: Device;
	/** Another person's tab: a new context of the shared browser, closed after the test. */
	newPage: (options?: BrowserContextOptions) => Promise<Page>;
}

/**
 * `site` is one server per worker, mended between tests. `page` is a tab in a context of its own, in a browser that all
 * tests of a worker share; only what has to outlive its browser takes a `device`.
 */
export const test = base.extend<Fixtures, { site: Site }>({
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
	newPage: async ({ browser }, use) => {
		const opened: Page[] = [];
		await use(async (options = {}) => {
			const context = await browser.newContext(options);
			const page = await context.newPage();
			opened.push(page);
			return page;
		});
		await Promise.all(opened.map((page) => page.context().close()));
	}
});

/** Waits until the app has taken the page over, which is drawn before its buttons work. */
export async function appIsAlive(page: Page): Promise<void> {
	await page.waitForFunction(() => window.isAlive === true);
}

/** Waits until this device holds everything it needs to go on without a network. */
export async function savedForOffline(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
}
