/**
 * @guarantee A section ends with a check of four questions on its documents, offline too; its results lead back and on.
 * @guarantee A name in an excerpt opens its note by tap and by key, and is copied and printed with the words around it.
 */
import type { Page } from '@playwright/test';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { shipped } from '../fixtures/shipped.ts';
import { violations } from './support/axe.ts';
import { answerItem, nextButton, storedAttempt } from './support/quiz.ts';
import { overflow, smallTargets } from './support/screen-checks.ts';
import { appIsAlive, expect, savedForOffline, test } from './support/test.ts';

test.use({ viewport: { width: 360, height: 740 } });

const module = shipped.find(({ id }) => id === 'decision-for-war')!;
const [first, second] = [module.sections[0]!, module.sections[1]!];
const MODULE = `/learn/${module.id}`;
const SECTION = `${MODULE}/${first.id}`;
const source = module.sources.find(
	({ id, named = [] }) => first.sources.includes(id) && named.some(({ to }) => to === 'term')
)!;

test('a section is checked with four questions on its documents, and the module shows it', async ({
	page,
	context
}) => {
	await page.goto('/');
	await savedForOffline(page);
	await context.setOffline(true);
	await page.goto(SECTION);
	await appIsAlive(page);
	await page.getByRole('link', { name: 'Check what you read: four questions' }).click();
	await expect(page).toHaveURL(/\/quiz\//);
	const start = page.getByRole('button', { name: 'Start the quiz of this code' });
	const question = page.getByText('Question 1 of 4');
	await expect(start.or(question).first()).toBeVisible();
	if (await start.isVisible()) await start.click();
	await expect(question).toBeVisible();
	for (let place = 1; place <= 4; place++) {
		await answerItem(page);
		await nextButton(page).click();
	}
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
	const attempt = (await storedAttempt(page)) as unknown as Attempt;
	expect(attempt.blueprint).toEqual({ items: 4, sections: [first.id] });
	const ways = page.getByRole('navigation', { name: 'Sections' });
	await expect(ways.getByRole('link', { name: new RegExp(second.title) })).toBeVisible();
	expect(await violations(page)).toEqual([]);
	expect(await smallTargets(page)).toEqual([]);
	await page.reload();
	await ways.getByRole('link', { name: /Back to the section/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(first.title);
	await page.goto(MODULE);
	await expect(
		page.getByRole('link', { name: new RegExp(`${first.title}.*checked: [\\d.]+ of 4`, 's') })
	).toBeVisible();
	await expect(page.getByText(/checked/)).toHaveCount(1);
});

const card = (page: Page) => page.locator(`#${source.id}`);
const names = (page: Page) => card(page).locator('.excerpt button');

for (const [place, address] of [
	['section', SECTION],
	['document', `${MODULE}/documents/${source.id}`]
] as const)
	test(`in the excerpt on a ${place} page a word opens its note, by tap and by key`, async ({ page }) => {
		await page.goto(address);
		await appIsAlive(page);
		await expect(names(page)).toHaveCount(source.named!.length);
		const { to, id } = source.named!.find((each) => each.to === 'term')!;
		const entry = [...module.names.terms, ...(module.excerptNames?.terms ?? [])].find(
			(each) => each.id === id
		)!;
		const word = card(page).locator(`.excerpt [popovertarget="slip-${to}-${id}"]`);
		const note = page.getByRole('dialog', { name: entry.name });
		await word.click();
		await expect(note).toContainText(entry.is);
		await page.keyboard.press('Escape');
		await expect(note).toBeHidden();
		await expect(word).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(note).toBeVisible();
		expect(await violations(page)).toEqual([]);
		await page.keyboard.press('Escape');
		expect(await smallTargets(page)).toEqual([]);
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await overflow(page)).toBeLessThanOrEqual(0);
	});

test('the words of an excerpt are shown, copied and printed as they are', async ({ page }) => {
	await page.goto(SECTION);
	await appIsAlive(page);
	for (const id of first.sources) {
		const { excerpt } = module.sources.find((each) => each.id === id)!;
		const texts = page.locator(`#${id} .excerpt > p`);
		const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
		expect((await texts.allTextContents()).map(flat)).toEqual(excerpt.map(flat));
		const copied = await texts.evaluateAll((all) =>
			all.map((one) => {
				getSelection()?.selectAllChildren(one);
				return String(getSelection());
			})
		);
		expect(copied.map(flat)).toEqual(excerpt.map(flat));
	}
	await page.emulateMedia({ media: 'print' });
	const lines = await names(page).evaluateAll((all) =>
		all.map((one) => getComputedStyle(one).textDecorationLine)
	);
	expect(new Set(lines)).toEqual(new Set(['none']));
});

test.describe('in Korean', () => {
	test.use({ locale: 'ko-KR' });

	test('a note begins with the hangul name', async ({ page }) => {
		await page.goto(MODULE);
		await appIsAlive(page);
		await page.getByRole('button', { name: 'Kim Il Sung' }).first().click();
		const note = page.getByRole('dialog', { name: '김일성' });
		await expect(note.locator('.name')).toContainText(/^\s*김일성\s+金日成/);
		await expect(note.locator('.name [lang=en]')).toHaveText('Kim Il Sung');
	});
});
