/**
 * @guarantee A quiz, an assigned quiz or a review that was begun on a text continues with that text and is scored on it after the text has changed.
 * @guarantee Nothing reloads by itself: a new version is applied only when the reader asks for it.
 */
import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { answerAssigned, answerToEnd, assign } from './support/class.ts';
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
import { overflow, smallTargets } from './support/screen-checks.ts';
import { ANEW, secondEdition } from './support/second-edition.ts';
import { expect, savedForOffline, test } from './support/test.ts';

const runningScript = (page: Page) => page.locator('link[rel="modulepreload"]').first().getAttribute('href');

const lookForUpdate = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		await registration?.update();
	});

test('a newer version is told, waits until it is let in, and never reloads on its own', async ({
	page,
	site
}) => {
	test.setTimeout(600_000);
	const second = secondEdition();
	await page.goto('/');
	await savedForOffline(page);
	await page.reload();
	const before = await runningScript(page);
	let reloads = 0;
	// Not "framenavigated": the app renews its own entry in the history when it starts, which counts as one.
	page.on('load', () => (reloads += 1));

	await site.kill();
	await site.start(second);
	await lookForUpdate(page);
	const letIn = page.getByRole('button', { name: 'Use it now' });
	await expect(letIn).toBeVisible();
	expect(reloads).toBe(0);
	expect(await runningScript(page)).toBe(before);

	await page.reload();
	expect(await runningScript(page)).toBe(before);
	await expect(letIn).toBeVisible();
	for (const width of [320, 390, 1440]) {
		await page.setViewportSize({ width, height: 844 });
		await page.screenshot({ path: `test-results/screens/update-ready-${width}.png` });
		expect(await overflow(page), `at ${width}`).toBeLessThanOrEqual(0);
		expect(await smallTargets(page), `at ${width}`).toEqual([]);
	}
	for (const theme of ['paper', 'lamp', 'contrast']) {
		await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
		expect(await violations(page), theme).toEqual([]);
	}
	await letIn.click();
	await expect.poll(() => runningScript(page)).not.toBe(before);
	await expect(letIn).toBeHidden();
});

test('a newer version that arrives during a quiz neither shows nor reloads before the quiz is over', async ({
	page,
	site
}) => {
	test.setTimeout(600_000);
	const second = secondEdition();
	await page.goto('/');
	await savedForOffline(page);
	await startQuiz(page);
	const asked = await stem(page).textContent();
	let reloads = 0;
	page.on('load', () => (reloads += 1));
	await site.kill();
	await site.start(second);
	await lookForUpdate(page);
	await expect
		.poll(() =>
			page.evaluate(async () => {
				const registration = await navigator.serviceWorker.getRegistration();
				return registration?.waiting !== null;
			})
		)
		.toBe(true);
	const letIn = page.getByRole('button', { name: 'Use it now' });
	await expect(letIn).toBeHidden();
	await expect(stem(page)).toHaveText(asked ?? '');
	for (let place = 1; place <= 10; place++) {
		await answerItem(page);
		await expect(letIn).toBeHidden();
		await goOn(page);
	}
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
	await expect(letIn).toBeVisible();
	expect(reloads).toBe(0);
});

test('the same build served again offers no update', async ({ page, site }) => {
	await page.goto('/');
	await savedForOffline(page);
	await site.kill();
	await site.start();
	await lookForUpdate(page);
	const waiting = await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		return [registration?.installing, registration?.waiting].filter(Boolean).length;
	});
	expect(waiting).toBe(0);
	await expect(page.getByRole('button', { name: 'Use it now' })).toBeHidden();
});

/** How many editions are pinned here. */
const pinnedEditions = (page: Page): Promise<number> =>
	page.evaluate(async () => (await (await caches.open('sourcebook-editions')).keys()).length);

/** What the item in view says, without the button that comes with a script of its own and the card moved last. */
const itemText = async (page: Page): Promise<string> =>
	(await page.locator('.quiz').innerText())
		.replace(/\s*About this question/, '')
		.replace(/\s*.*: now \d+ of \d+\./, '');

/** Answers the first item of a quiz and goes on to the second, all of it kept. @returns what the second says. */
async function stopAtSecondItem(page: Page): Promise<string> {
	await startQuiz(page);
	await answerItem(page);
	await goOn(page);
	await giveResponse(page);
	await expect.poll(() => pinnedEditions(page)).toBe(1);
	return itemText(page);
}

async function letInSecondEdition(page: Page): Promise<void> {
	await page.goto('/');
	const before = await runningScript(page);
	await lookForUpdate(page);
	await page.getByRole('button', { name: 'Use it now' }).click();
	await expect.poll(() => runningScript(page)).not.toBe(before);
}

for (const hasLine of [true, false])
	test(`a quiz begun on a text that changed goes on with the old one and is scored, ${hasLine ? 'with the network, though the browser lost the old text' : 'without the network'}`, async ({
		page,
		site
	}) => {
		test.setTimeout(600_000);
		const second = secondEdition();
		await page.goto('/');
		await savedForOffline(page);
		const asked = await stopAtSecondItem(page);
		await site.kill();
		await site.start(second);
		await letInSecondEdition(page);
		if (hasLine) {
			await page.evaluate(() => caches.delete('sourcebook-editions'));
		} else {
			site.line.set('hanging');
			const goOn = page.getByRole('link', { name: /^Go on/ });
			await expect(goOn).toHaveAttribute('href', /\/quiz\/decision-for-war\?attempt=/);
		}
		await page.goto(QUIZ);
		await expect(page.getByText('the quiz goes on with the text it was begun on')).toBeVisible();
		await page.getByRole('button', { name: 'Go on at question 2 of 10' }).click();
		await expect.poll(() => itemText(page)).toBe(asked);
		if (!(await nextButton(page).isVisible())) await giveResponse(page);
		await goOn(page);
		for (let place = 3; place <= 10; place++) {
			await answerItem(page);
			expect(await itemText(page)).not.toContain(ANEW);
			await goOn(page);
		}
		await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
		await expect(page.getByText(/^\d+ questions? (?:was|were) not answered/)).toBeHidden();
		const { responses } = await storedAttempt(page);
		expect(new Set(responses.map(({ item }) => item)).size).toBe(10);
		// The offer to install comes on its own, after the results and only once.
		const shown = page.locator('main div.page');
		const results = await shown.innerText();
		await page.reload();
		await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
		expect(await shown.innerText()).toBe(results);

		// A new quiz is made of the new text, and the old one, which nothing needs now, is let go.
		await page.goto(QUIZ);
		await expect.poll(() => pinnedEditions(page)).toBe(0);
		await expect(page.locator('.quiz')).toContainText(ANEW);
	});

test('an assigned quiz begun on a text that changed goes on with the old one and is scored on it, whatever is opened between', async ({
	page,
	site
}) => {
	test.setTimeout(600_000);
	const second = secondEdition();
	const link = await assign(page);
	await savedForOffline(page);
	await page.goto(link);
	await page.getByLabel('Your name').fill('박지민');
	await page.getByRole('button', { name: 'Begin' }).click();
	await answerAssigned(page);
	await goOn(page);
	await giveResponse(page);
	await expect.poll(() => pinnedEditions(page)).toBe(1);
	const asked = await itemText(page);
	await site.kill();
	await site.start(second);
	await letInSecondEdition(page);

	await page.goto(QUIZ);
	await expect(page.getByText('Question 1 of 10')).toBeVisible();
	await page.goto(link);
	await expect(page.getByText('the quiz goes on with the text it was begun on')).toBeVisible();
	await page.getByRole('button', { name: 'Go on at question 2 of 10' }).click();
	await expect.poll(() => itemText(page)).toBe(asked);
	await goOn(page);
	await answerToEnd(page);
	const score = page.locator('.points');
	await expect(score).toHaveText(/of 10/);
	const points = await score.innerText();

	// The quiz of the module lets go of what nothing needs: not of this.
	await page.goto(QUIZ);
	await expect(page.getByText('Question 1 of 10')).toBeVisible();
	await page.goto(link);
	await expect(score).toHaveText(points);
	await page.getByRole('button', { name: /^See what was right/ }).click();
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
	await expect(page.locator('main')).not.toContainText(ANEW);
	expect(await pinnedEditions(page)).toBe(1);
});

test('a review begun on a text that changed goes on with the old one', async ({ page, site }) => {
	test.setTimeout(600_000);
	const second = secondEdition();
	const today = new Date(2026, 10, 23, 18).getTime();
	await page.clock.setFixedTime(today);
	await startQuiz(page);
	for (let place = 1; place <= 10; place++) {
		await answerItem(page);
		await goOn(page);
	}
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
	await savedForOffline(page);
	await page.clock.setFixedTime(today + 24 * 60 * 60 * 1000);
	await page.goto('/review');
	await page.getByRole('button', { name: 'Start the review' }).click();
	await answerItem(page);
	await goOn(page);
	await giveResponse(page);
	await expect.poll(() => pinnedEditions(page)).toBe(1);
	const asked = await itemText(page);
	const count = Number(/question 2 of (\d+)/i.exec(asked)?.[1]);
	await site.kill();
	await site.start(second);
	await letInSecondEdition(page);

	await page.goto(QUIZ);
	await expect(page.getByText('Question 1 of 10')).toBeVisible();
	await page.goto('/review');
	await expect(page.getByText('the review goes on with the text it was begun on')).toBeVisible();
	await page.getByRole('button', { name: /^Go on at question 2 of/ }).click();
	await expect.poll(() => itemText(page)).toBe(asked);
	if (!(await nextButton(page).isVisible())) await giveResponse(page);
	await goOn(page);
	for (let place = 3; place <= count; place++) {
		await answerItem(page);
		expect(await itemText(page)).not.toContain(ANEW);
		await goOn(page);
	}
	await expect(page.getByRole('heading', { name: 'Review finished' })).toBeVisible();
	await expect(page.getByText(new RegExp(`^\\d+ of ${count} known$`))).toBeVisible();
	await page.goto('/review');
	await expect.poll(() => pinnedEditions(page)).toBe(0);
});
