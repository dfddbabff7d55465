import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { ASKED_KINDS, oneItem, TEN_ITEMS } from './support/item-code.ts';
import { answerItem, giveResponse, goOn, nextButton, startQuiz } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

const SCREENS = [
	'/',
	'/learn/decision-for-war',
	'/learn/decision-for-war/a-change-of-answer',
	'/learn/decision-for-war/documents/shtykov-january-report',
	'/quiz/decision-for-war',
	'/quiz/decision-for-war?code=ABCD',
	'/rights',
	'/storage',
	'/search',
	'/search?q=kim',
	'/review',
	'/learn/decision-for-war/pictures',
	'/learn/decision-for-war/answers',
	'/teach',
	'/teach/receive',
	'/teach/paper',
	'/teach/class',
	'/assigned',
	'/assigned#1damaged',
	'/join',
	'/no/such/page'
];
const THEMES = ['paper', 'lamp', 'contrast'] as const;

async function setTheme(page: Page, theme: string): Promise<void> {
	await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
}

/** Those that are not among the screens of which every look is taken. */
const OF_CLASSES = SCREENS.filter((screen) => /^\/(?:teach|assigned|join)/.test(screen));

for (const screen of OF_CLASSES)
	test(`axe finds nothing on ${screen} in any theme`, async ({ page }) => {
		await page.setViewportSize({ width: 390, height: 844 });
		await page.goto(screen);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		for (const theme of THEMES) {
			await setTheme(page, theme);
			expect(await violations(page), theme).toEqual([]);
		}
	});

for (const [place, kind] of ASKED_KINDS.entries())
	test(`axe finds nothing on an item of the kind ${kind}, asked and answered, nor on its results`, async ({
		page
	}) => {
		await page.setViewportSize({ width: 390, height: 844 });
		await startQuiz(page, oneItem(kind).address);
		await setTheme(page, THEMES[place % 3] ?? 'paper');
		expect(await violations(page), 'asked').toEqual([]);
		await answerItem(page);
		expect(await violations(page), 'answered').toEqual([]);
		await goOn(page);
		await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
		expect(await violations(page), 'results').toEqual([]);
	});

test('nothing is wider than a screen of 320 px, with text at 200 % too', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	for (const screen of SCREENS) {
		await page.goto(screen);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(await overflow(), screen).toBeLessThanOrEqual(0);
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		expect(await overflow(), `${screen} at 200 %`).toBeLessThanOrEqual(0);
	}
	await startQuiz(page, TEN_ITEMS);
	for (let place = 1; place <= 10; place++) {
		expect(await overflow(), `item ${place}`).toBeLessThanOrEqual(0);
		await giveResponse(page);
		expect(await overflow(), `item ${place}, answered`).toBeLessThanOrEqual(0);
		if (!(await nextButton(page).isVisible())) await giveResponse(page);
		await goOn(page);
	}
});

test('every target in a quiz and a section is at least 44 px', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const small = () =>
		page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>('button, main label, summary, a')]
				.filter((each) => each.checkVisibility() && !each.closest('p, li, .excerpt, [popover]'))
				.map((each) => ({ name: each.textContent?.trim(), box: each.getBoundingClientRect() }))
				.filter(({ box }) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
				.map(({ name, box }) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`)
		);
	await page.goto('/learn/decision-for-war/a-change-of-answer');
	expect(await small()).toEqual([]);
	await startQuiz(page, TEN_ITEMS);
	for (let place = 1; place <= 10; place++) {
		expect(await small(), `item ${place}`).toEqual([]);
		await answerItem(page);
		expect(await small(), `item ${place}, answered`).toEqual([]);
		await goOn(page);
	}
});
