/** @guarantee The pages of teachers and learners can be used at 320 px, with the keyboard and in every theme. */
import { answerAssigned, answerToEnd, assign } from './support/class.ts';
import { goOn } from './support/quiz.ts';
import { expect, test } from './support/test.ts';
import { isUsable } from './support/usable.ts';

test('every screen between teacher and learner without a server is usable at 360 px, in all themes', async ({
	page
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	const link = await assign(page, async () => {
		await isUsable(page, 'options');
		await page.getByLabel('Questions', { exact: true }).fill('3');
		await page.getByLabel('Who gets which questions').selectOption('same');
	});
	await page.getByRole('button', { name: 'Show a code for the board' }).click();
	await isUsable(page, 'link ready');

	await page.goto('/');
	await page.goto(link);
	await page.getByLabel('Your name').fill('Anna Lee');
	await isUsable(page, 'assigned');
	await page.getByRole('button', { name: 'Begin' }).click();
	await answerAssigned(page);
	await isUsable(page, 'answered, what is right kept back');
	await goOn(page);
	await answerToEnd(page);
	await page.getByRole('button', { name: 'Show as a code' }).click();
	await isUsable(page, 'done');
	const receipt = await page.getByLabel('What you hand in, as text').inputValue();

	await page.goto('/teach/receive');
	await page.getByLabel('Paste what learners sent').fill(receipt);
	await page.getByRole('button', { name: 'Take in' }).click();
	await page.getByLabel('List of names').fill('Ben Oh,9b\nA name that is longer than most names are,9c');
	await page.getByRole('button', { name: 'Use this list' }).click();
	await page.getByLabel('Who is Anna Lee?').waitFor();
	await isUsable(page, 'report with a stranger');
	await page.getByLabel('Who is Anna Lee?').selectOption('Ben Oh');
	await page.getByRole('button', { name: 'Count it for Ben Oh' }).click();
	await page.getByRole('button', { name: 'Look at the answers of Ben Oh' }).click();
	await isUsable(page, 'answers of one learner');
	await page.goto('/teach');
	await page.getByRole('link', { name: /^Print/ }).click();
	await page.getByLabel('answers on a sheet of their own').check();
	await isUsable(page, 'paper');
});

test('a teacher assigns with the keyboard alone', async ({ page }) => {
	await page.goto('/teach');
	const module = page.getByRole('button', { name: /^The 1950 decision for war/ });
	await expect(module).toBeEnabled();
	await module.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 2, name: 'The 1950 decision for war' })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Ready' })).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'Copy the link' })).toBeFocused();
});
