/** @guarantee An answer is stored before the screen shows it as given. */
import { oneItem } from './support/item-code.ts';
import { answerItem, giveResponse, goOn, QUIZ, startQuiz, stem, storedAttempt } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('a learner reads a section, takes a quiz to its end and sees what to read again', async ({ page }) => {
	await page.goto('/');
	await page
		.getByRole('link', { name: /Who decided in 1950/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Who decided in 1950');
	await page
		.getByRole('link', { name: /A change of answer/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { name: 'A change of answer', level: 1 })).toBeVisible();
	await expect(page.getByRole('article').first()).toBeVisible();

	await startQuiz(page);
	for (let place = 1; place <= 10; place++) {
		await expect(page.getByText(`Question ${place} of 10`)).toBeVisible();
		await answerItem(page);
		await goOn(page);
	}
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
	await expect(page.getByText(/^[\d.]+ of 10$/)).toBeVisible();
	const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z*~$=]{4}$/).textContent();
	await page.getByRole('button', { name: 'Take a fresh quiz' }).click();
	await expect(page.getByText('Question 1 of 10')).toBeVisible();
	expect(page.url()).not.toContain(code ?? 'no code');
});

test('the document is one tap away and the place in the quiz is kept', async ({ page }) => {
	await startQuiz(page, oneItem('supported-claim').address);
	const look = page.getByRole('button', { name: /^Look at the documents?$/ });
	const before = await stem(page).textContent();
	await look.click();
	await expect(page.getByRole('dialog').getByRole('article').first()).toBeVisible();
	await page.getByRole('button', { name: 'Back to the question' }).click();
	await expect(stem(page)).toHaveText(before ?? '');
	expect(before).toBeTruthy();
});

test('the words that prove the key are shown and marked in the document', async ({ page }) => {
	await startQuiz(page, oneItem('supported-claim').address);
	await answerItem(page);
	await page.getByRole('button', { name: 'Show me the words' }).first().click();
	const marked = page.locator('mark').first();
	await expect(marked).toBeInViewport();
	expect((await marked.textContent())?.length).toBeGreaterThan(3);
});

test('a response is in the store before it shows as given', async ({ page }) => {
	await startQuiz(page);
	await giveResponse(page);
	expect((await storedAttempt(page)).responses).toHaveLength(1);
});

test('the same code gives the same questions on another visit', async ({ page }) => {
	await startQuiz(page);
	const first = await stem(page).textContent();
	const { code } = (await storedAttempt(page)) as unknown as { code: string };
	await startQuiz(page, `${QUIZ}?code=${code.toLowerCase()}`);
	await expect(stem(page)).toHaveText(first ?? '');
});

test('an unknown code, a code of another edition and an unknown module say so and where to go', async ({
	page
}) => {
	await page.goto(`${QUIZ}?code=ABCD`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No quiz has this code.');
	await expect(page.getByText('A quiz code has sixteen or twenty letters and digits')).toBeVisible();
	await page.getByRole('link', { name: 'Go to the library' }).click();
	await expect(page).toHaveURL(/\/$/);
	for (const address of [
		'/quiz/no-such-module',
		'/learn/no-such-module',
		'/learn/decision-for-war/no-such-section'
	]) {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address.');
		await expect(page.getByRole('link', { name: 'Go to the library' })).toBeVisible();
	}
});
