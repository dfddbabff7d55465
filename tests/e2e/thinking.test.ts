/**
 * @guarantee What a learner expects of a document is stored on the device, shown again after it, and in a backup.
 * @guarantee The question before a document never stands in the way of reading it, on the screen or on paper.
 * @guarantee An answer to a module's question shows as chosen once it is stored; before and after stand side by side.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { shipped } from '../fixtures/shipped.ts';
import { violations } from './support/axe.ts';
import { kept } from './support/records.ts';
import { appIsAlive, expect, savedForOffline, test } from './support/test.ts';
import { overflow, smallTargets } from './support/screen-checks.ts';

test.use({ viewport: { width: 360, height: 740 } });

const module = shipped.find(({ id }) => id === 'decision-for-war')!;
const first = module.sections[0]!;
const source = module.sources.find(({ id, predict }) => first.sources.includes(id) && predict)!;
const MODULE = `/learn/${module.id}`;
const SECTION = `${MODULE}/${first.id}`;
const PREDICTION = `prediction:${module.id}/${source.id}`;
const TEXT = 'He will say no: the army is too weak.';

const field = (page: Page) => page.getByRole('textbox', { name: source.predict! });
const expected = (page: Page) => page.getByText('You expected').locator('..');
const choice = (page: Page, name: string) => page.getByRole('radio', { name });
const answers = module.answers!.map(({ text }) => text);

/** Nothing for axe, nothing too small for a finger, nothing wider than 320 px. */
async function isUsable(page: Page): Promise<void> {
	expect(await violations(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await page.setViewportSize({ width: 360, height: 740 });
}

async function foretell(page: Page, text: string): Promise<void> {
	await page.goto(SECTION);
	await appIsAlive(page);
	await field(page).fill(text);
	await expect.poll(() => kept(page, PREDICTION)).toMatchObject({ version: 1, text });
}

test('what was expected of a document is asked before it, stored, and shown again after it', async ({
	page
}) => {
	await foretell(page, TEXT);
	await expect(expected(page)).toContainText(TEXT);
	const order = await page.evaluate(
		([id]) => {
			const [card, asked, again] = ['#' + id, '.before textarea', '.after'].map((each) =>
				document.querySelector(each!)
			);
			const follows = (one: Element, other: Element): boolean =>
				(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
			return [follows(asked!, card!), follows(card!, again!)];
		},
		[source.id]
	);
	expect(order).toEqual([true, true]);
	await page.reload();
	await expect(field(page)).toHaveValue(TEXT);
	await expect(expected(page)).toContainText(TEXT);
	await isUsable(page);
	await field(page).fill('');
	await expect.poll(() => kept(page, PREDICTION)).toMatchObject({ text: '' });
	await expect(expected(page)).toHaveCount(0);
});

test('what was typed before the script had come is stored', async ({ page }) => {
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route(/\.js$/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(SECTION, { waitUntil: 'commit' });
	await field(page).fill(TEXT);
	release();
	await expect(expected(page)).toContainText(TEXT);
	await expect(field(page)).toHaveValue(TEXT);
	expect(await kept(page, PREDICTION)).toMatchObject({ text: TEXT });
});

test('without JavaScript and on paper the question is plain text', async ({ browser, page, site }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const plain = await context.newPage();
	await plain.goto(site.origin + SECTION);
	await expect(plain.getByText(source.predict!)).toBeVisible();
	await expect(plain.getByRole('textbox')).toHaveCount(0);
	await expect(plain.getByText('What you write is stored').filter({ visible: true })).toHaveCount(0);
	await expect(plain.locator(`#${source.id} .excerpt`)).toBeVisible();
	await context.close();
	await foretell(page, TEXT);
	await expect(expected(page)).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText(source.predict!)).toBeVisible();
	await expect(page.getByRole('textbox')).toHaveCount(0);
	await expect(expected(page)).toBeHidden();
});

test('an answer is chosen before and after reading, offline too, and both stand side by side', async ({
	page,
	context
}) => {
	await page.goto(MODULE);
	await savedForOffline(page);
	await appIsAlive(page);
	await choice(page, answers[1]!).click();
	await expect(choice(page, answers[1]!)).toBeChecked();
	expect(await kept(page, `answer:${module.id}/before`)).toMatchObject({
		version: 1,
		answer: module.answers![1]!.id
	});
	await page.reload();
	await expect(choice(page, answers[1]!)).toBeChecked();
	await isUsable(page);
	await context.setOffline(true);
	await page.goto(`${MODULE}/${module.sections.at(-1)!.id}`);
	await page.getByRole('link', { name: 'Your answer, before and after' }).click();
	await expect(page.getByRole('heading', { name: 'How strong is each answer?' })).toHaveCount(0);
	await appIsAlive(page);
	await choice(page, 'I am not sure yet').click();
	await expect(choice(page, 'I am not sure yet')).toBeChecked();
	await choice(page, answers[2]!).click();
	await expect(choice(page, answers[2]!)).toBeChecked();
	const moved = page.getByRole('combobox', { name: /^Which document changed your mind/ });
	await moved.selectOption({ index: 1 });
	const both = page.getByRole('region', { name: 'Your answer, before and after' });
	await expect(both).toContainText(answers[1]!);
	await expect(both).toContainText(answers[2]!);
	await expect(both).toContainText('You have changed your answer.');
	await expect(both.getByRole('link')).toHaveCount(1);
	for (const { text, getsRight, supportedBy, complicatedBy } of module.answers!) {
		const weighed = page.getByRole('article', { name: text });
		await expect(weighed).toContainText(getsRight);
		await expect(weighed.getByRole('listitem')).toHaveCount(supportedBy.length + complicatedBy.length);
		await expect(weighed.getByRole('link')).toHaveCount(supportedBy.length + complicatedBy.length);
	}
	await isUsable(page);
	const [passage] = await page.getByRole('article').first().getByRole('blockquote').allTextContents();
	await page.getByRole('article').first().getByRole('link').first().click();
	await expect(page.locator('.excerpt')).toContainText(passage!.split(' […] ')[0]!);
	await page.goBack();
	await expect(both).toContainText(answers[2]!);
	await expect(moved).not.toHaveValue('');
});

test('the keyboard alone chooses an answer', async ({ page }) => {
	await page.goto(`${MODULE}/answers`);
	await appIsAlive(page);
	await choice(page, answers[0]!).focus();
	await page.keyboard.press('Space');
	await expect(choice(page, answers[0]!)).toBeChecked();
	await page.keyboard.press('ArrowDown');
	await expect(choice(page, answers[1]!)).toBeChecked();
	await expect(choice(page, answers[1]!)).toBeFocused();
	expect(await kept(page, `answer:${module.id}/after`)).toMatchObject({ answer: module.answers![1]!.id });
});

test('a backup brings predictions and answers to another device', async ({ page, newPage, site }) => {
	await foretell(page, TEXT);
	await page.goto(MODULE);
	await appIsAlive(page);
	await choice(page, answers[0]!).click();
	await expect(choice(page, answers[0]!)).toBeChecked();
	await page.goto('/keep');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Back up my work' }).click()
	]);
	const file = await download.path();
	expect(readFileSync(file, 'utf8')).toContain(TEXT);
	const other = await newPage({ baseURL: site.origin });
	await other.goto('/keep');
	await appIsAlive(other);
	await other.locator('input[type=file]').setInputFiles({
		name: 'backup.json',
		mimeType: 'application/json',
		buffer: readFileSync(file)
	});
	await expect.poll(() => kept(other, PREDICTION)).toMatchObject({ text: TEXT });
	await other.goto(SECTION);
	await expect(field(other)).toHaveValue(TEXT);
	await other.goto(MODULE);
	await expect(choice(other, answers[0]!)).toBeChecked();
});
