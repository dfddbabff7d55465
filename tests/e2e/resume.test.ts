/** @guarantee A quiz interrupted by a crash resumes at the same question. */
import { answerItem, giveResponse, goOn, QUIZ, startQuiz, stem, storedAttempt } from './support/quiz.ts';
import { expect, savedForOffline, test } from './support/test.ts';

test('a quiz killed in the middle goes on at the same item with every answer, the server dead', async ({
	device,
	site
}) => {
	const { page } = device;
	await startQuiz(page);
	await savedForOffline(page);
	for (let place = 1; place <= 3; place++) {
		await answerItem(page);
		await goOn(page);
	}
	await giveResponse(page);
	const asked = await stem(page).textContent();
	const before = await storedAttempt(page);

	await site.kill();
	await device.kill();
	await device.boot();
	await device.page.goto(QUIZ);
	await device.page.getByRole('button', { name: 'Go on at question 4 of 10' }).click();
	await expect(stem(device.page)).toHaveText(asked ?? '');
	await expect(device.page.locator('#verdict')).toBeVisible();
	expect(await storedAttempt(device.page)).toEqual(before);
});

test('an item that was gone on to, but not answered, is the one to go on at', async ({ device }) => {
	const { page } = device;
	await startQuiz(page);
	await answerItem(page);
	await goOn(page);
	await expect(page.getByText('Question 2 of 10')).toBeVisible();
	const asked = await stem(page).textContent();
	// The place is written without waiting for it; a read of the same store comes after that write.
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('sourcebook-device');
				opening.onsuccess = () => {
					opening.result.transaction('device').objectStore('device').getAllKeys().onsuccess = () => resolve();
				};
			})
	);
	await device.kill();
	await device.boot();
	await device.page.goto(QUIZ);
	await device.page.getByRole('button', { name: 'Go on at question 2 of 10' }).click();
	await expect(stem(device.page)).toHaveText(asked ?? '');
});

test('a section opens where it was left', async ({ device }) => {
	const address = '/learn/decision-for-war/a-change-of-answer';
	await device.page.goto(address);
	await device.page.getByText('The answer', { exact: true }).scrollIntoViewIfNeeded();
	await device.page.evaluate(() => scrollBy(0, 200));
	await expect
		.poll(() =>
			device.page.evaluate(
				() =>
					new Promise((resolve) => {
						const opening = indexedDB.open('sourcebook-device');
						opening.onsuccess = () => {
							const all = opening.result.transaction('device').objectStore('device').getAll();
							all.onsuccess = () => resolve(all.result.some((record) => record?.fraction > 0.1));
						};
					})
			)
		)
		.toBe(true);
	await device.kill();
	await device.boot();
	await device.page.goto(address);
	await expect(device.page.getByText('You are back where you stopped.')).toBeAttached();
	expect(await device.page.evaluate(() => scrollY)).toBeGreaterThan(300);
});
