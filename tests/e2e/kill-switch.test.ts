/** @guarantee A published service worker can be retired, and no work is lost by it. */
import { answerItem, startQuiz, storedAttempt } from './support/quiz.ts';
import { expect, savedForOffline, test } from './support/test.ts';

test('a published worker can be ended: the app comes from the line again, and nothing a learner did is lost', async ({
	page,
	site
}) => {
	await page.goto('/');
	await savedForOffline(page);
	await startQuiz(page);
	await answerItem(page);
	const before = await storedAttempt(page);
	await site.kill();
	await site.startWith({ SOURCEBOOK_KILL_SWITCH: '1' });
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		await registration?.update();
	});
	const left = () =>
		page.evaluate(async () => ({
			workers: (await navigator.serviceWorker.getRegistrations()).length,
			saved: (await caches.keys()).filter((name) => /precache|packs/.test(name)).length
		}));
	await expect.poll(left).toEqual({ workers: 0, saved: 0 });
	expect(await storedAttempt(page)).toEqual(before);

	await page.goto('/');
	await expect(page.getByRole('heading', { name: 'Modules' })).toBeVisible();
	await expect(page.getByText('It works with the network off.')).toBeHidden();
	expect(await storedAttempt(page)).toEqual(before);
	await site.kill();
	await expect(page.goto('/')).rejects.toThrow(/ERR_/);
});

test('after the worker was ended the next sound one saves the app again', async ({ page, site }) => {
	await page.goto('/');
	await savedForOffline(page);
	await site.kill();
	await site.startWith({ SOURCEBOOK_KILL_SWITCH: '1' });
	await page.goto('/');
	await site.kill();
	await site.start();
	await page.goto('/');
	await savedForOffline(page);
	await expect(page.getByText('It works with the network off.')).toBeVisible();
});
