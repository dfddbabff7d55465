/** @guarantee When the browser is killed right after any tap, every answer shown as given is stored and the quiz resumes in the same place. */
import { goOn, nextButton, QUIZ, startQuiz, stem, storedAttempt } from './support/quiz.ts';
import { expect, savedForOffline, test } from './support/test.ts';
import type { Page } from '@playwright/test';

const verdict = (page: Page) => page.locator('#verdict');

/** Makes a choice or moves a card, and taps the button that hands it over. Does not wait for what comes of it. */
async function tap(page: Page): Promise<void> {
	const down = page.getByRole('button', { name: /^Move down:/ }).first();
	if (await down.isVisible()) await down.click();
	else {
		await page.locator('main input[type=radio]:not(:disabled):not(:checked)').first().focus();
		await page.keyboard.press('Space');
	}
	await page.getByRole('button', { name: /^(?:Check|Keep this order)$/ }).click({ noWaitAfter: true });
}

test('the browser killed at once or 20 ms after the tap, at every item, restarted with the server dead, loses nothing', async ({
	device,
	site
}) => {
	await startQuiz(device.page);
	await savedForOffline(device.page);
	await site.kill();
	for (let place = 1; place <= 10; place++) {
		const asked = await stem(device.page).textContent();
		await tap(device.page);
		if (place % 2 === 0) await device.page.waitForTimeout(20);
		const wasShown = await verdict(device.page).isVisible();
		await device.kill();
		await device.boot();
		await device.page.goto(QUIZ);
		// A quiz in which nothing was answered goes on without asking.
		const goOnAt = device.page.getByRole('button', { name: `Go on at question ${place} of 10` });
		await expect(goOnAt.or(stem(device.page))).toBeVisible();
		if (await goOnAt.isVisible()) await goOnAt.click();
		await expect(stem(device.page)).toHaveText(asked ?? '');
		const { responses } = await storedAttempt(device.page);
		const isStored = responses.some(({ item }) => item === place - 1);
		// What the screen shows as given is what the store holds, before the kill and after it.
		if (wasShown) expect(isStored, `item ${place}`).toBe(true);
		await expect(verdict(device.page)).toBeVisible({ visible: isStored });
		expect(new Set(responses.map(({ item }) => item)).size).toBe(isStored ? place : place - 1);
		if (!isStored) await tap(device.page);
		await expect(verdict(device.page)).toBeVisible();
		if (!(await nextButton(device.page).isVisible())) await tap(device.page);
		await goOn(device.page);
		if (place < 10) await expect(device.page.getByText(`Question ${place + 1} of 10`)).toBeVisible();
	}
	await expect(device.page.getByRole('heading', { name: 'Your results' })).toBeVisible();
});
