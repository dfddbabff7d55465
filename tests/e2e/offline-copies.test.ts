/**
 * @guarantee A module beyond the budget is saved when it is opened or through Keep offline: with progress, cancellable, never half saved, every failure explained.
 * @guarantee A saved module of an older edition is renewed before an update is applied, and is never mistaken for the new one.
 */
import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { violations } from './support/axe.ts';
import { overflow, smallTargets } from './support/screen-checks.ts';
import { expect, savedForOffline, test } from './support/test.ts';

const TITLE = 'The armistice';
const MODULE = '/learn/armistice';
const screens = path.resolve(import.meta.dirname, '../../test-results/screens');

const row = (page: Page) => page.getByRole('group', { name: TITLE });

/** The packs of the module that this device holds, without their hashes. */
const packsHere = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		const keys = await (await caches.open('sourcebook-packs-by-hash')).keys();
		const names = keys.map(({ url }) => /\/packs\/([a-z-]+)\.[0-9a-f]{16}\.json$/.exec(url)?.[1] ?? url);
		return names.filter((name) => name.startsWith('armistice')).sort();
	});
const ALL = ['armistice', 'armistice-pictures'];

/** What a browser does that needs space, and a learner who clears the cache. */
const deletePacks = (page: Page): Promise<void> =>
	page.evaluate(async () => {
		const cache = await caches.open('sourcebook-packs-by-hash');
		for (const { url } of await cache.keys()) if (url.includes('/armistice')) await cache.delete(url);
	});

async function opensWithoutNetwork(page: Page): Promise<void> {
	await page.goto(`${MODULE}/cards-on-the-table`);
	await expect(page.getByRole('article').first()).toBeVisible();
	await page.goto(`${MODULE}/pictures`);
	await expect(page.locator('main svg').first()).toBeVisible();
}

test('a pack that is gone comes back by itself on the next visit', async ({ page, site }) => {
	await page.goto('/');
	await savedForOffline(page);
	expect(await packsHere(page)).toEqual(ALL);
	await deletePacks(page);
	expect(await packsHere(page)).toEqual([]);
	await page.goto('/');
	await expect.poll(() => packsHere(page)).toEqual(ALL);
	site.line.set('refusing');
	await opensWithoutNetwork(page);
});

test('all that was saved is gone but the worker: the next visit brings it back, app and modules', async ({
	page,
	site
}) => {
	await page.goto('/');
	await savedForOffline(page);
	await page.evaluate(async () => {
		for (const name of await caches.keys()) await caches.delete(name);
	});
	await page.goto('/');
	await expect(page.getByText('It works with the network off.')).toBeVisible({ timeout: 30_000 });
	site.line.set('refusing');
	await page.goto('/storage');
	await expect(page.getByText(/^All \d+ files were read and compared just now/)).toBeVisible();
	await opensWithoutNetwork(page);
});

test('"Keep offline" shows how far it is, can be cancelled, and at its end the module works without the network', async ({
	page,
	site
}) => {
	await page.goto('/');
	await savedForOffline(page);
	await page.goto('/storage');
	await expect(page.getByText(/^All \d+ files were read and compared just now/)).toBeVisible();
	await expect(row(page)).toHaveCount(0);
	await deletePacks(page);
	await page.getByRole('button', { name: 'Check again' }).click();
	const keep = row(page).getByRole('button', { name: 'Keep offline' });
	const bar = row(page).getByRole('progressbar', { name: /^0\.\d\d MB of 0\.\d\d MB$/ });
	await expect(row(page)).toContainText(/It takes 0\.\d\d MB/);

	site.line.set('slow');
	await keep.click();
	await expect.poll(() => bar.evaluate((one: HTMLProgressElement) => one.value)).toBeGreaterThan(0);
	expect(await bar.evaluate((one: HTMLProgressElement) => one.value < one.max)).toBe(true);
	await expect(row(page).getByRole('status')).toHaveText(/^Fetching the module: \d+ percent is here\.$/);
	// A learner who goes to another page meanwhile finds it going on.
	await page.getByRole('link', { name: 'Sourcebook' }).click();
	await page.getByRole('link', { name: 'Your work on this device' }).click();
	await expect(bar).toBeVisible();
	await row(page).getByRole('button', { name: 'Cancel' }).click();
	await expect(row(page).getByRole('status')).toHaveText('Cancelled. Nothing of it was kept.');
	await expect(row(page)).toBeFocused();
	expect(await packsHere(page)).toEqual([]);

	await keep.click();
	await expect.poll(() => bar.evaluate((one: HTMLProgressElement) => one.value)).toBeGreaterThan(0);
	site.line.set('refusing');
	await expect(row(page).getByRole('status')).toHaveText(/^The module did not arrive whole/);
	expect(await packsHere(page)).toEqual([]);

	site.line.set('open');
	await keep.click();
	await expect(row(page).getByRole('status')).toHaveText(
		/^This module is kept on this device \(0\.\d\d MB\)/
	);
	expect(await packsHere(page)).toEqual(ALL);
	await expect(page.getByText(/^All \d+ files were read and compared just now/)).toBeVisible();
	site.line.set('hanging');
	await opensWithoutNetwork(page);
});

test('the page of a module offers to keep it where a part of it is gone, and only there', async ({
	page
}) => {
	await page.goto('/');
	await savedForOffline(page);
	await page.getByRole('link', { name: TITLE }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('until July 1953');
	await expect(page.locator('#keeping')).toHaveCount(0);
	await page.getByRole('link', { name: 'Sourcebook' }).click();
	await deletePacks(page);
	await page.getByRole('link', { name: TITLE }).first().click();
	await page.getByRole('button', { name: 'Keep offline' }).click();
	await expect(page.getByText(/^This module is kept on this device/)).toBeVisible();
	expect(await packsHere(page)).toEqual(ALL);
});

test('a pack is immutable under its hash, and stands under the name that older tabs know', async ({
	page
}) => {
	const html = await (await page.request.get(MODULE)).text();
	const [, name] = /<meta name="packs" content="(armistice\.[0-9a-f]{16}) /.exec(html) ?? [];
	const pack = await page.request.get(`/packs/${name}.json`);
	expect(pack.headers()['cache-control']).toContain('immutable');
	const current = await page.request.get('/packs/armistice.json');
	expect(current.headers()['cache-control'] ?? '').not.toContain('immutable');
	expect(await current.text()).toBe(await pack.text());
	const other = await page.request.get('/packs/armistice.0123456789abcdef.json');
	expect([other.status(), other.headers()['cache-control'] ?? '']).toEqual([404, '']);
});

for (const language of ['en-GB', 'ko-KR'])
	test.describe(`in ${language}`, () => {
		test.use({ locale: language, viewport: { width: 390, height: 844 } });
		test('what it shows can be read, tapped and heard', async ({ page, site }) => {
			mkdirSync(screens, { recursive: true });
			const check = async (name: string): Promise<void> => {
				await page.locator('.keeping[role=group]').first().scrollIntoViewIfNeeded();
				await page.screenshot({ path: path.join(screens, `keep-offline-${name}-${language}.png`) });
				expect(await overflow(page), name).toBeLessThanOrEqual(0);
				expect(await smallTargets(page), name).toEqual([]);
				expect(await violations(page), name).toEqual([]);
			};
			await page.goto('/storage');
			await savedForOffline(page);
			await deletePacks(page);
			await page.locator('section[aria-labelledby=offline] .word-action').click();
			await expect(row(page).getByRole('button')).toBeVisible();
			await check('away');
			site.line.set('slow');
			await row(page).getByRole('button').click();
			await expect(row(page).getByRole('progressbar')).toBeVisible();
			await check('coming');
			await row(page).getByRole('button').click();
			site.line.set('open');
			await page.goto(MODULE);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		});
	});
