/**
 * @guarantee No tap is lost while another is processed, and a double tap starts one quiz.
 * @guarantee The first question of a first quiz is in the page; what is picked and checked before the app listens is stored.
 */
import type { Page } from '@playwright/test';
import { answerAssigned, answerToEnd, assign } from './support/class.ts';
import { giveResponse, nextButton, QUIZ, startQuiz, stem, storedAttempt } from './support/quiz.ts';
import { rawRecords } from './support/records.ts';
import { appIsAlive, expect, test } from './support/test.ts';

test.use({ viewport: { width: 390, height: 844 } });

const begun = async (page: Page): Promise<number> =>
	Object.values(await rawRecords(page)).filter(
		(record) => typeof record === 'object' && record !== null && 'attempt' in record
	).length;

async function skipToEnd(page: Page): Promise<void> {
	const skip = page.getByRole('button', { name: 'Skip' });
	for (let place = 1; place <= 10; place++) {
		await expect(page.getByText(`Question ${place} of 10`)).toBeVisible();
		await skip.click();
	}
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
}

test('a double tap begins one quiz', async ({ page }) => {
	await startQuiz(page);
	await skipToEnd(page);
	await page.getByRole('button', { name: 'Take a fresh quiz' }).dblclick();
	await expect(page.getByText('Question 1 of 10')).toBeVisible();
	// A third one would have been begun by the time this one takes an answer.
	await giveResponse(page);
	expect(await begun(page)).toBe(2);
});

test('a choice picked and checked before any script has come is stored, then shown as given', async ({
	page
}) => {
	let send = (): void => undefined;
	const held = new Promise<void>((resolve) => (send = resolve));
	await page.route(/\/_app\/.*\.js$/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(QUIZ, { waitUntil: 'domcontentloaded' });
	// The questions that were not picked would be read out in the name of this one.
	await expect(page.locator('#stem')).toHaveCount(1);
	const choice = page.locator('main label').filter({ visible: true }).nth(1);
	const text = (await choice.textContent())?.trim();
	const asked = await page.locator('#stem').filter({ visible: true }).textContent();
	await choice.click();
	await page.getByRole('button', { name: 'Check' }).click();
	await expect(page.locator('#verdict')).toHaveCount(0);
	expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
	send();
	await expect(page.locator('#verdict')).toBeVisible();
	await expect(stem(page)).toHaveText(asked ?? '');
	await expect(page.locator('label.picked, label:has(:disabled):has(b)').first()).toContainText(text ?? '');
	expect((await storedAttempt(page)).responses).toHaveLength(1);
});

test('a double tap begins one sitting of an assignment, and another tab goes on with it', async ({
	page,
	context
}) => {
	const link = await assign(page);
	const late = await context.newPage();
	await late.goto(link);
	await page.goto(link);
	await page.getByLabel('Your name').fill('Ana');
	await page.getByRole('button', { name: 'Begin' }).dblclick();
	await expect(page.getByText('Question 1 of 10')).toBeVisible();
	await answerAssigned(page);
	const asked = await stem(page).textContent();
	await late.getByLabel('Your name').fill('Ana');
	await late.getByRole('button', { name: 'Begin' }).click();
	await expect(stem(late)).toHaveText(asked ?? '');
	await page.bringToFront();
	await nextButton(page).click();
	await answerToEnd(page);
	expect(await begun(page)).toBe(1);
});

test('a question that was skipped shows its answer when it is looked at again', async ({ page }) => {
	await startQuiz(page);
	await skipToEnd(page);
	await page
		.getByRole('button', { name: /^Look at it again/ })
		.first()
		.click();
	await expect(page.getByText('Question 1 of 10')).toBeVisible();
	await expect(page.locator('#verdict')).toHaveText('Here is the answer.');
	await expect(nextButton(page)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Skip' })).toHaveCount(0);
});

test('a tab in which a quiz is still open says what became of it in another', async ({ page, context }) => {
	await startQuiz(page);
	const late = await context.newPage();
	await late.goto(page.url());
	await expect(late.getByText('Question 1 of 10').filter({ visible: true })).toBeVisible();
	await appIsAlive(late);
	await skipToEnd(page);
	await late.bringToFront();
	await giveResponse(late);
	await expect(late.locator('#verdict')).toHaveText('Here is the answer.');
	await nextButton(late).click();
	await expect(late.getByText('Question 2 of 10')).toBeVisible();
});

test('what was written and not given yet is there after a reload, and gone once it is given', async ({
	page
}) => {
	await page.goto('/learn/decision-for-war');
	await page.getByRole('link', { name: 'Write a response' }).click();
	await page.locator('main textarea').fill('Stalin decided in January.');
	await page.reload();
	await expect(page.locator('main textarea')).toHaveValue('Stalin decided in January.');
	await page.getByRole('button', { name: 'Compare' }).click();
	await page.locator('main input[type=radio]').first().focus();
	await page.keyboard.press('Space');
	await page.getByRole('button', { name: 'Check' }).click();
	await expect(page.locator('#verdict')).toBeVisible();
	const kept = await page.evaluate(() => Object.keys(sessionStorage));
	expect(kept.filter((name) => name.startsWith('sourcebook'))).toEqual([]);
});

test('a setting that cannot be used is shown with what is wrong, though the settings were closed', async ({
	page
}) => {
	await page.goto('/teach');
	await page.getByRole('button', { name: /^The 1950 decision for war/ }).click();
	const settings = page.getByText('Change the settings');
	const make = page.getByRole('button', { name: 'Make the link' });
	const items = page.getByLabel('Questions', { exact: true });
	await settings.click();
	for (const count of ['500', '']) {
		await items.fill(count);
		await settings.click();
		await make.click();
		await expect(items).toBeFocused();
	}
	await items.fill('5');
	const due = page.getByLabel('Due', { exact: true });
	await due.evaluate((field) => {
		if (field instanceof HTMLInputElement) field.value = '20266-11-22T10:00';
		field.dispatchEvent(new Event('input', { bubbles: true }));
	});
	await make.click();
	await expect(due).toBeFocused();
	await due.fill('2026-11-30T10:00');
	await make.click();
	await expect(page.getByText('5 questions. Due')).toBeVisible();
});

test('a link that is still being made does not come under another module', async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
	await page.goto('/teach');
	let send = (): void => undefined;
	await page.route('**/packs/decision-for-war.*.json', async (route) => {
		await new Promise<void>((resolve) => (send = resolve));
		await route.continue();
	});
	const isAskedFor = page.waitForRequest('**/packs/decision-for-war.*.json');
	await page.getByRole('button', { name: /^The 1950 decision for war/ }).click();
	await page.getByRole('button', { name: 'Make the link' }).click();
	await isAskedFor;
	await page.getByRole('button', { name: 'Another module' }).click();
	await page.getByRole('button', { name: /^The armistice/ }).click();
	const come = page.waitForResponse('**/packs/decision-for-war.*.json');
	send();
	await (await come).finished();
	await page.getByRole('button', { name: 'Make the link' }).click();
	await expect(page.getByRole('heading', { name: 'Ready' })).toBeVisible();
	await expect(page.locator('#given ~ ul h3')).toHaveText(['The armistice']);
});

test('a scanned code that is no text leaves the pages that read it working', async ({ page }) => {
	const faults: Error[] = [];
	page.on('pageerror', (fault) => faults.push(fault));
	await page.goto('/join#100%');
	await expect(page.getByLabel('Class code')).toHaveValue('100%');
	await expect(page.getByRole('button', { name: 'Find the class' })).toBeEnabled();
	await page.goto('/teach/receive#100%');
	await expect(page.getByText('There is nothing in it that a learner handed in.')).toBeVisible();
	expect(faults).toEqual([]);
});
