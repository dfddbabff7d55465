/**
 * @guarantee A module beyond the budget is saved when it is opened or through Keep offline: with progress, cancellable, never half saved, every failure explained.
 * @guarantee A saved module of an older edition is renewed before an update is applied, and is never mistaken for the new one.
 */
import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { violations } from './support/axe.ts';
import { answerItem, nextButton, startQuiz } from './support/quiz.ts';
import { overflow, smallTargets } from './support/screen-checks.ts';
import type { Site } from './support/server.ts';
import { smallBudget, withChangedPack } from './support/small-budget.ts';
import { expect, savedForOffline, test } from './support/test.ts';

const TITLE = 'The armistice';
const MODULE = '/learn/armistice';
const PACKS = ['/packs/armistice-pictures.json', '/packs/armistice.json'];
const screens = path.resolve(import.meta.dirname, '../../test-results/screens');

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const row = (page: Page) => page.getByRole('group', { name: TITLE });
const keepIt = (page: Page) => page.getByRole('button', { name: 'Keep offline' });
const isAway = (page: Page) => expect(heading(page)).toHaveText('This page is not on this device.');

/** Addresses of the modules' packs in all caches together. */
const packsHere = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		const all = await Promise.all(
			(await caches.keys()).map(async (name) => (await caches.open(name)).keys())
		);
		const paths = all.flat().map(({ url }) => new URL(url).pathname);
		return paths.filter((each) => /packs\/(?!library|names)/.test(each)).sort();
	});

async function takeQuiz(page: Page): Promise<void> {
	await startQuiz(page, '/quiz/armistice');
	for (let place = 1; place <= 10; place++) {
		await answerItem(page);
		await nextButton(page).click();
	}
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
}

async function serveAnew(site: Site, edition: string): Promise<void> {
	await site.kill();
	await site.start(edition);
}

test.beforeEach(async ({ site, baseURL: _ }) => {
	test.setTimeout(600_000);
	await serveAnew(site, smallBudget());
});

test('beyond the budget nothing is saved by itself, and without the line that is said', async ({
	page,
	site
}) => {
	await page.goto('/');
	await savedForOffline(page);
	expect(await packsHere(page)).toEqual([]);
	await page.goto('/keep');
	await expect(page.getByText(/^All \d+ files were read and compared just now/)).toBeVisible();
	await expect(page.getByText('not kept yet')).toHaveCount(5);
	site.line.set('refusing');
	await page.goto('/');
	await expect(heading(page)).toHaveText('Sourcebook');
	await page.goto(MODULE);
	await isAway(page);
	await page.goto('/search?q=Kim');
	await expect(page.getByText('5 modules are not on this device and were not searched.')).toBeVisible();
	await page.goto('/rights');
	await expect(page.getByText(/^These modules are not kept on this device/)).toBeVisible();
});

test('"Keep offline" shows how far it is, can be cancelled, and at its end the module works without the line', async ({
	page,
	site
}) => {
	await page.goto('/');
	await savedForOffline(page);
	await page.goto('/keep');
	const keep = row(page).getByRole('button', { name: 'Keep offline' });
	const bar = row(page).getByRole('progressbar', { name: /^0\.\d\d MB of 0\.2\d MB$/ });
	await expect(row(page)).toContainText(/It takes 0\.2\d MB/);

	site.line.set('slow');
	await keep.click();
	await expect.poll(() => bar.evaluate((one: HTMLProgressElement) => one.value)).toBeGreaterThan(0);
	expect(await bar.evaluate((one: HTMLProgressElement) => one.value < one.max)).toBe(true);
	await expect(row(page).getByRole('status')).toHaveText(/^Fetching the module: \d+ percent is here\.$/);
	// Whoever looks elsewhere meanwhile finds it going on.
	await page.getByRole('link', { name: 'Sourcebook' }).click();
	await page.getByRole('link', { name: 'What is kept' }).click();
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
	await expect(row(page).getByRole('status')).toHaveText(/^This module is kept on this device \(0\.2\d MB\)/);
	expect(await packsHere(page)).toEqual(PACKS);
	await expect(page.getByText('not kept yet')).toHaveCount(4);

	site.line.set('hanging');
	await page.goto(`${MODULE}/cards-on-the-table`);
	await expect(page.getByRole('article').first()).toBeVisible();
	await page.goto(`${MODULE}/pictures`);
	await expect(page.locator('main svg').first()).toBeVisible();
	await takeQuiz(page);
});

test('opening a module keeps it, its page says so, and it can be removed and kept again there', async ({
	page,
	site
}) => {
	await page.goto('/');
	await savedForOffline(page);
	await page.getByRole('link', { name: TITLE }).first().click();
	const said = page.getByText(/^This module is kept on this device/);
	await expect(said).toBeVisible();
	expect(await packsHere(page)).toEqual(PACKS);
	await page.getByRole('button', { name: 'Remove from this device' }).click();
	await expect(page.getByText(/^Removed\. Your answers are still here/)).toBeVisible();
	expect(await packsHere(page)).toEqual([]);
	await keepIt(page).click();
	await expect(said).toBeVisible();
	site.line.set('refusing');
	await page.reload();
	await expect(said).toBeVisible();
	await page.goto('/learn/august-incident');
	await isAway(page);
});

test('a section that was the first page of all is there without the line', async ({ page, site }) => {
	const first = `${MODULE}/cards-on-the-table`;
	await page.goto(first);
	await savedForOffline(page);
	site.line.set('refusing');
	await page.goto(first);
	await expect(page.getByRole('article').first()).toBeVisible();
	await page.goto(`${MODULE}/pictures`);
	await expect(page.locator('main svg').first()).toBeVisible();
});

test('a newer edition is not taken for the kept one; once it is let in, the old one is gone and the new one here', async ({
	page,
	site
}) => {
	const changed = withChangedPack('armistice', (text) => text.replaceAll(TITLE, 'Worded anew'));
	await page.goto('/');
	await savedForOffline(page);
	await page.goto(MODULE);
	await expect(page.getByText(/^This module is kept on this device/)).toBeVisible();
	const bytes = () =>
		page.evaluate(async () => {
			const cache = await caches.open('sourcebook-packs');
			const kept = (await cache.keys()).filter(({ url }) => url.includes('/armistice.json'));
			return Promise.all(
				kept.map(async (key) => (await (await cache.match(key))?.text())?.includes('Worded anew'))
			);
		});
	expect(await bytes()).toEqual([false]);

	await serveAnew(site, changed);
	await page.goto('/');
	const letIn = page.getByRole('button', { name: 'Use it now' });
	await expect(letIn).toBeVisible();
	// Both editions, until one of them is let go.
	expect((await bytes()).sort()).toEqual([false, true]);
	await page.goto(MODULE);
	await expect(page.getByText(TITLE).first()).toBeVisible();
	await expect(page.getByText('Worded anew')).toHaveCount(0);
	await page.getByRole('button', { name: 'Remove from this device' }).click();
	await keepIt(page).click();
	await expect(page.getByText(/^A newer version of this module has been published/)).toBeVisible();

	await page.goto('/');
	await letIn.click();
	await expect(letIn).toBeHidden();
	await expect.poll(bytes).toEqual([true]);
	site.line.set('refusing');
	await page.goto(MODULE);
	await expect(page.getByText('Worded anew').first()).toBeVisible();
});

for (const language of ['en-GB', 'ko-KR'])
	test.describe(`in ${language}`, () => {
		test.use({ locale: language, viewport: { width: 390, height: 844 } });
		test('what it shows can be read, tapped and heard', async ({ page, site }) => {
			mkdirSync(screens, { recursive: true });
			const check = async (name: string): Promise<void> => {
				await page
					.locator('.keeping[role=group]')
					.nth(name === 'module' ? 0 : 2)
					.scrollIntoViewIfNeeded();
				await page.screenshot({ path: path.join(screens, `keep-offline-${name}-${language}.png`) });
				expect(await overflow(page), name).toBeLessThanOrEqual(0);
				expect(await smallTargets(page), name).toEqual([]);
				expect(await violations(page), name).toEqual([]);
			};
			await page.goto('/');
			await savedForOffline(page);
			await page.goto('/keep');
			await expect(row(page).getByRole('button')).toBeVisible();
			await check('away');
			site.line.set('slow');
			await row(page).getByRole('button').click();
			await expect(row(page).getByRole('progressbar')).toBeVisible();
			await check('coming');
			await row(page).getByRole('button').click();
			site.line.set('open');
			await page.goto(MODULE);
			await expect(page.locator('#keeping')).toBeVisible();
			await check('module');
		});
	});
