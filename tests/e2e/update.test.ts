import type { Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { answerItem, nextButton, startQuiz, stem } from './support/quiz.ts';
import { expect, savedForOffline, test } from './support/test.ts';

const root = path.resolve(import.meta.dirname, '../..');

let built: string | undefined;

/** A second build of the same source that says it is another, made once. @returns its folder. */
function secondEdition(): string {
	built ??= buildSecondEdition();
	return built;
}

function buildSecondEdition(): string {
	const folder = path.join(root, '.svelte-kit/second-edition');
	const built = spawnSync(process.execPath, ['scripts/build.ts', '--logLevel', 'error'], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, SOURCEBOOK_BUILD_ROOT: folder, SOURCEBOOK_EDITION: 'second' }
	});
	if (built.status !== 0) throw new Error(`The second edition does not build:\n${built.stderr}`);
	return folder;
}

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
	test.setTimeout(180_000);
	const second = secondEdition();
	await page.goto('/');
	await savedForOffline(page);
	await page.reload();
	const before = await runningScript(page);
	let reloads = 0;
	page.on('framenavigated', () => (reloads += 1));

	await site.kill();
	await site.start(second);
	await lookForUpdate(page);
	const letIn = page.getByRole('button', { name: 'Use it now' });
	await expect(letIn).toBeVisible();
	expect(reloads).toBe(0);
	expect(await runningScript(page)).toBe(before);

	await page.reload();
	expect(await runningScript(page)).toBe(before);
	await letIn.click();
	await expect.poll(() => runningScript(page)).not.toBe(before);
	await expect(letIn).toBeHidden();
});

test('a newer version that arrives during a quiz neither shows nor reloads before the quiz is over', async ({
	page,
	site
}) => {
	test.setTimeout(240_000);
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
		await nextButton(page).click();
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
