import type { Page } from '@playwright/test';
import type { Item } from '#lib/domain/item/item.ts';
import { ASKED_KINDS, oneItem } from './support/item-code.ts';
import { startQuiz } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

/** Puts the cards into the given order with the keyboard alone: grab, move, put down. */
async function orderByKeys(page: Page, item: Item, wanted: readonly string[]): Promise<void> {
	const order = [...item.shown];
	for (const [place, id] of wanted.entries()) {
		const from = order.indexOf(id);
		await page.locator('main ol button[aria-pressed]').nth(from).focus();
		await page.keyboard.press('Space');
		for (let step = from; step > place; step--) await page.keyboard.press('ArrowUp');
		await page.keyboard.press('Space');
		order.splice(place, 0, ...order.splice(from, 1));
	}
	await page.getByRole('button', { name: 'Keep this order' }).focus();
	await page.keyboard.press('Enter');
}

for (const kind of ASKED_KINDS)
	test(`an item of the kind ${kind} is announced, answered and marked right with the keyboard alone`, async ({
		page
	}) => {
		const { address, item, face, key } = oneItem(kind);
		await startQuiz(page, address);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(face.stem);
		if (face.form === 'order') {
			await expect(page.getByRole('list', { name: face.stem })).toBeVisible();
			await orderByKeys(page, item, key.key);
		} else {
			const group = page.getByRole('radiogroup', { name: face.stem });
			await expect(group.getByRole('radio')).toHaveCount(face.choices.length);
			await group.locator(`input[value="${key.key[0]}"]`).focus();
			await page.keyboard.press('Space');
			await page.keyboard.press('Enter');
		}
		await expect(page.locator('#verdict')).toHaveText('Right.');
		await expect(page.locator('#verdict')).toBeFocused();
		await page.getByText('About this question', { exact: true }).focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('button', { name: 'Copy this text' })).toBeVisible();
	});

test('a written response is kept with the mark that its writer gives, and has no score', async ({ page }) => {
	const { address, face } = oneItem('written');
	await startQuiz(page, address);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(face.stem);
	await page.getByRole('textbox').focus();
	await page.keyboard.type('Two of them shared the decision. The telegram says so.');
	await page.getByRole('button', { name: 'Compare' }).press('Enter');
	await page.getByRole('radio').nth(1).focus();
	await page.keyboard.press('Space');
	await page.getByRole('button', { name: 'Check' }).press('Enter');
	await expect(page.locator('#verdict')).toHaveText('Kept, with your own mark.');
	await page.getByRole('button', { name: 'See results' }).click();
	await expect(page.getByText('Marked by you')).toBeVisible();
});

test('two clocks: the feedback shows when each thing happened and when it was known', async ({ page }) => {
	const { address, item, key } = oneItem('two-clocks');
	await startQuiz(page, address);
	await orderByKeys(page, item, key.key);
	await expect(page.getByText(/Happened .+; known in /).first()).toBeVisible();
});

test('a person opens with who it is and other spellings, by tap and by key, in a section', async ({
	page
}) => {
	await page.goto('/learn/decision-for-war/a-change-of-answer');
	const name = page.getByRole('button', { name: 'Kim Il Sung' }).first();
	await name.click();
	const slip = page.getByRole('dialog', { name: 'Kim Il Sung' });
	await expect(slip).toBeVisible();
	await expect(slip).toContainText('Kim Ir Sen');
	await expect(slip.locator('[lang=ko]')).toHaveText(/김일성/);
	await page.keyboard.press('Escape');
	await expect(slip).toBeHidden();
	await name.focus();
	await page.keyboard.press('Enter');
	await expect(slip).toBeVisible();
});
