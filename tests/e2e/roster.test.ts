/**
 * @guarantee A hand-in under a name that is not in the class counts for nobody until the teacher names the learner, and can be deleted.
 * @guarantee A browser works for one learner of a class, and no work is sent under another name.
 * @guarantee A learner’s devices and card can be signed out; the device says so, keeps unsent work, and sends it once its learner has joined again.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerToEnd, receiptFrom } from './support/class.ts';
import { ClassSite } from './support/class-site.ts';
import { Device } from './support/device.ts';
import { giveQuiz, teach } from './support/seed.ts';
import { joinAsAnna, lineOf, openClass } from './support/teacher.ts';
import { expect, savedForOffline, test } from './support/test.ts';
import { isUsable } from './support/usable.ts';

let folder: string;
let school: ClassSite;
test.beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'sourcebook-roster-'));
	school = await ClassSite.open(path.join(folder, 'class.sqlite'));
});
test.afterEach(async () => {
	await school.close();
	await rm(folder, { recursive: true, force: true });
});

test('a learner whose devices a teacher signs out is told so, loses nothing, joins again, and what waited arrives once', async ({
	page
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	const learner = await Device.open({ viewport: { width: 360, height: 740 } });
	const code = await teach(page, school);
	await joinAsAnna(learner.page, school, code);
	await openClass(learner.page).click();
	await learner.page.getByRole('button', { name: 'Begin' }).click();
	await answerToEnd(learner.page);
	await expect(learner.page.getByText(/^Handed in at /)).toBeVisible();
	await savedForOffline(learner.page);
	school.line.set('refusing');
	await learner.page.getByRole('button', { name: 'Try again' }).click();
	await learner.page.getByRole('button', { name: 'Try again' }).click();
	await answerToEnd(learner.page);
	await expect(learner.page.getByText('Saved on this device, not handed in yet.')).toBeVisible();
	await learner.kill();
	school.line.set('open');

	await page.reload();
	await expect(page.getByText('joined', { exact: true })).toHaveCount(1);
	await lineOf(page, 'Anna Lee').click();
	const signOut = page.getByRole('button', { name: 'Sign out Anna Lee’s devices' });
	await signOut.focus();
	await page.keyboard.press('Enter');
	const sure = page.getByRole('button', { name: 'Sign out every device of Anna Lee' });
	await expect(sure).toBeFocused();
	await isUsable(page, 'class with a learner being signed out');
	await page.getByRole('button', { name: 'Leave it as it is' }).click();
	await expect(signOut).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.getByText(/^The devices of Anna Lee are signed out/)).toBeFocused();
	await expect(page.getByText('not joined yet')).toHaveCount(2);

	await learner.boot();
	await learner.page.goto(`${school.origin}/assigned`);
	await openClass(learner.page).click();
	const told = learner.page.getByText(/^This device does not speak for Anna Lee in History 9b any more/);
	await expect(told).toBeVisible();
	await learner.page.getByRole('link', { name: 'Join the class again' }).click();
	await expect(told).toBeVisible();
	await expect(learner.page.getByText(/^1 try is saved on this device/)).toBeVisible();
	await expect(learner.page.getByText(/^Your own code is /)).toHaveCount(0);
	await isUsable(learner.page, 'a class that a device was signed out of');
	await page.getByRole('link', { name: /^Report/ }).click();
	const row = page.getByRole('row').filter({ hasText: 'Anna Lee' });
	await expect(row.getByRole('cell').nth(2)).toHaveText('1');

	await joinAsAnna(learner.page, school, code);
	await expect(learner.page.getByText('You are Anna Lee.')).toBeVisible();
	await expect(told).toHaveCount(0);
	await expect(row.getByRole('cell').nth(2)).toHaveText('2');
	await openClass(learner.page).click();
	await expect(learner.page.getByText(/^Handed in at /)).toBeVisible();
	await page.reload();
	await expect(row.getByRole('cell').nth(2)).toHaveText('2');
	await learner.close();
});

test('a new card is made for one learner alone, and the cards of the others go on', async ({
	page,
	newPage
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	const learner = await newPage();
	await teach(page, school);
	const cards = page.getByRole('listitem').filter({ hasText: 'and type your code:' });
	const addressOf = (name: string) =>
		cards.filter({ hasText: name }).getByRole('img').getAttribute('data-address');
	await page.getByRole('button', { name: 'Make join cards' }).click();
	const [annas, bens] = [await addressOf('Anna Lee'), await addressOf('Ben Oh')];
	await expect(page.getByText(/^Whoever holds a card can work as that learner/)).toBeVisible();
	await page.getByLabel('For whom').selectOption('Anna Lee');
	await page.getByRole('button', { name: 'Make join cards' }).click();
	await expect(cards).toHaveCount(1);
	expect(await addressOf('Anna Lee')).not.toBe(annas);
	await lineOf(page, 'Anna Lee').click();
	await page.getByRole('button', { name: 'Sign out Anna Lee’s devices' }).click();
	await page.getByRole('button', { name: 'Sign out every device of Anna Lee' }).click();
	await expect(cards).toHaveCount(0);
	await learner.goto(annas ?? '');
	await learner.getByRole('button', { name: 'Go on here' }).click();
	await expect(learner.getByRole('alert')).toContainText('This code is not known here.');
	await learner.goto('about:blank');
	await learner.goto(bens ?? '');
	await learner.getByRole('button', { name: 'Go on here' }).click();
	await expect(learner.getByText('You are Ben Oh.')).toBeVisible();
});

test('two learners of one name are told apart wherever one is picked, and what came from a stranger is not lost unasked', async ({
	page,
	newPage
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await giveQuiz(page, school, 'same', 'Anna Lee,Red\nAnna Lee,Blue\nBen Oh,Red\nBen Oh,Red\nCara Im,Red');
	const people = ['Anna Lee (Red)', 'Anna Lee (Blue)', 'Ben Oh (#3)', 'Ben Oh (#4)', 'Cara Im'];
	const picked = (label: string) => page.getByLabel(label, { exact: true }).getByRole('option');
	await expect(picked('For whom')).toHaveText(['Everybody', ...people]);
	for (const [at, name] of people.entries()) {
		await page.getByRole('listitem').locator('summary').nth(at).click();
		await expect(page.getByRole('button', { name: `Rename ${name}`, exact: true })).toBeVisible();
	}
	await page.getByRole('link', { name: /^Print/ }).click();
	const address = await page.getByRole('article').getByRole('img').getAttribute('data-address');
	const receipt = await receiptFrom(newPage, 'anna lee', address ?? '');
	await page.getByRole('link', { name: 'Classes' }).click();
	await page.getByRole('link', { name: /^Report/ }).click();
	await expect(picked('Learner')).toHaveText(people);
	const takeIn = async (text: string): Promise<void> => {
		await page.getByLabel('Paste what learners sent').fill(text);
		await page.getByRole('button', { name: 'Take in' }).click();
	};
	await takeIn(receipt);
	const who = page.getByLabel('Who is anna lee?');
	await expect(picked('Who is anna lee?')).toHaveText(['Nobody on the list', ...people]);
	await expect(page.getByText(/^Until then this is nowhere but in this open tab/)).toBeVisible();
	await isUsable(page, 'report with a stranger and learners of one name');

	const asks = page.waitForEvent('dialog');
	const closing = page.close({ runBeforeUnload: true });
	const dialog = await asks;
	expect(dialog.type()).toBe('beforeunload');
	await dialog.dismiss();
	await closing;
	// Other pages of the app may be looked at meanwhile.
	await page.getByRole('link', { name: 'History 9b' }).click();
	await page.getByRole('link', { name: /^Report/ }).click();
	// A list that is gone through by key counts for nobody on the way.
	await who.focus();
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('button', { name: 'Count it for Anna Lee (Red)' })).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('row').filter({ hasText: 'Anna Lee (Blue)' })).not.toContainText('Not done');
	await expect(page.getByRole('row').filter({ hasText: 'Anna Lee (Red)' })).toContainText('Not done');
	await expect(who).toHaveCount(0);
	await expect(page.getByRole('heading', { level: 2 }).first()).toBeFocused();
	await takeIn(receipt);
	await expect(page.getByText('1 try was here already.')).toBeVisible();
	await expect(who).toHaveCount(0);
	// What nobody claims can be dropped, and then nothing keeps the tab open.
	await takeIn(await receiptFrom(newPage, 'anna lee', address ?? ''));
	await page.getByRole('button', { name: 'Drop what anna lee handed in' }).click();
	await expect(who).toHaveCount(0);
	const closed = page.waitForEvent('close');
	await page.close({ runBeforeUnload: true });
	await closed;
});

test('joining says when a code is not known, leads back from the names, and lets nobody work in the place of another', async ({
	page,
	newPage
}) => {
	const code = await teach(page, school);
	const at = await newPage({ viewport: { width: 320, height: 640 } });
	const find = async (typed: string): Promise<void> => {
		await at.getByLabel('Class code').fill(typed);
		await at.getByRole('button', { name: 'Find the class' }).click();
	};
	await at.goto(`${school.origin}/join`);
	await find(code.startsWith('0') ? code.replace('0', '1') : code.replace(/^./, '0'));
	await expect(at.getByRole('alert')).toContainText('This code is not known here.');
	await find(code);
	await at.getByRole('button', { name: 'Type another code' }).click();
	await expect(at.getByLabel('Class code')).toBeVisible();
	await joinAsAnna(at, school, code);
	await expect(openClass(at)).toBeVisible();
	// The class lies open; whoever comes back to it sees who has joined.
	await expect(page.getByText('not joined yet')).toHaveCount(2);
	await page.getByRole('link', { name: /^Report/ }).click();
	await page.getByRole('link', { name: 'History 9b' }).click();
	await expect(page.getByText('not joined yet')).toHaveCount(1);
	await find(code);
	await expect(at.getByRole('alert')).toContainText('This browser already works as Anna Lee in History 9b.');
	await expect(at.getByRole('button', { name: 'Ben Oh' })).toHaveCount(0);
	await isUsable(at, 'joined already');
});
