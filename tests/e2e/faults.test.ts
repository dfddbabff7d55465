/**
 * @guarantee Two tabs on one quiz lose no answer and count none twice.
 * @guarantee When the browser has lost its data between two visits, the app says so and offers to restore a backup.
 * @guarantee A private window works until it is closed, and the next one raises no false alarm.
 * @guarantee A clock set back or ahead, even in the middle of a quiz, loses no answer and hides no review card.
 */
import { chromium, type Page } from '@playwright/test';
import { chromiumFlags, ensureChromium } from '../../scripts/find-chromium.ts';
import {
	answerItem,
	giveResponse,
	goOn,
	nextButton,
	QUIZ,
	startQuiz,
	stem,
	storedAttempt
} from './support/quiz.ts';
import { putRecord, rawRecords } from './support/records.ts';
import { expect, savedForOffline, test } from './support/test.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;

const resumeAt = (page: Page, place: number) =>
	page.getByRole('button', { name: `Go on at question ${place} of 10` });
const attemptsIn = (records: Record<string, unknown>): string[] =>
	Object.keys(records).filter((key) => key.startsWith('attempt:'));

const lastKey = async (page: Page): Promise<string> => attemptsIn(await rawRecords(page)).at(-1) ?? '';

/** Answers the item in view with one try or two, and goes on. */
async function pass(page: Page): Promise<void> {
	await answerItem(page);
	await goOn(page);
}

test('a clock set forward and back in the middle of a quiz loses nothing, and the quiz begun last comes first', async ({
	page
}) => {
	const now = Date.now();
	await page.goto('/');
	await startQuiz(page);
	await pass(page);
	await page.clock.setFixedTime(now + 3 * YEAR);
	await pass(page);
	await page.clock.setFixedTime(now - 20 * YEAR);
	await pass(page);
	await page.reload();
	await expect(page.getByText('Question 4 of 10')).toBeVisible();
	const { responses } = await storedAttempt(page);
	expect([...new Set(responses.map(({ item }) => item))]).toEqual([0, 1, 2]);

	// Begun thirty years before the first by the clock, and after it by the count.
	await page.clock.setFixedTime(now - 50 * YEAR);
	await startQuiz(page);
	await pass(page);
	await page.goto(QUIZ);
	await expect(resumeAt(page, 2)).toBeVisible();
	await page.goto('/storage');
	await expect(page.getByText(/2 quizzes/).first()).toBeVisible();
});

test('two tabs on one quiz lose no answer and count none twice', async ({ page, context }) => {
	await startQuiz(page);
	await pass(page);
	const other = await context.newPage();
	await other.goto(QUIZ);
	await resumeAt(other, 2).click();
	await expect(other.getByText('Question 2 of 10')).toBeVisible();
	expect(await stem(other).textContent()).toBe(await stem(page).textContent());
	// Both answer the same item at once: it has two tries, whoever takes them.
	await Promise.all([giveResponse(page), giveResponse(other)]);
	const { responses } = await storedAttempt(page);
	const tries = responses.filter(({ item }) => item === 1);
	expect(tries.length).toBeGreaterThanOrEqual(1);
	expect(tries.length).toBeLessThanOrEqual(2);
	for (const tab of [page, other]) {
		if (!(await nextButton(tab).isVisible())) await giveResponse(tab);
		await goOn(tab);
	}
	await pass(other);
	await pass(other);
	await giveResponse(page);
	const records = await rawRecords(page);
	expect(attemptsIn(records)).toHaveLength(1);
	const after = (await storedAttempt(page)).responses;
	expect(after.slice(0, responses.length)).toEqual(responses);
	expect([...new Set(after.map(({ item }) => item))].sort()).toEqual([0, 1, 2, 3]);
	for (const place of [0, 1, 2, 3])
		expect(after.filter(({ item }) => item === place).length).toBeLessThanOrEqual(2);
});

test('an old tab leaves alone what a newer version wrote beside it, and tells', async ({ page }) => {
	await startQuiz(page);
	await pass(page);
	const newer = { version: 2, attempt: { id: 'newer', in: 'another form' } };
	await putRecord(page, 'attempt:newer', newer);
	await pass(page);
	await page.goto(QUIZ);
	await expect(page.getByText('Some of your work was saved by a newer version of the app.')).toBeVisible();
	await resumeAt(page, 3).click();
	await answerItem(page);
	expect((await rawRecords(page))['attempt:newer']).toEqual(newer);
});

test('an old tab does not hold up a newer version that changes the database', async ({ page, context }) => {
	await startQuiz(page);
	await pass(page);
	const newer = await context.newPage();
	await newer.goto('/rights');
	const outcome = await newer.evaluate(
		() =>
			new Promise<string>((resolve) => {
				const opening = indexedDB.open('sourcebook-attempts', 3);
				opening.onblocked = () => resolve('held up');
				opening.onsuccess = () => {
					opening.result.close();
					resolve('changed');
				};
			})
	);
	expect(outcome).toBe('changed');
	await pass(page);
	await page.reload();
	// A reload that comes with the tap on "Next" may be faster than the note of the place; answers are stored by then.
	await expect(page.getByText(/^Question [23] of 10$/)).toBeVisible();
	expect(new Set((await storedAttempt(page)).responses.map(({ item }) => item)).size).toBe(2);
});

test('records cleared while a quiz is open are stored again with the next answer, and that is told', async ({
	page,
	context
}) => {
	await startQuiz(page);
	await pass(page);
	const before = await storedAttempt(page);
	const origin = new URL(page.url()).origin;
	const session = await context.newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
	await pass(page);
	await expect(page.getByText('The quiz has been saved again.')).toBeVisible();
	await expect(page.getByText('may not be kept')).toBeHidden();
	const { responses } = await storedAttempt(page);
	expect(responses.slice(0, before.responses.length)).toEqual(before.responses);
	expect([...new Set(responses.map(({ item }) => item))]).toEqual([0, 1]);
	await page.goto(QUIZ);
	await expect(resumeAt(page, 3)).toBeVisible();
	await expect(page.getByText('are no longer here')).toBeHidden();
});

test('a tab of an app before the upgrade of the database goes on, and what it writes shows up here', async ({
	page,
	context
}) => {
	// As an older app leaves it: a database of version 1, held by a tab that gives way when asked.
	const old = await context.newPage();
	await old.goto('/rights');
	await old.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('sourcebook-attempts');
				opening.onupgradeneeded = () => opening.result.createObjectStore('attempts');
				opening.onsuccess = () => {
					opening.result.onversionchange = () => opening.result.close();
					resolve();
				};
			})
	);
	await startQuiz(page);
	await pass(page);
	const { attempt } = JSON.parse(JSON.stringify((await rawRecords(page))[await lastKey(page)]));
	// Finished in the other tab, which knows nothing of the indexes, and a second one begun.
	await putRecord(old, `attempt:${attempt.id}`, { version: 1, attempt: { ...attempt, finishedAt: 1 } });
	const second = { ...attempt, id: 'second', sequence: 2 };
	await putRecord(old, 'attempt:second', { version: 1, attempt: second });
	await putRecord(old, 'sequence', 2);
	await page.goto(QUIZ);
	await resumeAt(page, 1).click();
	await expect(stem(page)).toBeVisible();
	expect(new URL(page.url()).searchParams.get('attempt')).toBe('second');
});

test('in a private window a quiz goes on after a reload, and the next window raises no false alarm', async ({
	baseURL
}) => {
	const browser = await chromium.launch({
		executablePath: ensureChromium(),
		args: chromiumFlags,
		chromiumSandbox: !chromiumFlags.includes('--no-sandbox')
	});
	try {
		const first = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
		const page = await first.newPage();
		await startQuiz(page);
		await pass(page);
		await page.goto(QUIZ);
		await resumeAt(page, 2).click();
		await answerItem(page);
		await first.close();
		const second = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
		const next = await second.newPage();
		await next.goto(QUIZ);
		await expect(next.getByText('Question 1 of 10')).toBeVisible();
		await expect(next.getByText('are no longer here')).toBeHidden();
	} finally {
		await browser.close();
	}
});

test("the browser's own files put back to empty between two starts: it is told, and the backup brings all back, the server dead", async ({
	device,
	site
}) => {
	const { page } = device;
	await page.goto('/');
	await savedForOffline(page);
	await startQuiz(page);
	await pass(page);
	await pass(page);
	const before = await storedAttempt(page);
	await page.goto('/storage');
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Back up my work' }).click();
	const stream = await (await coming).createReadStream();
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(Buffer.from(part));

	await site.kill();
	await device.loseDatabases();
	await device.page.goto('/');
	await expect(
		device.page.getByText('Quizzes that were saved in this browser are no longer here.')
	).toBeVisible();
	await device.page.getByRole('link', { name: 'Restore' }).click();
	await device.page.getByLabel('Restore from a file').setInputFiles({
		name: 'backup.json',
		mimeType: 'application/json',
		buffer: Buffer.concat(parts)
	});
	await expect(device.page.getByText(/^1 quiz added\./)).toBeVisible();
	await expect(device.page.getByText('are no longer here')).toBeHidden();
	expect(await storedAttempt(device.page)).toEqual(before);
	await device.page.goto(QUIZ);
	await resumeAt(device.page, 3).click();
	await expect(stem(device.page)).toBeVisible();
});
