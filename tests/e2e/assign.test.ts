/**
 * @guarantee A teacher without a server gets a link in three taps; the quiz works offline and survives a crash; a receipt imported twice counts once.
 * @guarantee Correct answers are shown when the teacher allows it, and through no other page before.
 */
import { readFile } from 'node:fs/promises';
import { answerAssigned, answerToEnd, assign, receiptFrom } from './support/class.ts';
import { Device } from './support/device.ts';
import { goOn } from './support/quiz.ts';
import { expect, savedForOffline, test } from './support/test.ts';

const five = (page: import('@playwright/test').Page) =>
	page.getByLabel('Questions', { exact: true }).fill('5');

test('no server: a link in three taps, a quiz offline and through a kill, a receipt taken in twice, shown once', async ({
	page,
	context,
	site,
	baseURL
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const link = await assign(page);
	await expect(page.getByText('Copied. Paste it where your learners will find it.')).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
	await page.goto('/');
	await savedForOffline(page);

	const learner = await Device.open({ ...(baseURL ? { baseURL } : {}) });
	await learner.page.goto(link);
	await expect(learner.page.getByText('10 questions', { exact: true })).toBeVisible();
	await savedForOffline(learner.page);
	await site.kill();
	await learner.page.getByRole('button', { name: 'Begin' }).click();
	await expect(learner.page.getByRole('alert')).toHaveText('Type your name first.');
	await learner.page.getByLabel('Your name').fill('박지민');
	await learner.page.getByRole('button', { name: 'Begin' }).click();
	for (let place = 1; place <= 4; place++) {
		await answerAssigned(learner.page);
		await goOn(learner.page);
	}
	await expect(learner.page.getByText('Question 5 of 10')).toBeVisible();

	await learner.kill();
	await learner.boot();
	await learner.page.goto(link);
	await learner.page.getByRole('button', { name: 'Go on at question 5 of 10' }).click();
	await answerToEnd(learner.page);
	await expect(learner.page.getByText('Saved on this device, not handed in yet.')).toBeVisible();
	const coming = learner.page.waitForEvent('download');
	await learner.page.getByRole('button', { name: 'Save as a file' }).click();
	const file = await coming;
	const receipt = await readFile(await file.path(), 'utf8');
	await learner.close();

	await page.goto('/teach');
	await page.getByRole('link', { name: /^Results/ }).click();
	const chosen = { name: file.suggestedFilename(), mimeType: 'text/plain', buffer: Buffer.from(receipt) };
	await page.getByLabel('Choose files').setInputFiles([chosen]);
	await expect(page.getByText('1 try taken in.')).toBeVisible();
	await page.getByLabel('Paste what learners sent').fill(`> Here it is!\n> ${receipt}\n> bye`);
	await page.getByRole('button', { name: 'Take in' }).click();
	await expect(page.getByText('1 try was here already.')).toBeVisible();
	const rows = page.getByRole('row').filter({ hasText: '박지민' });
	await expect(rows).toHaveCount(1);
	await expect(rows.getByRole('cell').nth(2)).toHaveText('1');
	await rows.getByRole('button').click();
	await expect(page.getByRole('heading', { name: 'Answers of 박지민' })).toBeFocused();
	await expect(page.getByRole('heading', { name: /^Try 1:/ })).toBeVisible();
});

test('a receipt that was altered is refused with its place, and a roster shows who is missing', async ({
	page,
	newPage
}) => {
	const receipt = await receiptFrom(newPage, 'anna LEE', await assign(page, five));

	await page.goto('/teach/receive');
	const at = receipt.length - 40;
	const altered = receipt.slice(0, at) + (receipt[at] === 'A' ? 'B' : 'A') + receipt.slice(at + 1);
	await page.getByLabel('Paste what learners sent').fill(altered);
	await page.getByRole('button', { name: 'Take in' }).click();
	await expect(page.getByText(/^Pasted text, number 1: It was altered/)).toBeVisible();
	await page.getByLabel('Paste what learners sent').fill(receipt);
	await page.getByRole('button', { name: 'Take in' }).click();
	await page.getByLabel('List of names').fill('Name;Group\nAnna Lee;9b\nBen Oh;9b\n=1+1;9b');
	await page.getByRole('button', { name: 'Use this list' }).click();
	await expect(page.getByText('3 learners on the list.')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'Anna Lee' })).not.toContainText('Not done');
	await expect(page.getByRole('row').filter({ hasText: 'Ben Oh' })).toContainText('Not done');
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Gradebook (CSV)' }).click();
	const table = await readFile(await (await coming).path(), 'utf8');
	expect(table).toMatch(/^\ufeffName,Group,Status/);
	expect(table).toContain("\r\n'=1+1,9b,Not done");
});

test('marks from paper land in the same table; each sheet shows only the answers that were asked for', async ({
	page
}) => {
	await assign(page, async () => {
		await five(page);
		await page.getByLabel('Who gets which questions').selectOption('same');
	});
	await page.getByRole('link', { name: /^Print/ }).click();
	await expect(page.getByRole('article')).toHaveCount(1);
	await expect(page.getByText(/^Right: /)).toHaveCount(0);
	await page.getByLabel('answers below each question').check();
	const keys = await page.getByText(/^Right: /).allTextContents();
	expect(keys).toHaveLength(5);
	const line = keys.map((key, place) => `${place + 1}${key.replace(/^Right: |\s/g, '')}`).join(' ');
	await page.goto('/teach');
	await page.getByRole('link', { name: /^Results/ }).click();
	await page.getByLabel('List of names').fill('Cho Min\nDana');
	await page.getByRole('button', { name: 'Use this list' }).click();
	await page.getByLabel('Answers', { exact: true }).fill('1Z');
	await page.getByRole('button', { name: 'Add this paper' }).click();
	await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveText(/^Question 1 takes/);
	await page.getByLabel('Answers', { exact: true }).fill(line);
	await page.getByRole('button', { name: 'Add this paper' }).click();
	await expect(page.getByText('The paper of Cho Min is in.')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'Cho Min' })).toContainText('5 of 5');
});

test('what is right shows when the teacher said so: after each question, at the end, or after the due date', async ({
	page
}) => {
	const begin = async (link: string) => {
		await page.goto('/');
		await page.goto(link);
		const name = page.getByLabel('Your name');
		await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
		if (await name.isVisible()) await name.fill('Eun');
		await page.getByRole('button', { name: 'Begin' }).click();
		await expect(page.locator('#stem')).toBeVisible();
	};
	const two = () => page.getByLabel('Questions', { exact: true }).fill('2');

	await begin(
		await assign(page, async () => {
			await two();
			await page.getByLabel('Learners see what was right').selectOption('after-each');
		})
	);
	await answerToEnd(page, false);

	await begin(await assign(page, two));
	await answerAssigned(page);
	await expect(page.getByRole('heading', { name: 'Your answer is saved.' })).toBeFocused();
	await expect(page.getByText('✓ Right')).toHaveCount(0);
	await expect(page.getByText('About this question')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Show me the words' })).toHaveCount(0);
	await goOn(page);
	await answerToEnd(page);
	await page.getByRole('button', { name: /^See what was right/ }).click();
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeFocused();

	const link = await assign(page, async () => {
		await two();
		await page.getByLabel('Learners see what was right').selectOption('after-due');
		await page.getByLabel('Due', { exact: true }).fill('2099-01-01T10:00');
	});
	await begin(link);
	await answerToEnd(page);
	await expect(page.getByText(/^What was right is shown after 1 January 2099/)).toBeVisible();
	await expect(page.getByRole('button', { name: /^See what was right/ })).toHaveCount(0);
	await page.clock.setFixedTime(new Date('2099-01-02T10:00'));
	await page.goto('/');
	await page.goto(link);
	await page.getByRole('button', { name: /^See what was right/ }).click();
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeFocused();
});

test('an assigned quiz that is open shows nothing of what is right through the quiz page either', async ({
	page
}) => {
	const link = await assign(page, five);
	await page.goto('/');
	await page.goto(link);
	await page.getByLabel('Your name').fill('Fay');
	await page.getByRole('button', { name: 'Begin' }).click();
	await answerAssigned(page);
	const id = await page.evaluate(
		() =>
			new Promise<string>((resolve) => {
				const opening = indexedDB.open('sourcebook-attempts');
				opening.onsuccess = () => {
					const keys = opening.result.transaction('attempts').objectStore('attempts').getAllKeys();
					keys.onsuccess = () =>
						resolve(String(keys.result.find((key) => String(key).startsWith('attempt:a~'))).slice(8));
				};
			})
	);
	await page.goto(`/quiz/decision-for-war?attempt=${id}`);
	await expect(page.getByText('Question 1 of 10')).toBeVisible();
	await expect(page.getByText('You have a quiz that is not finished.')).toHaveCount(0);
});
