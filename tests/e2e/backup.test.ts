import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { answerAssigned, assign } from './support/class.ts';
import { answerItem, goOn, QUIZ, startQuiz, storedAttempt } from './support/quiz.ts';
import { expect, savedForOffline, test } from './support/test.ts';

const status = (page: Page) => page.locator('.outcome');

/** Answers the first items of a new quiz. */
async function answer(page: Page, items: number): Promise<void> {
	await startQuiz(page);
	for (let place = 1; place <= items; place++) {
		await answerItem(page);
		await goOn(page);
	}
}

async function backUp(page: Page): Promise<string> {
	await page.goto('/storage');
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Back up my work' }).click();
	const file = await coming;
	expect(file.suggestedFilename()).toMatch(/^sourcebook-\d{4}-\d\d-\d\d\.json$/);
	return readFile(await file.path(), 'utf8');
}

async function restore(page: Page, text: string): Promise<void> {
	const chosen = { name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(text) };
	await page.getByLabel('Restore from a file').setInputFiles(chosen);
}

test('all site data cleared, the backup brings back every answer, mark and setting, the server dead', async ({
	page,
	site
}) => {
	await page.goto('/');
	await page.getByRole('button', { name: 'How pages look' }).click();
	await page.getByRole('radio', { name: 'Lamp' }).check();
	await answer(page, 3);
	const before = await storedAttempt(page);
	const backup = await backUp(page);
	await expect(status(page)).toHaveText(/^The backup with 1 quiz was handed/);

	const session = await page.context().newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin: site.origin, storageTypes: 'all' });
	await page.goto('/');
	await savedForOffline(page);
	await site.kill();
	await page.goto('/storage');
	await expect(page.getByText('Nothing yet.')).toBeVisible();
	await restore(page, backup);
	await expect(status(page)).toHaveText(/^1 quiz added\./);
	expect(await storedAttempt(page)).toEqual(before);
	await page.goto(QUIZ);
	await page.getByRole('button', { name: 'Go on at question 4 of 10' }).click();
	await expect(page.getByText('Question 4 of 10')).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'lamp');
});

test('an assignment goes on after a restore, under the same name, and the page says what came', async ({
	page,
	site
}) => {
	const link = await assign(page);
	await page.goto(link);
	await page.getByLabel('Your name').fill('Ada');
	await page.getByRole('button', { name: 'Begin' }).click();
	await answerAssigned(page);
	await goOn(page);
	await expect(page.getByText('Question 2 of 10')).toBeVisible();
	const backup = await backUp(page);
	await expect(page.getByText('1 assignment', { exact: true })).toBeVisible();

	const session = await page.context().newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin: site.origin, storageTypes: 'all' });
	await page.goto('/storage');
	await expect(page.getByText('Nothing yet.')).toBeVisible();
	await restore(page, backup);
	await expect(status(page)).toHaveText(/^1 quiz added\. 1 assignment added\. Reading marks,/);
	await restore(page, backup);
	await expect(status(page)).toHaveText(/^Everything in it was here already\./);
	await page.goto(link);
	await expect(page.getByText('You hand in as Ada.')).toBeVisible();
	await page.getByRole('button', { name: 'Go on at question 2 of 10' }).click();
	await expect(page.getByText('Question 2 of 10')).toBeVisible();
	await page.goto('/teach');
	await expect(page.getByRole('heading', { name: 'The 1950 decision for war' }).first()).toBeVisible();
});

test('restoring the same file again changes nothing and says so', async ({ page }) => {
	await answer(page, 2);
	const before = await storedAttempt(page);
	const backup = await backUp(page);
	await restore(page, backup);
	await expect(status(page)).toHaveText(/^Everything in it was here already\./);
	expect(await storedAttempt(page)).toEqual(before);
});

test('a file that is no backup is refused with a sentence that says where, and changes nothing', async ({
	page
}) => {
	await answer(page, 1);
	const before = await storedAttempt(page);
	const backup = await backUp(page);
	const spoilt = JSON.parse(backup);
	spoilt.attempts[0].responses[0].item = 'first';
	const refusals: [string, RegExp][] = [
		[backup.slice(0, 700), /^This file is not whole: it breaks off after character 700\./],
		['{"format":"other"}', /^This is not a backup made by Sourcebook\./],
		[backup.replace('"version":1', '"version":9'), /^This backup was made by a newer version/],
		[JSON.stringify(spoilt), /“attempts\[0\]\.responses\[0\]\.item” holds what no backup does\./]
	];
	for (const [text, sentence] of refusals) {
		await restore(page, text);
		await expect(status(page)).toHaveText(sentence);
		await expect(status(page)).toContainText('Nothing on this device was changed.');
	}
	expect(await storedAttempt(page)).toEqual(before);
});

test('a code takes the latest quiz to another device without a server, and asks there first', async ({
	page,
	site,
	newPage
}) => {
	await answer(page, 3);
	await page.goto('/storage');
	await page.getByRole('button', { name: 'Show a code' }).click();
	await expect(page.getByText('This code holds your only quiz.')).toBeVisible();
	const address = await page.getByRole('img', { name: /^QR code/ }).getAttribute('data-address');
	const before = await storedAttempt(page);

	const other = await newPage();
	await other.goto('/');
	await savedForOffline(other);
	await site.kill();
	await other.goto(address ?? '');
	await expect(other.getByText('This address brought 1 quiz from another device.')).toBeVisible();
	await expect(other.getByText('Nothing yet.')).toBeVisible();
	await other.getByRole('button', { name: 'Add to this device' }).click();
	await expect(status(other)).toHaveText(/^1 quiz added\./);
	expect(await storedAttempt(other)).toEqual(before);
});

test('what is ready offline is told from the bytes themselves: a file altered or gone is seen, and fetched again', async ({
	page
}) => {
	await page.goto('/');
	await savedForOffline(page);
	await page.goto('/storage');
	await expect(page.getByText(/^All \d+ files were read and compared just now/)).toBeVisible();
	await page.evaluate(async () => {
		const cache = await caches.open('sourcebook-packs-by-hash');
		for (const { url } of await cache.keys()) {
			if (url.includes('/packs/armistice.')) await cache.put(url, new Response('{}'));
			if (url.includes('/packs/decision-for-war.')) await cache.delete(url);
		}
	});
	await page.getByRole('button', { name: 'Check again' }).click();
	await expect(page.getByText(/^2 files of \d+ are missing or damaged\./)).toBeVisible();
	await expect(page.getByRole('listitem').filter({ hasText: 'damaged' })).toHaveCount(1);
	await expect(page.getByRole('listitem').filter({ hasText: 'not here' })).toHaveCount(1);
	await page.getByRole('button', { name: 'Fetch again' }).click();
	await expect(page.getByText(/^All \d+ files were read and compared just now/)).toBeVisible();
});

test('without storage the backup holds what lives in this tab alone, and the page says so', async ({
	page
}) => {
	await page.addInitScript(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
	});
	await answer(page, 2);
	const coming = page.waitForEvent('download');
	await page.evaluate(() => history.pushState({}, '', '/'));
	await page.getByRole('link', { name: 'Sourcebook' }).click();
	await page.getByRole('link', { name: 'Your work on this device' }).click();
	await expect(page.getByText('Right now the browser does not save')).toBeVisible();
	await page.getByRole('button', { name: 'Back up my work' }).click();
	const backup = JSON.parse(await readFile(await (await coming).path(), 'utf8'));
	expect(backup.attempts).toHaveLength(1);
	expect(new Set(backup.attempts[0].responses.map(({ item }: { item: number }) => item)).size).toBe(2);
});

test('the browser is asked to keep it after the first finished quiz, not before and not again', async ({
	page
}) => {
	await page.addInitScript(() => {
		StorageManager.prototype.persisted = async () => false;
		StorageManager.prototype.persist = async () => {
			localStorage.setItem('asked', String(Number(localStorage.getItem('asked') ?? 0) + 1));
			return false;
		};
	});
	const asked = () => page.evaluate(() => localStorage.getItem('asked'));
	for (const round of [1, 2]) {
		await startQuiz(page);
		if (round === 1) expect(await asked()).toBeNull();
		for (let place = 1; place <= 10; place++) {
			const skip = page.getByRole('button', { name: 'Skip' });
			if (place < 10) await skip.click();
			else await answerItem(page);
		}
		await goOn(page);
		await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
		await expect.poll(asked).toBe('1');
	}
});

test('the old address of the page leads to it, with the work that it carries', async ({ page }) => {
	await page.goto('/keep#work=cut');
	await expect(page).toHaveURL(/\/storage#work=cut$/);
	await expect(page.getByRole('heading', { level: 1, name: 'Your work on this device' })).toBeVisible();
});
