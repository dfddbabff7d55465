import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerToEnd } from './support/class.ts';
import { ClassSite } from './support/class-site.ts';
import { Device } from './support/device.ts';
import { joinAsAnna, openClass, teach } from './support/teacher.ts';
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
	test.setTimeout(240_000);
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

test('a new card is made for one learner alone, and the cards of the others go on', async ({ page }) => {
	test.setTimeout(120_000);
	await page.setViewportSize({ width: 360, height: 740 });
	const learner = await Device.open({});
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
	await page.getByRole('button', { name: 'Sign out Anna Lee’s devices' }).click();
	await page.getByRole('button', { name: 'Sign out every device of Anna Lee' }).click();
	await expect(cards).toHaveCount(0);
	await learner.page.goto(annas ?? '');
	await learner.page.getByRole('button', { name: 'Go on here' }).click();
	await expect(learner.page.getByRole('alert')).toHaveText('That is not right. Look at each part again.');
	await learner.page.goto('about:blank');
	await learner.page.goto(bens ?? '');
	await learner.page.getByRole('button', { name: 'Go on here' }).click();
	await expect(learner.page.getByText('You are Ben Oh.')).toBeVisible();
	await learner.close();
});
