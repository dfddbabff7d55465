import { answerItem, startQuiz, storedAttempt } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

test('on plain http in a local network the app works without a worker and nothing breaks', async ({
	page,
	site
}) => {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	await page.goto(site.lanOrigin);
	await expect(page.getByRole('heading', { name: 'Sourcebook', level: 1 })).toBeVisible();
	const allowed = await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator]);
	expect(allowed).toEqual([false, false]);
	await expect(page.getByText('This address cannot work offline')).toBeVisible();
	await startQuiz(page, `${site.lanOrigin}/quiz/decision-for-war`);
	await answerItem(page);
	expect((await storedAttempt(page)).responses.length).toBeGreaterThan(0);
	expect(complaints).toEqual([]);
});
