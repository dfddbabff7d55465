/** @guarantee A reader of Korean never sees an English word of the interface, and changing the language keeps the question and the answer. */
import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { giveResponse, QUIZ, startQuiz, stem } from './support/quiz.ts';
import { appIsAlive, expect, savedForOffline, test } from './support/test.ts';

const MODULE = '/learn/decision-for-war';
const SECTION = `${MODULE}/a-change-of-answer`;
const SCREENS = [
	'/',
	MODULE,
	SECTION,
	`${MODULE}/documents/shtykov-january-report`,
	`${MODULE}/pictures`,
	QUIZ,
	'/review',
	'/rights',
	'/storage',
	'/no/such/page'
];

const language = (page: Page) => page.evaluate(() => document.documentElement.lang);

async function choose(page: Page, group: RegExp, name: string): Promise<void> {
	await page.locator('button[popovertarget=settings]').first().click();
	await page.getByRole('group', { name: group }).getByRole('radio', { name }).check();
	await page.keyboard.press('Escape');
}

/** Notes at every frame which words in Latin letters are seen where the page says that its words are Korean. */
async function watchWords(page: Page): Promise<() => Promise<string[]>> {
	await page.addInitScript(() => {
		const seen = new Set<string>();
		Object.assign(globalThis, { seenWords: seen });
		const look = (): void => {
			const texts = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
			for (let node = texts.nextNode(); node; node = texts.nextNode()) {
				const parent = node.parentElement;
				const isKorean = parent?.closest('[lang]')?.getAttribute('lang') === 'ko';
				// Kit says the title of the page here, which holds that of a lesson.
				const isTitle = parent?.id === 'svelte-announcer';
				if (isKorean && !isTitle && /[A-Za-z]{3}/.test(node.nodeValue ?? ''))
					if (parent.checkVisibility({ visibilityProperty: true })) seen.add(node.nodeValue?.trim() ?? '');
			}
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	return () =>
		page.evaluate(() => [...((globalThis as unknown as Record<string, Set<string>>)['seenWords'] ?? [])]);
}

test('the first language of the browser that the interface speaks is taken, else English', async ({
	page
}) => {
	for (const [languages, locale, heading] of [
		[['fr-FR', 'ko-KR', 'en'], 'ko', '단원'],
		[['fr-FR', 'en-GB', 'ko'], 'en', 'Modules'],
		[['fr-FR'], 'en', 'Modules']
	] as const) {
		await page.addInitScript(
			(value) => Object.defineProperty(navigator, 'languages', { value, configurable: true }),
			languages
		);
		await page.goto('/');
		await expect(page.getByRole('heading', { name: heading })).toBeVisible();
		expect(await language(page)).toBe(locale);
	}
});

test('the language is changed by hand in the middle of a quiz: item, answer and address stay, no words are asked for', async ({
	page,
	site
}) => {
	await startQuiz(page);
	await savedForOffline(page);
	await giveResponse(page);
	const kept = async () => ({
		stem: await stem(page).textContent(),
		address: page.url(),
		answers: await page
			.locator('main input[type=radio]')
			.evaluateAll((all: HTMLInputElement[]) => all.map(({ checked, disabled }) => [checked, disabled])),
		cards: await page.locator('main ol .text').allTextContents()
	});
	const before = await kept();
	// The sheet of settings comes with its first opening, whatever is chosen in it.
	await choose(page, /^Colours$/, 'Paper');
	// Other work of the page may ask meanwhile, such as the audit of what is kept: but for no words.
	const asked: Promise<string>[] = [];
	page.on('response', (response) => asked.push(response.text()));
	await choose(page, /^Language$/, '한국어');
	await expect(page.getByText(/^10문항 중 1번$/)).toBeVisible();
	await expect(page.locator('#verdict')).toHaveText(/[가-힣]/);
	expect(await kept()).toEqual(before);
	expect((await Promise.all(asked)).filter((text) => /[가-힣]/.test(text))).toEqual([]);
	expect(await language(page)).toBe('ko');
	await expect(stem(page)).toHaveAttribute('lang', 'en');

	await site.kill();
	await page.reload();
	await expect(page.getByText(/^10문항 중 1번$/)).toBeVisible();
	expect(await language(page)).toBe('ko');
	expect((await kept()).stem).toBe(before.stem);
	await choose(page, /^언어$/, 'English');
	await expect(page.getByText('Question 1 of 10')).toBeVisible();
	expect(await language(page)).toBe('en');
});

test('the look that was chosen is there before the first paint', async ({ page }) => {
	await page.goto('/');
	await page.locator('button[popovertarget=settings]').first().click();
	await page.getByRole('radio', { name: 'Lamp' }).check();
	await page.getByRole('radio', { name: 'Largest' }).check();
	await page.route(/\.js$/, (route) => route.abort());
	await page.goto('/rights', { waitUntil: 'domcontentloaded' });
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'lamp');
	await expect(page.locator('html')).toHaveAttribute('data-text', 'largest');
});

test('without any storage for settings the app opens all the same', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(globalThis, 'localStorage', {
			get: () => {
				throw new Error('denied');
			}
		});
	});
	const faults: string[] = [];
	page.on('pageerror', (fault) => faults.push(fault.message));
	await page.goto('/');
	await choose(page, /^Language$/, '한국어');
	await expect(page.getByRole('heading', { name: '단원' })).toBeVisible();
	expect(faults).toEqual([]);
});

test.describe('a browser in Korean', () => {
	test.use({ locale: 'ko-KR', viewport: { width: 390, height: 844 } });

	test('shows no English word of the interface on any screen, at no frame, and axe finds nothing', async ({
		page
	}) => {
		const seen = await watchWords(page);
		for (const screen of SCREENS) {
			await page.goto(screen);
			await expect(page.locator('html')).not.toHaveAttribute('data-words');
			await appIsAlive(page);
			expect(await language(page), screen).toBe('ko');
			// A Korean sentence may hold one English word; a title in it says that it is English.
			const words = (await seen()).filter(
				(text) => !/[가-힣]/.test(text) || /[a-z]{2,} [A-Za-z]*[a-z]{2,}/.test(text)
			);
			expect(words, screen).toEqual([]);
			expect(await violations(page), screen).toEqual([]);
		}
	});

	test('paints the text of a lesson at once, and its own words when the app has come or does not', async ({
		page
	}) => {
		let drop: (() => void) | undefined;
		const held = new Promise<void>((resolve) => (drop = resolve));
		await page.addInitScript(() => {
			// What the first frame shows that holds the page.
			const look = (): void => {
				const [words, text] = [document.querySelector('.turn'), document.querySelector('.prose')];
				if (!words || !text) return void requestAnimationFrame(look);
				const of = (element: Element): string => getComputedStyle(element).visibility;
				Object.assign(globalThis, { firstFrame: [of(words), of(text), document.documentElement.lang] });
			};
			requestAnimationFrame(look);
		});
		await page.route(/\.js$/, async (route) => {
			await held;
			await route.continue();
		});
		await page.goto(SECTION, { waitUntil: 'domcontentloaded' });
		await expect
			.poll(() => page.evaluate(() => (globalThis as unknown as Record<string, unknown>)['firstFrame']))
			.toEqual(['hidden', 'visible', 'ko']);
		// No app for some seconds: better English than nothing.
		await expect(page.locator('.turn')).toBeVisible();
		await expect(page.locator('.turn')).toContainText('Next section');
		drop?.();
		await expect(page.locator('.turn')).toContainText('다음 소단원');
	});
});
