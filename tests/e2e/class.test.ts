/** @guarantee What a learner finishes offline reaches the class once, from whichever page is opened next. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TestPostgres } from '../support/test-postgres.ts';
import { answerAssigned, answerToEnd } from './support/class.ts';
import { ClassSite } from './support/class-site.ts';
import { Device } from './support/device.ts';
import { goOn } from './support/quiz.ts';
import { teach } from './support/seed.ts';
import { joinAsAnna, openClass, PASSPHRASE, row, teachByHand } from './support/teacher.ts';
import { expect, savedForOffline, test } from './support/test.ts';

let folder: string;
let site: ClassSite;
test.beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'sourcebook-class-'));
	site = await ClassSite.open(path.join(folder, 'class.sqlite'));
});
test.afterEach(async () => {
	await site.close();
	await rm(folder, { recursive: true, force: true });
});

test('a class is made and joined, a quiz done offline and through two kills arrives once', async ({
	page
}) => {
	const learner = await Device.open({});
	const code = await teachByHand(page, site);
	await joinAsAnna(learner.page, site, code.toLowerCase().replace('-', ' ').replaceAll('0', 'o'));
	await expect(learner.page.getByText(/^Your own code is /)).toBeVisible();
	await savedForOffline(learner.page);

	site.line.set('refusing');
	await openClass(learner.page).click();
	await expect(learner.page.getByText('You hand in as Anna Lee.')).toBeVisible();
	await learner.page.getByRole('button', { name: 'Begin' }).click();
	await answerAssigned(learner.page);
	await goOn(learner.page);
	await expect(learner.page.getByText('Question 2 of 5')).toBeVisible();
	await learner.kill();
	await learner.boot();
	await learner.page.goto(`${site.origin}/join`);
	await openClass(learner.page).click();
	await learner.page.getByRole('button', { name: 'Go on at question 2 of 5' }).click();
	await answerToEnd(learner.page);
	await expect(learner.page.getByText('Saved on this device, not handed in yet.')).toBeVisible();
	await learner.kill();
	site.line.set('open');

	await page.getByRole('link', { name: /^Report/ }).click();
	await expect(row(page, 'Anna Lee')).toContainText('Not done');
	// The app only has to be opened, on any page.
	await learner.boot();
	await learner.page.goto(`${site.origin}/`);
	await expect(row(page, 'Anna Lee')).not.toContainText('Not done');
	await expect(row(page, 'Anna Lee').getByRole('cell').nth(2)).toHaveText('1');
	await expect(row(page, 'Ben Oh')).toContainText('Not done');
	await learner.page.goto(`${site.origin}/join`);
	await openClass(learner.page).click();
	await expect(learner.page.getByText(/^Handed in at /)).toBeVisible();
	await page.reload();
	await expect(row(page, 'Anna Lee')).toHaveCount(1);
	await expect(row(page, 'Anna Lee').getByRole('cell').nth(2)).toHaveText('1');
	await row(page, 'Anna Lee').getByRole('button').click();
	await expect(page.getByRole('heading', { name: 'Answers of Anna Lee' })).toBeVisible();
	await learner.close();
});

test('over Postgres the built app takes a hand-in from a learner of a class, once', async ({
	page,
	newPage
}) => {
	const postgres = await TestPostgres.start();
	const overPostgres = await ClassSite.open(await postgres.newDatabase());
	const code = await teach(page, overPostgres);
	const learner = await newPage();
	await joinAsAnna(learner, overPostgres, code);
	await openClass(learner).click();
	await learner.getByRole('button', { name: 'Begin' }).click();
	await answerToEnd(learner);
	await expect(learner.getByText(/^Handed in at /)).toBeVisible();
	await page.getByRole('link', { name: /^Report/ }).click();
	await expect(row(page, 'Anna Lee').getByRole('cell').nth(2)).toHaveText('1');
	await overPostgres.close();
	await postgres.stop();
});

test('a learner whose hand-in waits goes to another device with the file: still in the class, and it arrives, after the end too', async ({
	page,
	newPage
}) => {
	const [first, second] = [await newPage(), await newPage()];
	const code = await teach(page, site);
	await joinAsAnna(first, site, code);
	await savedForOffline(first);
	site.line.set('refusing');
	await openClass(first).click();
	await first.getByRole('button', { name: 'Begin' }).click();
	await answerToEnd(first);
	await first.goto(`${site.origin}/storage`);
	await expect(first.getByText('A place in 1 class', { exact: true })).toBeVisible();
	await expect(first.getByText('Whoever has the file can hand in as you')).toBeVisible();
	const coming = first.waitForEvent('download');
	await first.getByRole('button', { name: 'Back up my work' }).click();
	const file = await (await coming).path();
	// Its outbox would send as soon as the connection is back.
	await first.close();
	site.line.set('open');
	await page.getByRole('button', { name: /^End/ }).click();
	await expect(page.getByText('Ended')).toBeVisible();

	await second.goto(`${site.origin}/storage`);
	await expect(second.getByText('Nothing yet.')).toBeVisible();
	await second.getByLabel('Restore from a file').setInputFiles(file);
	await expect(second.locator('.outcome')).toContainText('A place in 1 class added. 1 assignment added.');
	await second.goto(`${site.origin}/`);
	await page.getByRole('link', { name: /^Report/ }).click();
	await expect(row(page, 'Anna Lee')).toContainText('in time by its own clock, received late');
	await expect(row(page, 'Anna Lee').getByRole('cell').nth(2)).toHaveText('1');
	await second.goto(`${site.origin}/join`);
	await expect(second.getByText('You are Anna Lee.')).toBeVisible();
	await second.goto(`${site.origin}/assigned`);
	await openClass(second).click();
	await expect(second.getByText(/^Handed in at /)).toBeVisible();
});

test('a learner whose browser was cleared gets what was handed in back with the own code, and nothing is handed in twice', async ({
	page,
	newPage
}) => {
	const learner = await newPage();
	const code = await teach(page, site);
	await joinAsAnna(learner, site, code);
	const told = await learner.getByText(/^Your own code is /).innerText();
	const own = /[0-9A-Z]{4}(?:-[0-9A-Z]{4})+/.exec(told)?.[0] ?? '';
	await learner.getByRole('button', { name: 'Bring back what was handed in' }).click();
	await expect(learner.getByText('Nothing of yours was handed in to this class yet.')).toBeVisible();
	await openClass(learner).click();
	await learner.getByRole('button', { name: 'Begin' }).click();
	await answerToEnd(learner);
	const handedIn = learner.getByText(/^Handed in at /);
	await expect(handedIn).toBeVisible();
	await page.getByRole('link', { name: /^Report/ }).click();
	await expect(row(page, 'Anna Lee').getByRole('cell').nth(2)).toHaveText('1');

	await learner.goto('about:blank');
	const session = await learner.context().newCDPSession(learner);
	await session.send('Storage.clearDataForOrigin', { origin: site.origin, storageTypes: 'all' });
	const sent: string[] = [];
	learner.context().on('request', (request) => {
		if (request.method() === 'POST' && request.url().endsWith('/hand-ins')) sent.push(request.url());
	});
	await learner.goto(`${site.origin}/storage`);
	await expect(learner.getByText('Nothing yet.')).toBeVisible();
	await learner.getByRole('link', { name: 'Type the code of a class' }).click();
	await learner.getByText('I have a code of my own').click();
	await learner.getByLabel('Your own code').fill(own.toLowerCase());
	await learner.getByRole('button', { name: 'Go on here' }).click();
	await expect(learner.getByText('1 quiz that you handed in is back on this device.')).toBeVisible();
	await expect(learner.getByText('You are Anna Lee.')).toBeVisible();
	await learner.getByRole('button', { name: 'Bring back what was handed in' }).click();
	await expect(learner.getByText('Everything that you handed in is on this device already.')).toBeVisible();
	await openClass(learner).click();
	await expect(handedIn).toBeVisible();
	await learner.goto(`${site.origin}/storage`);
	await expect(learner.getByText('1 quiz finished', { exact: true })).toBeVisible();
	await learner.goto(`${site.origin}/assigned`);
	await expect(openClass(learner)).toBeVisible();
	expect(sent).toEqual([]);
	await page.reload();
	await expect(row(page, 'Anna Lee')).toHaveCount(1);
	await expect(row(page, 'Anna Lee').getByRole('cell').nth(2)).toHaveText('1');
});

test('a teacher signs in again, rolls the code, prints cards, ends an assignment and deletes the class', async ({
	page,
	newPage
}) => {
	const learner = await newPage();
	const code = await teach(page, site);
	await page.getByRole('link', { name: 'All classes' }).click();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.getByLabel('Your name').fill('ms park');
	await page.getByLabel('Passphrase').fill('wrong passphrase');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('alert')).toHaveText('That is not right. Look at each part again.');
	await page.getByLabel('Passphrase').fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.getByRole('link', { name: /^History 9b/ }).click();
	await page.getByRole('button', { name: 'New code' }).click();
	await expect(page.getByText(code, { exact: true })).toHaveCount(0);
	await page.getByRole('button', { name: 'Make join cards' }).click();
	const card = page.getByRole('listitem').filter({ hasText: 'and type your code:' }).first();
	const address = await card.getByRole('img').getAttribute('data-address');

	await learner.goto(address ?? '');
	await learner.getByRole('button', { name: 'Go on here' }).click();
	await expect(learner.getByText('You are Anna Lee.')).toBeVisible();
	await expect(openClass(learner)).toBeVisible();
	await page.getByRole('button', { name: /^End/ }).click();
	await expect(page.getByText('Ended')).toBeVisible();
	await learner.reload();
	await expect(learner.getByText('Nothing is assigned just now.')).toBeVisible();

	await page.getByRole('button', { name: 'Delete this class' }).click();
	await page.getByRole('button', { name: 'Delete everything' }).click();
	await expect(page.getByText('No class yet.')).toBeVisible();
});
