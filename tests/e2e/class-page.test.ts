/** @guarantee Receipts and papers reach the class under the right name and are not lost when the server does not answer; the page warns before unsaved ones are closed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { receiptFrom } from './support/class.ts';
import { ClassSite } from './support/class-site.ts';
import { giveQuiz, seedTeacher } from './support/seed.ts';
import { lineOf, makeClass, PASSPHRASE, row, signIn, signUp } from './support/teacher.ts';
import { expect, test } from './support/test.ts';
import { isUsable } from './support/usable.ts';

let folder: string;
let school: ClassSite;
test.beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'sourcebook-desk-'));
	school = await ClassSite.open(path.join(folder, 'class.sqlite'));
});
test.afterEach(async () => {
	await school.close();
	await rm(folder, { recursive: true, force: true });
});

test('a teacher changes the passphrase, makes new recovery codes and signs out everywhere', async ({
	page,
	newPage
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await signUp(page, school);
	const codes = page.getByRole('region', { name: 'Write these recovery codes down' }).getByRole('listitem');
	const [former] = await codes.allInnerTexts();
	await page.getByRole('button', { name: 'I have them' }).click();
	await expect(page.getByRole('heading', { name: 'Your classes' })).toBeFocused();
	const other = await newPage();
	await other.goto(`${school.origin}/teach/class`);
	await signIn(other);
	await expect(other.getByText('Signed in as Ms Park.')).toBeVisible();

	await page.getByRole('link', { name: 'Your account' }).click();
	const change = page.getByRole('region', { name: 'Change the passphrase' });
	const NEW = 'a horse of another colour';
	await change.getByLabel('Passphrase until now').fill('not the passphrase');
	await change.getByLabel('New passphrase').fill(NEW);
	await page.keyboard.press('Enter');
	await expect(change.getByRole('alert')).toHaveText('That is not right. Look at each part again.');
	await isUsable(page, 'account');
	await change.getByLabel('Passphrase until now').fill(PASSPHRASE);
	await change.getByRole('button').click();
	await expect(change.getByRole('status')).toContainText('The passphrase is changed.');
	await expect(change.getByLabel('New passphrase')).toHaveValue('');
	await other.reload();
	await signIn(other);
	await expect(other.getByRole('alert')).toHaveText('That is not right. Look at each part again.');
	await signIn(other, NEW);
	await expect(other.getByText('Signed in as Ms Park.')).toBeVisible();

	const renew = page.getByRole('region', { name: 'Make new recovery codes' });
	await renew.getByLabel('Passphrase').fill(NEW);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Write these recovery codes down' })).toBeFocused();
	await expect(codes).toHaveCount(8);
	const fresh = await codes.allInnerTexts();
	expect(fresh).not.toContain(former);
	await isUsable(page, 'new recovery codes');
	await page.emulateMedia({ media: 'print' });
	await expect(codes.first()).toBeVisible();
	await expect(page.getByText('Recovery codes of Ms Park at')).toBeVisible();
	await expect(page.getByRole('button')).toHaveCount(0);
	await page.emulateMedia({ media: 'screen' });
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.getByRole('button', { name: 'Copy the codes' }).click();
	await expect(page.getByText('Copied. Put them where only you find them.')).toBeVisible();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied.split('\n').slice(1)).toEqual(fresh);
	await page.reload();
	await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
	await expect(codes).toHaveCount(0);

	await page.getByRole('button', { name: 'Sign out on every device' }).click();
	await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
	await other.reload();
	await other.getByRole('button', { name: 'I lost my passphrase' }).click();
	await other.getByLabel('Your name').fill('Ms Park');
	await other.getByLabel('New passphrase').fill(PASSPHRASE);
	await other.getByLabel('Recovery code').fill(former ?? '');
	await other.getByRole('button', { name: 'Set a new passphrase' }).click();
	await expect(other.getByRole('alert')).toHaveText('That is not right. Look at each part again.');
	await other.getByLabel('Recovery code').fill(fresh[0] ?? '');
	await other.getByRole('button', { name: 'Set a new passphrase' }).click();
	await expect(other.getByText('Signed in as Ms Park.')).toBeVisible();
});

test('a class and a learner are renamed with the keyboard alone, and a learner sees it', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await seedTeacher(page, school);
	await page.goto(`${school.origin}/teach/class`);
	await makeClass(page);
	await page.getByLabel('List of names').fill('Ana Lee\nBen Oh,Blue');
	await page.getByRole('button', { name: 'Add to the class' }).click();

	const renameClass = page.getByRole('button', { name: 'Rename the class' });
	await renameClass.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Name of the class')).toBeFocused();
	await page.keyboard.type('History 9c');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'History 9c' })).toBeVisible();
	await expect(renameClass).toBeFocused();

	await lineOf(page, 'Ana Lee').focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'Rename Ana Lee' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
	await isUsable(page, 'class with a learner being renamed');
	await page.getByLabel('Name', { exact: true }).focus();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type('Anna Lee');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Red');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Anna Lee Red')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Rename Anna Lee' })).toBeFocused();

	await lineOf(page, 'Ben Oh').click();
	await expect(page.getByRole('button', { name: 'Rename Anna Lee' })).toBeHidden();
	await page.getByRole('button', { name: 'Rename Ben Oh' }).click();
	await page.getByLabel('Name', { exact: true }).fill('Somebody else');
	await page.getByRole('button', { name: 'Leave it as it is' }).click();
	await expect(page.getByRole('button', { name: 'Rename Ben Oh' })).toBeFocused();
	await page.getByRole('button', { name: 'Remove Ben Oh', exact: true }).click();
	await page.getByRole('button', { name: 'Remove Ben Oh with all their work' }).click();
	await expect(page.getByRole('heading', { name: 'Learners' })).toBeFocused();

	await page.reload();
	await expect(page.getByText('Anna Lee Red')).toBeVisible();
	const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
	await page.goto(`${school.origin}/join#${code}`);
	await page.getByRole('button', { name: 'Find the class' }).click();
	await expect(page.getByText('Who are you in History 9c?')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Anna Lee/ })).toBeVisible();
	await expect(page.getByRole('button', { name: /Ben Oh/ })).toHaveCount(0);
});

test('a class gets its papers printed by name, and marks typed in from paper count, corrected too', async ({
	page
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await giveQuiz(page, school, 'each');
	await page.getByRole('link', { name: /^Print/ }).click();
	const papers = page.getByRole('article');
	await expect(papers).toHaveCount(3);
	const bens = papers.filter({ hasText: 'Ben Oh' });
	await expect(bens).toHaveCount(1);
	await page.getByLabel('answers below each question').check();
	await isUsable(page, 'papers of a class');
	const keys = await bens.getByText(/^Right: /).allInnerTexts();
	const line = keys.map((key, at) => `${at + 1}${key.replace('Right:', '').replaceAll(' ', '')}`).join(' ');
	expect(keys).toHaveLength(3);
	await page.getByRole('link', { name: 'Classes' }).click();

	await page.getByRole('link', { name: /^Report/ }).click();
	await expect(row(page, 'Ben Oh')).toContainText('Not done');
	await page.getByLabel('Learner', { exact: true }).selectOption('Ben Oh');
	const answers = page.getByLabel('Answers', { exact: true });
	await answers.fill('1%');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert').filter({ hasText: 'is no mark' })).toBeVisible();
	await answers.fill('- - -');
	await page.keyboard.press('Enter');
	await expect(page.getByText('The paper of Ben Oh is in.')).toBeVisible();
	await expect(row(page, 'Ben Oh')).toContainText('0 of 3');
	await answers.fill(line);
	await page.keyboard.press('Enter');
	await expect(row(page, 'Ben Oh')).toContainText('3 of 3');
	await expect(row(page, 'Ben Oh').getByRole('cell').nth(2)).toHaveText('1');
	await expect(row(page, 'Ben Oh')).toContainText('Done');
	await isUsable(page, 'report of a class with what is taken in by hand');

	await page.goto(`${school.origin}/teach/paper?class=a-class-of-nobody&of=an-assignment-of-nobody`);
	await expect(
		page.getByText('What was asked for is not there any more. Somebody may have deleted it.')
	).toBeVisible();
});

test('what learners without a line send is taken in for their class, once, and put to their names', async ({
	page,
	newPage
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await giveQuiz(page, school, 'same');
	await page.getByRole('link', { name: /^Print/ }).click();
	const address = await page.getByRole('article').getByRole('img').getAttribute('data-address');
	const annas = await receiptFrom(newPage, 'anna lee', address ?? '');
	const strangers = await receiptFrom(newPage, 'Mimi', address ?? '');
	await page.getByRole('link', { name: 'Classes' }).click();
	await page.getByRole('link', { name: /^Report/ }).click();

	const pasted = page.getByLabel('Paste what learners sent');
	const take = page.getByRole('button', { name: 'Take in' });
	await pasted.fill(annas);
	school.line.set('refusing');
	await take.click();
	await expect(page.getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeVisible();
	await expect(pasted).toHaveValue(annas);
	school.line.set('open');
	await take.click();
	await expect(page.getByText('1 try taken in.')).toBeVisible();
	await expect(row(page, 'Anna Lee')).not.toContainText('Not done');
	await expect(row(page, 'Anna Lee').getByRole('cell').nth(2)).toHaveText('1');
	await pasted.fill(`${annas} and again ${annas.slice(0, -40)}`);
	await take.click();
	await expect(page.getByText('1 try was here already.')).toBeVisible();
	await expect(page.getByText(/It is cut off/)).toBeVisible();

	await pasted.fill(strangers);
	await take.click();
	await expect(page.getByText(/^1 try is from a name that is not in the class/)).toBeVisible();
	await isUsable(page, 'report of a class with a stranger');
	await page.getByLabel('Who is Mimi?').selectOption('Cara Im');
	await page.getByRole('button', { name: 'Count it for Cara Im' }).click();
	await expect(row(page, 'Cara Im')).not.toContainText('Not done');
	await expect(page.getByLabel('Who is Mimi?')).toHaveCount(0);
	await page.reload();
	await expect(row(page, 'Cara Im')).not.toContainText('Not done');
	await expect(row(page, 'Anna Lee').getByRole('cell').nth(2)).toHaveText('1');
	await expect(row(page, 'Ben Oh')).toContainText('Not done');
});

test('a list of names stays where the server did not take it, and where the session had run out', async ({
	page,
	context
}) => {
	await seedTeacher(page, school);
	await page.goto(`${school.origin}/teach/class`);
	await makeClass(page);
	const list = page.getByLabel('List of names');
	const add = page.getByRole('button', { name: 'Add to the class' });
	await list.fill('Ana\nBen');
	school.line.set('refusing');
	await add.click();
	const fault = page.getByRole('alert').filter({ hasText: 'The class server cannot be reached.' });
	await expect(fault).toBeInViewport();
	await page.evaluate(() => scrollTo(0, 0));
	await expect(fault).toBeInViewport();
	await expect(list).toHaveValue('Ana\nBen');
	school.line.set('open');
	await context.clearCookies();
	await add.click();
	await expect(page.getByText('You are not signed in any more. Sign in again.')).toBeVisible();
	await expect(list).toBeHidden();
	await signIn(page);
	await expect(list).toHaveValue('Ana\nBen');
	await add.click();
	await expect(lineOf(page, 'Ben')).toBeVisible();
	await expect(list).toHaveValue('');

	await page.setViewportSize({ width: 360, height: 740 });
	await list.fill('x'.repeat(80));
	await add.click();
	await lineOf(page, 'xxx').click();
	await expect(page.getByRole('button', { name: /^Remove x/ })).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
