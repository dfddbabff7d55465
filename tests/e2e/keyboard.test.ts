import type { Page } from '@playwright/test';
import { answerItem, goOn, nextButton, startQuiz, storedAttempt } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

/** Presses Tab until the focus is on what is looked for; fails if it cannot be reached. */
async function tabTo(page: Page, isThere: () => Promise<boolean>, what: string): Promise<void> {
	for (let presses = 0; presses < 80; presses++) {
		if (await isThere()) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab does not reach ${what}.`);
}

const focusIs = (page: Page, selector: string) => () =>
	page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
const focusSays = (page: Page, pattern: RegExp) => async () =>
	pattern.test((await page.evaluate(() => document.activeElement?.textContent ?? '')).trim());

async function answerByKeys(page: Page): Promise<void> {
	const isOrder = await page
		.getByRole('button', { name: /^Move down:/ })
		.first()
		.isVisible();
	if (isOrder) {
		await tabTo(page, focusIs(page, 'main ol button[aria-pressed]'), 'a card');
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Space');
	} else {
		await tabTo(page, focusIs(page, 'main input[type=radio]'), 'a choice');
		await page.keyboard.press('Space');
		// After a first try the browser puts the focus on the choice taken then, which is spent.
		if (!(await page.locator('main input[type=radio]:checked:not(:disabled)').count()))
			await page.keyboard.press('ArrowDown');
	}
	await tabTo(page, focusSays(page, /^(?:Check|Keep this order)$/), 'the button that checks');
	await page.keyboard.press('Enter');
	await expect(page.locator('#verdict')).toBeFocused();
}

test('a whole quiz can be taken with the keyboard alone', async ({ page }) => {
	await startQuiz(page);
	for (let place = 1; place <= 10; place++) {
		await expect(page.getByText(`Question ${place} of 10`)).toBeVisible();
		await answerByKeys(page);
		if (!(await nextButton(page).isVisible())) await answerByKeys(page);
		await tabTo(page, focusSays(page, /^(?:Next|See results)$/), 'the button that goes on');
		await page.keyboard.press('Enter');
	}
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeFocused();
});

test('a daily review can be taken with the keyboard alone', async ({ page }) => {
	const evening = new Date(2026, 10, 23, 18).getTime();
	await page.clock.setFixedTime(evening);
	await startQuiz(page);
	for (let place = 1; place <= 10; place++) {
		await answerItem(page);
		await goOn(page);
	}
	await page.clock.setFixedTime(evening + 24 * 60 * 60 * 1000);
	await page.goto('/');
	await expect(page.getByRole('link', { name: /due today$/ })).toBeVisible();
	await tabTo(page, focusIs(page, 'nav a[href="/review"]'), 'what is due');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Start the review' })).toBeVisible();
	await tabTo(page, focusSays(page, /^Start the review$/), 'the button that starts');
	await page.keyboard.press('Enter');
	await expect(page.getByText(/^Question 1 of \d+$/)).toBeVisible();
	const count = (await storedAttempt(page)).items.length;
	for (let place = 1; place <= count; place++) {
		await expect(page.getByText(`Question ${place} of ${count}`)).toBeVisible();
		await answerByKeys(page);
		if (!(await nextButton(page).isVisible())) await answerByKeys(page);
		await tabTo(page, focusSays(page, /^(?:Next|See results)$/), 'the button that goes on');
		await page.keyboard.press('Enter');
	}
	await expect(page.getByRole('heading', { name: 'Review finished' })).toBeFocused();
});

test('what is kept is backed up and restored with the keyboard alone', async ({ page }) => {
	await startQuiz(page);
	await answerItem(page);
	await page.goto('/storage');
	await expect(page.getByRole('button', { name: 'Back up my work' })).toBeVisible();
	await tabTo(page, focusSays(page, /^Back up my work$/), 'the button that backs up');
	const downloading = page.waitForEvent('download');
	await page.keyboard.press('Enter');
	const file = await (await downloading).path();
	await expect(page.getByText(/^The backup with 1 quiz was handed/)).toBeVisible();
	await tabTo(page, focusIs(page, 'main input[type=file]'), 'the field that restores');
	// The dialog in which a file is chosen is the browser's own.
	await page.locator('main input[type=file]').setInputFiles(file);
	await expect(page.getByText('Nothing that was here was changed otherwise.')).toBeVisible();
});

test('a card is grabbed, moved, put down and cancelled by keys, and every move is said', async ({ page }) => {
	await startQuiz(page);
	const cards = page.locator('main ol button[aria-pressed]');
	for (let place = 1; place < 10 && !(await cards.first().isVisible()); place++)
		await page.getByRole('button', { name: 'Skip' }).click();
	const texts = () => page.locator('main ol button[aria-pressed] .text').allTextContents();
	const before = await texts();
	const said = page.locator('main p[role=status]').last();

	await cards.first().focus();
	await page.keyboard.press('Space');
	await expect(said).toContainText('Holding:');
	await page.keyboard.press('ArrowDown');
	await expect(said).toContainText('now 2 of');
	expect(await texts()).toEqual([before[1], before[0], ...before.slice(2)]);
	await page.keyboard.press('End');
	expect((await texts()).at(-1)).toBe(before[0]);
	await page.keyboard.press('Escape');
	await expect(said).toContainText('Cancelled');
	expect(await texts()).toEqual(before);

	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Space');
	await expect(said).toContainText('Put down:');
	expect(await texts()).toEqual([before[1], before[0], ...before.slice(2)]);
});

test('a card can be dragged by its handle', async ({ page }) => {
	await startQuiz(page);
	const handles = page.locator('main ol .handle');
	for (let place = 1; place < 10 && !(await handles.first().isVisible()); place++)
		await page.getByRole('button', { name: 'Skip' }).click();
	const texts = () => page.locator('main ol button[aria-pressed] .text').allTextContents();
	const before = await texts();
	const [from, to] = [await handles.nth(0).boundingBox(), await handles.nth(2).boundingBox()];
	if (!from || !to) throw new Error('no handles');
	await page.mouse.move(from.x + 5, from.y + from.height / 2);
	await page.mouse.down();
	await page.mouse.move(to.x + 5, to.y + to.height / 2 + 4, { steps: 12 });
	await page.mouse.up();
	expect(await texts()).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
});
