/** @guarantee The app offers to be installed on the backup page and once after the first quiz, never while reading and never when installed. */
import type { Page } from '@playwright/test';
import { violations } from './support/axe.ts';
import { answerItem, goOn, startQuiz, storedAttempt } from './support/quiz.ts';
import { kept } from './support/records.ts';
import { overflow, smallTargets } from './support/screen-checks.ts';
import { expect, savedForOffline, test } from './support/test.ts';

const ON_KEEP = { name: 'Keep the app at hand' } as const;
const LINE = { name: 'You can keep the app on your home screen.' } as const;

// The browser of these tests makes an offer of its own, whenever it likes.
test.beforeEach(({ page }) =>
	page.context().addInitScript(() =>
		addEventListener('beforeinstallprompt', (offer) => {
			if (!offer.isTrusted) return;
			offer.preventDefault();
			offer.stopImmediatePropagation();
		})
	)
);

/** A browser that offers to install the app, and answers for its user. */
async function offerInstall(page: Page, outcome: 'accepted' | 'dismissed'): Promise<void> {
	await page.addInitScript((answer) => {
		const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
			prompt: () => {
				document.documentElement.dataset['asked'] = 'yes';
				return Promise.resolve({ outcome: answer });
			}
		});
		document.addEventListener('DOMContentLoaded', () => {
			dispatchEvent(offer);
			document.documentElement.dataset['held'] = String(offer.defaultPrevented);
		});
	}, outcome);
}

/** A browser of a phone that has a home screen and no question of its own. */
const haveHomeScreen = (page: Page, isOnIt: boolean): Promise<unknown> =>
	page.addInitScript((value) => {
		Object.defineProperty(navigator, 'standalone', { value });
		// This browser has a prompt of its own, which comes when it likes.
		addEventListener('beforeinstallprompt', (offer) => offer.isTrusted && offer.stopImmediatePropagation());
	}, isOnIt);

async function finishQuiz(page: Page): Promise<void> {
	await startQuiz(page);
	await answerItem(page);
	await goOn(page);
	for (let place = 2; place <= 10; place++) {
		await expect(page.getByText(`Question ${place} of 10`)).toBeVisible();
		await page.getByRole('button', { name: 'Skip' }).click();
	}
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
}

test('where the browser can install the app it is kept from asking, and the keep page offers it', async ({
	page
}) => {
	await offerInstall(page, 'accepted');
	await page.goto('/');
	await expect(page.locator('html')).toHaveAttribute('data-held', 'true');
	await expect(page.getByRole('button', { name: 'Install' })).toHaveCount(0);
	await page.getByRole('link', { name: 'Your work on this device' }).click();
	await expect(page.getByRole('heading', ON_KEEP)).toBeVisible();
	expect(await violations(page)).toEqual([]);
	await page.getByRole('button', { name: 'Install' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-asked', 'yes');
	await expect(page.getByRole('heading', ON_KEEP)).toHaveCount(0);
});

test('an offer that was declined is not made again by the same page', async ({ page }) => {
	await offerInstall(page, 'dismissed');
	await page.goto('/storage');
	await page.getByRole('button', { name: 'Install' }).click();
	await expect(page.getByRole('heading', ON_KEEP)).toHaveCount(0);
});

test('where there is a home screen and no prompt, words say how; on the home screen itself nothing does', async ({
	device
}) => {
	const { page } = device;
	await haveHomeScreen(page, false);
	await page.goto('/storage');
	await expect(page.getByRole('heading', ON_KEEP)).toBeVisible();
	await expect(page.getByText('Choose “Add to Home Screen”.')).toBeVisible();
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	const installed = await device.context.newPage();
	await haveHomeScreen(installed, true);
	await offerInstall(installed, 'accepted');
	await installed.goto('/storage');
	await expect(installed.locator('html')).toHaveAttribute('data-held', 'true');
	await expect(installed.getByRole('heading', { name: 'Will the browser keep it?' })).toBeVisible();
	await expect(installed.getByRole('heading', ON_KEEP)).toHaveCount(0);
});

test('after the first finished quiz one line tells of it, after the second none', async ({ page }) => {
	await haveHomeScreen(page, false);
	await finishQuiz(page);
	await page.getByRole('link', LINE).click();
	await expect(page.getByRole('heading', ON_KEEP)).toBeInViewport();
	await finishQuiz(page);
	// Read after the line has begun to read, and answered after it.
	await storedAttempt(page);
	await expect(page.getByRole('link', LINE)).toHaveCount(0);
});

test('what was read lies in the drawer, what was answered stands in it, with the network off', async ({
	page,
	context
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto('/');
	await savedForOffline(page);
	const drawer = page.getByRole('region', { name: 'Your drawer' });
	await expect(drawer).toHaveCount(0);
	await page.goto('/learn/armistice/the-line-and-the-price');
	await expect(async () => {
		await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
		expect(await kept(page, 'reading:armistice/the-line-and-the-price')).toMatchObject({ isRead: true });
	}).toPass();
	await page.goto('/');
	await expect(drawer).toContainText(/1 of \d+ sections read\s·\sno questions yet/);
	await expect(drawer.getByRole('link')).toHaveText(['The armistice']);
	await finishQuiz(page);
	await context.setOffline(true);
	for (const [address, filed] of [
		['/', ['The 1950 decision for war', 'The armistice']],
		['/learn/decision-for-war', ['The 1950 decision for war']]
	] as const) {
		await page.goto(address);
		await expect(drawer).toContainText(/\d+ of \d+ cards answered · \d+ known/);
		await expect(drawer.getByRole('link')).toHaveText(filed);
		expect(await smallTargets(page)).toEqual([]);
		for (const theme of ['paper', 'lamp', 'contrast']) {
			await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
			expect(await violations(page), `${address} in ${theme}`).toEqual([]);
		}
		await page.setViewportSize({ width: 320, height: 640 });
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		expect(await overflow(page), address).toBeLessThanOrEqual(0);
		await page.setViewportSize({ width: 390, height: 844 });
	}
});

test('a tap that comes before the app is answered once it has come', async ({ page }) => {
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route(/bundle.*\.js$/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/', { waitUntil: 'commit' });
	await page.getByRole('button', { name: 'How pages look' }).click();
	const sheet = page.getByRole('dialog', { name: 'How pages look' });
	await expect(sheet).toBeHidden();
	release();
	await expect(sheet).toBeVisible();
});

test('a page that is not on this device says so off the line, and opens once the line is back', async ({
	page,
	site
}) => {
	// No worker has saved anything yet.
	await page.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
	await page.goto('/');
	await expect(page.getByText('Not begun').first()).toBeVisible();
	await site.kill();
	await page.getByRole('link', { name: /^The armistice/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not on this device.');
	await expect(page.getByText('This page opens when you are back online.')).toBeVisible();
	await expect(page).toHaveURL(/\/learn\/armistice$/);
	await site.mend();
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/until July 1953/);
});
