/** @guarantee Every screen fits windows from 320 to 1440 px, can be tapped, passes axe and shows no bare message name, in every theme and language (by pairs in `npm test`, every combination in `npm run screens`). */
import type { Page } from '@playwright/test';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { violations } from './support/axe.ts';
import { oneItem } from './support/item-code.ts';
import {
	LANGUAGES,
	variantsIn,
	WIDTHS,
	type Language,
	type ScreenVariant
} from './support/screen-variants.ts';
import { bareKeys, overflow, smallTargets } from './support/screen-checks.ts';
import type { Site } from './support/server.ts';
import { appIsAlive, expect, test } from './support/test.ts';

// `npm test` checks themes, languages and widths by pairs. `npm run screens` checks every combination and takes a picture of each.
const isFull = process.env['SCREENS'] === 'all';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'test-results/screens');
const words = path.join(root, 'src/lib/words/en');
const keys = readdirSync(words).flatMap((file) =>
	Object.keys(JSON.parse(readFileSync(path.join(words, file), 'utf8')) as object)
);

const MODULE = '/learn/decision-for-war';
const QUIZ = '/quiz/decision-for-war';
/** The screens that an address opens, and what is on each once it has come. */
const SCREENS = [
	['library', '/', 'main article'],
	['module', MODULE, '#documents'],
	['section', `${MODULE}/a-change-of-answer`, 'main article'],
	['document', `${MODULE}/documents/shtykov-january-report`, 'main article'],
	['pictures', `${MODULE}/pictures`, 'main svg'],
	['answers', `${MODULE}/answers`, 'main [role=radiogroup]'],
	['quiz', QUIZ, '#stem'],
	['quiz-code-unknown', `${QUIZ}?code=ABCD`, 'main h1'],
	['review-empty', '/review', 'main a.action'],
	['keep', '/storage', '#promise'],
	['search', '/search?q=kim', 'main h3'],
	['search-empty', '/search', 'main .list'],
	['rights', '/rights', 'main h1'],
	['not-found', '/no/such/page', 'main .list']
] as const;

/** The whole page as a picture, in a window as high as it; Playwright's own way takes four times as long. */
async function shoot(page: Page, width: number, file: string): Promise<void> {
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	await page.setViewportSize({ width, height: Math.min(height, 8000) });
	const session = await page.context().newCDPSession(page);
	const { data } = await session.send('Page.captureScreenshot', { optimizeForSpeed: true });
	await session.detach();
	writeFileSync(file, data, 'base64');
}

/** Holds a screen, in one theme and language, against what every screen has to keep. */
async function checkVariant(
	page: Page,
	{ theme, language, widths, hasAudit }: ScreenVariant,
	screen: string
): Promise<void> {
	const name = `${screen} in ${theme}, ${language}`;
	await page.evaluate((each) => (document.documentElement.dataset['theme'] = each), theme);
	for (const width of widths) {
		await page.setViewportSize({ width, height: WIDTHS[width] });
		expect.soft(await overflow(page), `${name} at ${width}: wider than its window`).toBeLessThanOrEqual(0);
		expect.soft(await smallTargets(page), `${name} at ${width}: too small to tap`).toEqual([]);
		if (isFull) await shoot(page, width, path.join(folder, `${screen}-${theme}-${language}-${width}.png`));
	}
	await page.setViewportSize({ width: 390, height: WIDTHS[390] });
	if (hasAudit) expect.soft(await violations(page), `${name}: axe`).toEqual([]);
}

async function take(page: Page, language: Language, screen: string): Promise<void> {
	for (const variant of variantsIn(language, isFull)) await checkVariant(page, variant, screen);
	const name = `${screen} in ${language}`;
	expect.soft(await bareKeys(page, keys), `${name}: names in place of words`).toEqual([]);
	expect.soft(await page.locator('html').getAttribute('lang'), name).toBe(language);
}

// Of the interface in any language: no words, only what things are.
const stem = (page: Page) => page.locator('#stem');
const radios = (page: Page) => page.locator('main input[type=radio]');
const action = (page: Page) => page.locator('main .bar button.action');
const skip = (page: Page) => page.locator('main nav button.word-action').last();

/** Opens a quiz of one item of a kind. */
async function openItem(page: Page, kind: 'put-in-order' | 'supported-claim'): Promise<void> {
	await page.goto(oneItem(kind).address);
	await page.waitForURL(/[?&]attempt=/);
	await expect(stem(page)).toBeVisible();
}

async function takeItems(page: Page, language: Language): Promise<void> {
	await openItem(page, 'supported-claim');
	expect(await radios(page).count()).toBeGreaterThanOrEqual(3);
	await take(page, language, 'item-choice');
	for (let tries = 0; tries < 2 && (await radios(page).and(page.locator(':enabled')).count()) > 0; tries++) {
		await radios(page).and(page.locator(':enabled:not(:checked)')).first().focus();
		await page.keyboard.press('Space');
		await action(page).click();
		await expect(page.locator('#verdict')).toBeVisible();
	}
	await take(page, language, 'item-answered');
	// A quiz that is open would be offered first at the next start.
	await action(page).click();
	await expect(page.locator('#results')).toBeVisible();
	await openItem(page, 'put-in-order');
	await take(page, language, 'item-order');
	await action(page).click();
	await expect(page.locator('#verdict')).toBeVisible();
	await take(page, language, 'item-order-answered');
}

/** The results of a whole quiz, and the library that knows of it. */
async function takeResults(page: Page, language: Language): Promise<void> {
	await page.goto(QUIZ);
	await page.waitForURL(/[?&]attempt=/);
	await expect(stem(page)).toBeVisible();
	const place = () =>
		page.evaluate(() => document.querySelector('main progress')?.getAttribute('value') ?? 'results');
	for (let before = await place(); before !== 'results'; before = await place()) {
		await skip(page).click();
		await expect.poll(place).not.toBe(before);
	}
	await expect(page.locator('#results')).toBeVisible();
	await take(page, language, 'results');
	await page.goto('/');
	await expect(page.locator('main article')).not.toHaveCount(0);
	await take(page, language, 'library-after-quiz');
}

/** What a browser shows its user who forbids pages to keep anything. */
async function takeDenied(page: Page, language: Language): Promise<void> {
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
		await take(denied, language, screen);
	}
	await denied.close();
}

/** A device that has saved nothing yet, off the line: it knows the library that is open, and nothing else. */
async function takeUnreachable(page: Page, site: Site, language: Language): Promise<void> {
	await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
	await page.evaluate(async () => {
		for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
	});
	await page.goto('/');
	await expect(page.locator('main article')).not.toHaveCount(0);
	await appIsAlive(page);
	// What the other screens asked for may lie in the browser's own cache.
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	await site.kill();
	await page.locator('main article a[href="/learn/armistice"]').click();
	await expect(page.locator('main a.action[href="/"]')).toBeVisible();
	await take(page, language, 'unreachable');
}

mkdirSync(folder, { recursive: true });
test.describe.configure({ mode: 'parallel' });
test('by pairs each theme meets each width and each language, and each language each width', () => {
	const variants = LANGUAGES.flatMap((language) => variantsIn(language, false));
	const met = variants.flatMap(({ theme, language, widths }) =>
		widths.flatMap((width) => [`${theme} ${width}`, `${theme} ${language}`, `${language} ${width}`])
	);
	expect(new Set(met).size).toBe(3 * 4 + 3 * 2 + 2 * 4);
});

for (const language of LANGUAGES)
	test.describe(`in ${language}`, () => {
		test.beforeEach(async ({ page }) => {
			await page.addInitScript(
				(chosen) => localStorage.setItem('sourcebook-look', JSON.stringify({ version: 2, ...chosen })),
				{ theme: 'paper', language }
			);
			await page.emulateMedia({ reducedMotion: 'reduce' });
			await page.setViewportSize({ width: 390, height: WIDTHS[390] });
		});

		test('every screen that an address opens fits, can be tapped, read and understood', async ({ page }) => {
			for (const [screen, address, sign] of SCREENS) {
				await page.goto(address);
				await expect(page.locator(sign).first()).toBeVisible();
				await take(page, language, screen);
			}
		});

		test('so does every screen of a quiz, and what a device shows that can keep or reach nothing', async ({
			page,
			site
		}) => {
			await takeResults(page, language);
			await takeItems(page, language);
			await takeDenied(page, language);
			await takeUnreachable(page, site, language);
		});
	});
