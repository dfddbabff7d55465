import { expect, type Page } from '@playwright/test';
import { giveResponse, goOn } from './quiz.ts';

/** Makes an assignment in the fewest taps, after changing what `change` changes, and gives its link. */
export async function assign(page: Page, change?: (page: Page) => Promise<void>): Promise<string> {
	await page.goto('/teach');
	await page.getByRole('button', { name: /^The 1950 decision for war/ }).click();
	if (change) {
		await page.getByText('Change the settings').click();
		await change(page);
	}
	await page.getByRole('button', { name: 'Make the link' }).click();
	await page.getByRole('button', { name: 'Copy the link' }).click();
	return page.getByLabel('Link for learners').first().inputValue();
}

/** Answers the item in view once where what is right is kept back, else until it is shown. */
export async function answerAssigned(page: Page, isWithheld = true): Promise<void> {
	if (!isWithheld) {
		await giveResponse(page);
		const check = page.getByRole('button', { name: /^(?:Check|Keep this order)$/ });
		if (await check.isVisible()) await giveResponse(page);
	} else await giveResponse(page);
	await expect(page.getByRole('button', { name: /^(?:Next|Finish)$/ })).toBeVisible();
}

/** Answers from the item in view to the last and finishes. */
export async function answerToEnd(page: Page, isWithheld = true): Promise<void> {
	const finish = page.getByRole('button', { name: 'Finish' });
	while (true) {
		await answerAssigned(page, isWithheld);
		if (await finish.isVisible()) break;
		await goOn(page);
	}
	await finish.click();
	await expect(page.getByRole('heading', { level: 1, name: 'Done' })).toBeVisible();
}

/** A learner who is in no class answers what is assigned under an address, and gives what they hand in. */
export async function receiptFrom(
	newPage: () => Promise<Page>,
	name: string,
	address: string
): Promise<string> {
	const learner = await newPage();
	await learner.goto(address);
	await learner.getByLabel('Your name').fill(name);
	await learner.getByRole('button', { name: 'Begin' }).click();
	await answerToEnd(learner);
	const receipt = await learner.getByLabel('What you hand in, as text').inputValue();
	await learner.context().close();
	return receipt;
}
