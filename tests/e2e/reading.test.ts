/**
 * @guarantee The page of a document reveals no key of a quiz before the question has been answered.
 * @guarantee Reading aloud stops when the reader leaves the page or asks it to.
 * @guarantee A section prints black on white, without anything to tap.
 */
import type { Page } from '@playwright/test';
import { answeredClaims } from '#lib/domain/attempt/answered-claims.ts';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { shipped } from '../fixtures/shipped.ts';
import { violations } from './support/axe.ts';
import { answerItem, goOn, startQuiz, storedAttempt } from './support/quiz.ts';
import { kept } from './support/records.ts';
import { giveVoice } from './support/speech.ts';
import { appIsAlive, expect, savedForOffline, test } from './support/test.ts';

const SECTION = '/learn/decision-for-war/a-change-of-answer';
const DOCUMENT = '/learn/decision-for-war/documents/stalin-january-telegram';

const settingsButton = (page: Page) => page.getByRole('button', { name: 'How pages look' });
const overflow = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** A page is drawn before its buttons are alive: a tap that comes too early is made again. */
async function openCitation(page: Page): Promise<void> {
	const sheet = page.getByRole('dialog', { name: 'Cite this document' });
	await expect(async () => {
		if (!(await sheet.isVisible())) await page.getByRole('button', { name: 'Copy citation' }).first().click();
		await expect(sheet).toBeVisible({ timeout: 2_000 });
	}).toPass();
}

const lastSpoken = (page: Page) => page.evaluate(() => window.spoken.at(-1)?.text);

test('a citation is copied in two styles, and it is said', async ({ page, context, site }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(DOCUMENT);
	await openCitation(page);
	const sheet = page.getByRole('dialog', { name: 'Cite this document' });
	await sheet.getByRole('button', { name: 'Copy in Chicago style' }).click();
	await expect(sheet.getByRole('status')).toHaveText('Copied.');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
		/^“Stalin to Shtykov, words meant for Kim,” 30 January 1950, .*trans\. Evgueni Bajanov, CWIHP/
	);
	await sheet.getByRole('button', { name: 'Copy as plain text' }).click();
	await expect(sheet.getByRole('status')).toHaveText('Copied.');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
		/^Stalin to Shtykov, words meant for Kim\. 30 January 1950\./
	);
	expect(await violations(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(sheet).toBeHidden();
	await expect(page.getByRole('button', { name: 'Copy citation' })).toBeFocused();
});

test('where the browser does not let us copy, the citation is selected for the hand', async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
	await page.goto(DOCUMENT);
	await openCitation(page);
	await page.getByRole('button', { name: 'Copy as plain text' }).click();
	await expect(page.getByRole('dialog').getByRole('status')).toContainText('The words are selected');
	expect(await page.evaluate(() => String(getSelection()))).toMatch(
		/^Stalin to Shtykov, words meant for Kim\./
	);
});

test('a document’s page shows no claim before an answer, and after it those that were asked', async ({
	page
}) => {
	await page.goto('/learn/decision-for-war');
	const addresses = await page
		.locator('.documents a')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
	const claims = page.getByRole('region', { name: 'What you were asked about it' });
	const pack = shipped.find(({ id }) => id === 'decision-for-war')!;
	for (const address of addresses.slice(0, 4)) {
		await page.goto(address);
		await expect(claims).toContainText('asked about in the quiz');
		await expect(claims.getByRole('listitem')).toHaveCount(0);
		for (const { statement } of pack.sources.find(({ id }) => address.endsWith(`/${id}`))!.claims)
			await expect(page.getByText(statement, { exact: true })).toHaveCount(0);
	}
	await startQuiz(page);
	for (let place = 1; place <= 10; place++) {
		await answerItem(page);
		await goOn(page);
	}
	const attempt = (await storedAttempt(page)) as unknown as Attempt;
	let seen = 0;
	for (const address of addresses) {
		const source = pack.sources.find(({ id }) => address.endsWith(`/${id}`))!;
		await page.goto(address);
		const isDone = claims.getByText(/asked about in the quiz|more (?:is|are) asked|asked about everything/);
		await expect(isDone).toBeVisible();
		const count = answeredClaims(pack, source.id, [attempt]).answered.length;
		await expect(claims.getByRole('listitem')).toHaveCount(count);
		if (count === 0) continue;
		seen += count;
		await claims.getByRole('button', { name: 'Show me the words' }).first().click();
		const shown = await claims.getByRole('listitem').first().locator('p').allTextContents();
		const claim = source.claims.find(({ statement }) => shown.includes(statement))!;
		const marked = (await page.locator('.excerpt mark').allTextContents()).join(' ').replace(/\s+/g, ' ');
		for (const quote of claim.evidence) expect(marked).toContain(quote);
		await expect(page.locator('.excerpt mark').first()).toBeInViewport();
	}
	expect(await violations(page)).toEqual([]);
	expect(seen).toBeGreaterThan(3);
});

test('spacing, measure and density change the page, and stay', async ({ page }) => {
	await page.goto(SECTION);
	const looks = () =>
		page
			.locator('.prose p')
			.first()
			.evaluate((paragraph) => {
				const { lineHeight, letterSpacing } = getComputedStyle(paragraph);
				return [lineHeight, letterSpacing, paragraph.getBoundingClientRect().width].join(' ');
			});
	const before = await looks();
	await settingsButton(page).click();
	const dialog = page.getByRole('dialog', { name: 'How pages look' });
	await dialog.getByRole('group', { name: 'Space between' }).getByRole('radio', { name: 'Wide' }).check();
	await dialog.getByRole('group', { name: 'Length of a line' }).getByRole('radio', { name: 'Short' }).check();
	await dialog.getByRole('radio', { name: 'Compact' }).check();
	expect(await violations(page)).toEqual([]);
	await page.keyboard.press('Escape');
	const after = await looks();
	expect(after).not.toBe(before);
	await expect
		.poll(() => kept(page, 'settings'))
		.toMatchObject({ spacing: 'wide', measure: 'narrow', density: 'compact' });
	await page.reload();
	await expect.poll(looks).toBe(after);
	await settingsButton(page).click();
	await expect(dialog.getByRole('radio', { name: 'Compact' })).toBeChecked();
});

test('no setting makes a page wider than 320 px, with text at 200 % too', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	for (const address of [SECTION, DOCUMENT, '/search?q=pak']) {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		for (const measure of ['narrow', 'wide'])
			for (const size of ['100%', '200%']) {
				await page.evaluate(
					([length, fontSize]) => {
						Object.assign(document.documentElement.dataset, { measure: length, spacing: 'wide' });
						document.documentElement.style.fontSize = fontSize ?? '';
					},
					[measure, size]
				);
				expect(await overflow(page), `${address}, ${measure}, ${size}`).toBeLessThanOrEqual(0);
			}
	}
	await page.goto(SECTION);
	await settingsButton(page).click();
	await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
	expect(await page.locator('#settings').evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
});

test('a section is read aloud: marked, paused, stepped, faster, stopped', async ({ page }) => {
	await giveVoice(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(SECTION);
	await page.getByRole('button', { name: 'Listen to A change of answer' }).click();
	const bar = page.getByRole('toolbar', { name: 'Reading aloud' });
	await expect(bar.getByRole('button', { name: 'Pause' })).toBeFocused();
	const marked = () =>
		page.evaluate(() =>
			[...(CSS.highlights.get('read-aloud') ?? [])].map(String).join('|').replace(/\s+/g, ' ')
		);
	await expect.poll(marked).toBe('A change of answer');
	await page.evaluate(() => window.finishSentence());
	await expect.poll(marked).toMatch(/^In January 1950 a prime minister .* could not sleep\.$/);
	await bar.getByRole('button', { name: 'Pause' }).click();
	expect(await page.evaluate(() => window.isSpeaking())).toBe(false);
	await bar.getByRole('button', { name: 'Next sentence' }).click();
	await bar.getByRole('button', { name: 'Go on' }).click();
	await bar.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '1.5 ×' });
	const last = await page.evaluate(() => window.spoken.at(-1));
	expect(last).toMatchObject({ lang: 'en-GB', rate: 1.5 });
	expect(await marked()).toBe(last?.text);
	expect(await violations(page)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(bar).toBeHidden();
	expect(await page.evaluate(() => [window.isSpeaking(), CSS.highlights.has('read-aloud')])).toEqual([
		false,
		false
	]);
	await expect(page.getByRole('button', { name: 'Listen to A change of answer' })).toBeFocused();
});

test('an excerpt is read aloud alone, one voice at a time, and silence comes with leaving', async ({
	page
}) => {
	await giveVoice(page);
	await page.goto(SECTION);
	await page.getByRole('button', { name: 'Listen to A change of answer' }).click();
	await page
		.getByRole('article')
		.getByRole('button', { name: /^Listen to A Politburo/ })
		.click();
	await expect(page.getByRole('toolbar', { name: 'Reading aloud' })).toHaveCount(1);
	await expect.poll(() => lastSpoken(page)).toBe('A Politburo decision on Korea');
	await page.evaluate(() => window.finishSentence());
	await expect
		.poll(() => lastSpoken(page))
		.toContain('little has been done to raise the South Korean masses');
	await page.getByRole('link', { name: /^Next section/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('A change of answer');
	await expect(page.getByRole('toolbar', { name: 'Reading aloud' })).toHaveCount(0);
	expect(await page.evaluate(() => window.isSpeaking())).toBe(false);
});

test('without a voice for the language nothing offers to read', async ({ page }) => {
	await giveVoice(page, ['ru-RU', 'ko-KR']);
	await page.goto(SECTION);
	await expect(page.getByRole('button', { name: 'Copy citation' }).first()).toBeVisible();
	await appIsAlive(page);
	await expect(page.getByRole('button', { name: /^Listen/ })).toHaveCount(0);
});

test('the reading supports work with the network off', async ({ page, context }) => {
	await giveVoice(page);
	await page.goto('/');
	await savedForOffline(page);
	await context.setOffline(true);
	await page.goto(SECTION);
	await page.getByRole('button', { name: 'Listen to A change of answer' }).click();
	await expect(page.getByRole('toolbar', { name: 'Reading aloud' })).toBeVisible();
	await page.getByRole('button', { name: 'Stop' }).click();
	await openCitation(page);
	await expect(page.getByRole('dialog', { name: 'Cite this document' })).toBeVisible();
	await page.keyboard.press('Escape');
	await settingsButton(page).click();
	await expect(page.getByRole('radio', { name: 'Compact' })).toBeVisible();
});

test('on paper a section is black on white, with documents and citations and without anything to tap', async ({
	page
}) => {
	await giveVoice(page);
	for (const address of [SECTION, DOCUMENT]) {
		await page.goto(address);
		await expect(page.getByRole('button', { name: /^Listen/ }).first()).toBeVisible();
		await page.evaluate(() => (document.documentElement.dataset['theme'] = 'lamp'));
		await page.emulateMedia({ media: 'print' });
		const colours = await page.evaluate(() => {
			const { backgroundColor, color } = getComputedStyle(document.body);
			return [backgroundColor, color];
		});
		expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.locator('.excerpt').first()).toBeVisible();
		await expect(page.locator('article.card footer').first()).toContainText('Bajanov');
		for (const gone of ['banner', 'navigation', 'toolbar', 'dialog'] as const)
			await expect(page.getByRole(gone)).toHaveCount(0);
		const buttons = await page
			.getByRole('button')
			.evaluateAll((all) =>
				all.filter((one) => !one.closest('.prose p, .excerpt p, dd')).map((one) => one.textContent?.trim())
			);
		expect(buttons).toEqual([]);
		await page.emulateMedia({ media: 'screen' });
	}
});

test('the library leads back to the section read last, whatever the order of the modules', async ({
	page
}) => {
	const visited = [
		['/learn/decision-for-war/arms-and-metals', 'Arms and metals'],
		['/learn/chinese-intervention/blame-and-fear', 'Blame and fear'],
		['/learn/decision-for-war/a-change-of-answer', 'A change of answer']
	] as const;
	await page.setViewportSize({ width: 390, height: 844 });
	for (const [address, title] of visited) {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await page.evaluate(() => scrollTo(0, 900));
		const module = address.split('/').slice(2).join('/');
		await expect.poll(() => kept(page, `reading:${module}`)).toMatchObject({ fraction: expect.any(Number) });
		await page.goto('/');
		await expect(page.getByRole('navigation', { name: 'Go on where you stopped' })).toContainText(title);
	}
});
