/** @guarantee What a learner missed is asked the next day, by another question where there is one, offline too. */
import type { Page } from '@playwright/test';
import type { Item } from '#lib/domain/item/item.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import { indexModule, type ModuleIndex } from '#lib/domain/item/module-index.ts';
import type { ReviewTopic } from '#lib/domain/item/review-topic.ts';
import { bankOf } from '#lib/domain/quiz/bank.ts';
import { resolveItem } from '#lib/domain/quiz/candidate-items.ts';
import { errorsOf } from '#lib/domain/quiz/flaws.ts';
import { shipped } from '../fixtures/shipped.ts';
import { violations } from './support/axe.ts';
import { TEN_ITEMS } from './support/item-code.ts';
import { answerItem, giveResponse, goOn, startQuiz, stem, storedAttempt } from './support/quiz.ts';
import { expect, savedForOffline, test } from './support/test.ts';

const DAY = 24 * 60 * 60 * 1000;
const FIRST_DAY = new Date(2026, 10, 23, 18).getTime();
const contents = shipped.filter(({ id }) => id === 'decision-for-war').map(indexModule);

const itemsOf = async (page: Page): Promise<Item[]> => (await storedAttempt(page)).items as Item[];

const topicIn = (content: ModuleIndex, item: Item): string | undefined =>
	definitionOf(item.kind).topic(content, item)?.id;

/** Whether the module has another sound question on what this one asks. */
const hasOtherQuestion = (item: Item): boolean =>
	contents.some((content) =>
		bankOf(content.module)
			.filter((other) => other.id !== item.id && topicIn(content, other) === topicIn(content, item))
			.some((other) => {
				const whole = resolveItem(content, other);
				return whole && errorsOf(whole).length === 0;
			})
	);

/** What is reviewed of these items: claims and judgements, or orders of events. */
const topicsOf = (items: readonly Item[], isOrder: boolean): string[] =>
	items
		.flatMap((item): ReviewTopic[] =>
			contents.flatMap((content) => definitionOf(item.kind).topic(content, item) ?? [])
		)
		.filter(({ kind }) => (kind === 'order') === isOrder)
		.map(({ id }) => id);

const startReview = async (page: Page): Promise<void> => {
	await page.getByRole('button', { name: 'Start the review' }).click();
	await expect(page.getByText(/^Question 1 of \d+$/)).toBeVisible();
};

/** Takes a quiz by choosing whatever comes first, and gives its items that were not right, and those that were. */
async function takeQuiz(page: Page): Promise<{ missed: Item[]; known: Item[] }> {
	await startQuiz(page, TEN_ITEMS);
	for (let place = 1; place <= 10; place++) {
		await answerItem(page);
		await goOn(page);
	}
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
	const marks = await page.locator('main .mark').allTextContents();
	const items = await itemsOf(page);
	return {
		missed: items.filter((_, place) => !marks[place]?.includes('✓')),
		known: items.filter((_, place) => marks[place]?.includes('✓'))
	};
}

test('what a quiz showed to be unknown is asked the next day, by new questions, with the network off', async ({
	page,
	site
}) => {
	await page.clock.setFixedTime(FIRST_DAY);
	const { missed, known } = await takeQuiz(page);
	await savedForOffline(page);
	await site.kill();

	await page.goto('/review');
	await expect(page.getByRole('heading', { name: 'Nothing is due today' })).toBeVisible();
	await page.clock.setFixedTime(FIRST_DAY + DAY);
	await page.goto('/');
	const claims = topicsOf(missed, false);
	const orders = topicsOf(missed, true).length;
	expect(claims.length).toBeGreaterThan(0);
	const told = page.getByRole('link', { name: /due today$/ });
	await expect(told).toContainText(`${claims.length} claim`);
	await told.click();
	await startReview(page);

	const asked = await itemsOf(page);
	const askedClaims = topicsOf(asked, false);
	expect(askedClaims.every((claim) => claims.includes(claim))).toBe(true);
	expect(new Set(askedClaims).size).toBe(askedClaims.length);
	expect(asked.length).toBeLessThanOrEqual(claims.length + orders);
	expect(asked.length).toBeGreaterThan(0);
	// The same question comes again only where the module has no other on that topic.
	const before = [...missed, ...known].map(({ id }) => id);
	const again = asked.filter((item) => before.includes(item.id) && hasOtherQuestion(item));
	expect(again).toEqual([]);

	for (let place = 1; place <= asked.length; place++) {
		await answerItem(page);
		await goOn(page);
	}
	await expect(page.getByRole('heading', { name: 'Review finished' })).toBeVisible();
	await expect(page.getByText(new RegExp(`^\\d+ of ${asked.length} known$`))).toBeVisible();
	await expect(page.locator('figcaption')).toHaveText(/^Due: (?:\d+ today, )?\d+ tomorrow/);
	await page.goto('/review');
	await expect(page.getByRole('button', { name: 'Start the review' })).toHaveCount(
		asked.length < claims.length + orders ? 1 : 0
	);
});

test('a review killed in the middle goes on at the same question with every answer, the server dead', async ({
	device,
	site
}) => {
	const { page } = device;
	await page.clock.setFixedTime(FIRST_DAY);
	await takeQuiz(page);
	await savedForOffline(page);
	await page.clock.setFixedTime(FIRST_DAY + 7 * DAY);
	await page.goto('/review');
	await startReview(page);
	await answerItem(page);
	await goOn(page);
	await expect(page.getByText(/^Question 2 of \d+$/)).toBeVisible();
	await giveResponse(page);
	const asked = await stem(page).textContent();
	const before = await storedAttempt(page);

	await site.kill();
	await device.kill();
	await device.boot();
	await device.page.clock.setFixedTime(FIRST_DAY + 7 * DAY);
	await device.page.goto('/review');
	await device.page.getByRole('button', { name: /^Go on at question 2 of/ }).click();
	await expect(stem(device.page)).toHaveText(asked ?? '');
	await expect(device.page.locator('#verdict')).toBeVisible();
	expect(await storedAttempt(device.page)).toEqual(before);
});

test('a test date brings everything back before it', async ({ page }) => {
	await page.clock.setFixedTime(FIRST_DAY);
	await takeQuiz(page);
	await page.goto('/review');
	const said = page.locator('figcaption');
	await expect(said).toContainText('tomorrow');
	await expect(said).toContainText(/on \w+day/);
	await page.getByLabel('Day of a test').fill('2026-11-25');
	await expect(said).toHaveText(/^Due: \d+ tomorrow\.$/);
	await page.reload();
	await expect(said).toHaveText(/^Due: \d+ tomorrow\.$/);
});

test('before the first quiz the review says what to do', async ({ page }) => {
	await page.goto('/review');
	await expect(page.getByText(/^There is nothing to review yet\. Finish a quiz/)).toBeVisible();
	await page.getByRole('link', { name: 'Choose a module' }).click();
	await expect(page.getByRole('heading', { name: 'Sourcebook', level: 1 })).toBeVisible();
});

test('axe finds nothing on the review in any theme, and nothing is wider than 320 px at 200 % text', async ({
	page
}) => {
	const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	const look = async (scene: string): Promise<void> => {
		for (const theme of ['paper', 'lamp', 'contrast']) {
			await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
			expect(await violations(page), `${scene}, ${theme}`).toEqual([]);
		}
		await page.setViewportSize({ width: 320, height: 640 });
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		expect(await overflow(), scene).toBeLessThanOrEqual(0);
		await page.evaluate(() => (document.documentElement.style.fontSize = ''));
		await page.setViewportSize({ width: 390, height: 844 });
	};
	await page.goto('/review');
	await expect(page.getByRole('link', { name: 'Choose a module' })).toBeVisible();
	await look('empty');
	await page.clock.setFixedTime(FIRST_DAY);
	await takeQuiz(page);
	await page.clock.setFixedTime(FIRST_DAY + DAY);
	await page.goto('/');
	await expect(page.getByRole('link', { name: /due today$/ })).toBeVisible();
	await look('library');
	await page.goto('/review');
	await expect(page.getByRole('button', { name: 'Start the review' })).toBeVisible();
	await look('due');
	await startReview(page);
	const count = (await itemsOf(page)).length;
	for (let place = 1; place <= count; place++) {
		await answerItem(page);
		await goOn(page);
	}
	await expect(page.getByRole('heading', { name: 'Review finished' })).toBeVisible();
	await look('end');
});
