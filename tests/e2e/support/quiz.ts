import { expect, type Page } from '@playwright/test';

export const QUIZ = '/quiz/decision-for-war';

/** Begins a new quiz, or that of a code in the address, and waits until its first item can be answered and its attempt is stored. */
export async function startQuiz(page: Page, address = QUIZ): Promise<void> {
	await page.goto(address);
	const first = page.getByText(/^Question 1 of \d+$/).filter({ visible: true });
	const another = page.getByRole('button', { name: /^Start / });
	// Offered only where there is a quiz to go on with.
	await expect(first.or(another)).toBeVisible();
	if (await another.isVisible()) await another.click();
	await expect(first).toBeVisible();
	await page.waitForURL(/[?&]attempt=/);
}

export const stem = (page: Page) => page.locator('#stem');
export const nextButton = (page: Page) => page.getByRole('button', { name: /^(?:Next|See results)$/ });

/** Goes on from an answered item and waits for what comes: what is stored on the way is stored when this resolves. */
export async function goOn(page: Page): Promise<void> {
	const isLast = (await nextButton(page).textContent())?.trim() === 'See results';
	await nextButton(page).click();
	const over = page.getByRole('heading', { name: /^(?:Your results|Review finished)$/ });
	await (isLast ? expect(over).toBeVisible() : expect(page.locator('#verdict')).toBeHidden());
}

const checkButton = (page: Page) => page.getByRole('button', { name: /^(?:Check|Keep this order)$/ });

/** Gives some response to the item in view: moves a card, or takes the first choice that can still be taken. */
export async function giveResponse(page: Page): Promise<void> {
	const down = page.getByRole('button', { name: /^Move down:/ }).first();
	const choice = page.locator('main input[type=radio]:not(:disabled):not(:checked)').first();
	// The next item may still be on its way.
	await expect(down.or(choice).first()).toBeAttached();
	if (await down.isVisible()) await down.click();
	else {
		await choice.focus();
		await page.keyboard.press('Space');
	}
	await checkButton(page).click();
	await expect(page.locator('#verdict')).toBeVisible();
}

/** Answers the item in view until its key is shown. */
export async function answerItem(page: Page): Promise<void> {
	await giveResponse(page);
	if (await checkButton(page).isVisible()) await giveResponse(page);
	await expect(nextButton(page)).toBeVisible();
}

/** What this device has stored of its last attempt. */
export async function storedAttempt(
	page: Page
): Promise<{ items: unknown[]; responses: { item: number }[] }> {
	return page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('sourcebook-attempts');
				opening.onerror = () => reject(new Error('no database'));
				opening.onsuccess = () => {
					const all = opening.result.transaction('attempts').objectStore('attempts').getAll();
					all.onsuccess = () => {
						const records = all.result.filter((record) => typeof record === 'object' && 'attempt' in record);
						opening.result.close();
						resolve(records.map((record) => record.attempt).sort((a, b) => b.sequence - a.sequence)[0]);
					};
				};
			})
	);
}
