import type { Page } from '@playwright/test';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { violations } from './support/axe.ts';
import { bareKeys, overflow, smallTargets } from './support/screen-checks.ts';
import type { Site } from './support/server.ts';
import { expect, test } from './support/test.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'test-results/screens');
const words = path.join(root, 'src/lib/words/en');
const keys = readdirSync(words).flatMap((file) =>
	Object.keys(JSON.parse(readFileSync(path.join(words, file), 'utf8')) as object)
);

const WIDTHS = [
	[390, 844],
	[320, 640],
	[820, 1180],
	[1440, 900]
] as const;
const MODULE = '/learn/decision-for-war';
const QUIZ = '/quiz/decision-for-war';
/** The screens that an address opens, and what is on each once it has come. */
const SCREENS = [
	['library', '/', 'main article'],
	['module', MODULE, '#documents'],
	['section', `${MODULE}/a-change-of-answer`, 'main article'],
	['document', `${MODULE}/documents/shtykov-january-report`, 'main article'],
	['pictures', `${MODULE}/pictures`, 'main svg'],
	['quiz-start', QUIZ, 'main button.action'],
	['quiz-code-unknown', `${QUIZ}?code=ABCD`, 'main h1'],
	['review-empty', '/review', 'main a.action'],
	['keep', '/keep', '#promise'],
	['search', '/search?q=kim', 'main h3'],
	['search-empty', '/search', 'main .list'],
	['rights', '/rights', 'main h1'],
	['not-found', '/no/such/page', 'main .list']
] as const;

interface Look {
	readonly theme: string;
	readonly language: string;
}

/** The whole page as a picture, in a window as high as it; Playwright's own way takes four times as long. */
async function shoot(page: Page, width: number, file: string): Promise<void> {
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	await page.setViewportSize({ width, height: Math.min(height, 8000) });
	const session = await page.context().newCDPSession(page);
	const { data } = await session.send('Page.captureScreenshot', { optimizeForSpeed: true });
	await session.detach();
	writeFileSync(file, data, 'base64');
}

/** Takes a screen at every width, and holds it against what every screen has to keep. */
async function take(page: Page, { theme, language }: Look, screen: string): Promise<void> {
	const name = `${screen} in ${theme}, ${language}`;
	for (const [width, height] of WIDTHS) {
		await page.setViewportSize({ width, height });
		expect.soft(await overflow(page), `${name} at ${width}: wider than its window`).toBeLessThanOrEqual(0);
		expect.soft(await smallTargets(page), `${name} at ${width}: too small to tap`).toEqual([]);
		await shoot(page, width, path.join(folder, `${screen}-${theme}-${language}-${width}.png`));
	}
	await page.setViewportSize({ width: 390, height: 844 });
	expect.soft(await violations(page), `${name}: axe`).toEqual([]);
	expect.soft(await bareKeys(page, keys), `${name}: names in place of words`).toEqual([]);
	expect.soft(await page.locator('html').getAttribute('lang'), name).toBe(language);
}

// Of the interface in any language: no words, only what things are.
const stem = (page: Page) => page.locator('#stem');
const radios = (page: Page) => page.locator('main input[type=radio]');
const cards = (page: Page) => page.locator('main ol button[aria-pressed]');
const action = (page: Page) => page.locator('main .bar button.action');
const skip = (page: Page) => page.locator('main nav button.word-action').last();

/** Goes to the first item from here that has what is looked for. */
async function skipTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
	for (let place = 1; place < 10 && !(await isThere()); place++) {
		const before = await page.locator('main progress').getAttribute('value');
		await skip(page).click();
		await expect(page.locator('main progress')).not.toHaveAttribute('value', before ?? '');
	}
	expect(await isThere()).toBe(true);
}

/** A quiz from its first choice to its results, and the screens that stand on what it leaves behind. */
async function takeQuiz(page: Page, look: Look): Promise<void> {
	await page.goto(QUIZ);
	await page.locator('main button.action').first().click();
	await expect(stem(page)).toBeVisible();
	await skipTo(page, () => cards(page).first().isVisible());
	await take(page, look, 'item-order');
	await action(page).click();
	await expect(page.locator('#verdict')).toBeVisible();
	await take(page, look, 'item-order-answered');
	await page.goto(QUIZ);
	await page.locator('main button.choice-action').first().click();
	await expect(stem(page)).toBeVisible();
	await skipTo(page, async () => (await radios(page).count()) >= 3);
	await take(page, look, 'item-choice');
	for (let tries = 0; tries < 2 && (await radios(page).and(page.locator(':enabled')).count()) > 0; tries++) {
		await radios(page).and(page.locator(':enabled:not(:checked)')).first().focus();
		await page.keyboard.press('Space');
		await action(page).click();
		await expect(page.locator('#verdict')).toBeVisible();
	}
	await take(page, look, 'item-answered');
	await action(page).click();
	const place = () =>
		page.evaluate(() => document.querySelector('main progress')?.getAttribute('value') ?? 'results');
	for (let before = await place(); before !== 'results'; before = await place()) {
		await skip(page).click();
		await expect.poll(place).not.toBe(before);
	}
	await expect(page.locator('#results')).toBeVisible();
	await take(page, look, 'results');
}

/** What a browser shows its user who forbids pages to keep anything. */
async function takeDenied(page: Page, look: Look): Promise<void> {
	const denied = await page.context().newPage();
	await denied.addInitScript(() =>
		Object.defineProperty(window, 'indexedDB', {
			get: () => {
				throw new DOMException('denied', 'SecurityError');
			}
		})
	);
	for (const [screen, address] of [
		['library-storage-denied', '/'],
		['quiz-storage-denied', QUIZ]
	] as const) {
		await denied.goto(address);
		await expect(denied.locator('.notices p')).toBeVisible();
		await take(denied, look, screen);
	}
	await denied.close();
}

/** A device that has saved nothing yet, off the line: it knows the library that is open, and nothing else. */
async function takeUnreachable(page: Page, site: Site, look: Look): Promise<void> {
	await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
	await page.evaluate(async () => {
		for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
	});
	await page.goto('/');
	await expect(page.locator('main article')).not.toHaveCount(0);
	// The page is drawn before the app has fetched what stands on it.
	await page.waitForLoadState('networkidle');
	// What the other screens asked for may lie in the browser's own cache.
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	await site.kill();
	await page.locator('main article a[href="/learn/armistice"]').click();
	await expect(page.locator('main a.action[href="/"]')).toBeVisible();
	await take(page, look, 'unreachable');
}

mkdirSync(folder, { recursive: true });
test.describe.configure({ mode: 'parallel' });
for (const theme of ['paper', 'lamp', 'contrast'])
	for (const language of ['en', 'ko'])
		test(`every screen in ${theme}, ${language}: fits, can be tapped, read and understood`, async ({
			page,
			site
		}) => {
			test.setTimeout(300_000);
			const look = { theme, language };
			await page.addInitScript(
				(chosen) => localStorage.setItem('sourcebook-look', JSON.stringify({ version: 2, ...chosen })),
				look
			);
			await page.emulateMedia({ reducedMotion: 'reduce' });
			await page.setViewportSize({ width: 390, height: 844 });
			for (const [screen, address, sign] of SCREENS) {
				await page.goto(address);
				await expect(page.locator(sign).first()).toBeVisible();
				await take(page, look, screen);
			}
			await takeQuiz(page, look);
			await page.goto('/');
			await expect(page.locator('main article')).not.toHaveCount(0);
			await take(page, look, 'library-after-quiz');
			await takeDenied(page, look);
			await takeUnreachable(page, site, look);
		});
