/** @guarantee Every person is found under every spelling, script and code name, offline too. */
import { violations } from './support/axe.ts';
import { expect, savedForOffline, test } from './support/test.ts';

const results = { name: 'Results' } as const;

test.beforeEach(async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
});

test('the header leads to the search, which says what to try and finds it', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search');
	await page.getByRole('region', results).getByRole('link', { name: '박헌영' }).click();
	const people = page.getByRole('region', { name: /^People/ });
	await expect(people.getByRole('heading', { level: 3 }).first()).toHaveText('Pak Hon-yong');
	await expect(people.locator('mark').filter({ hasText: '박헌영' })).toBeVisible();
	await expect(
		page
			.getByRole('region', { name: /^Documents/ })
			.getByRole('listitem')
			.first()
	).toBeVisible();
	await expect(page).toHaveURL(/\/search\?q=%EB%B0%95/);
});

test('typing finds at once, counts aloud and keeps the query in the address', async ({ page }) => {
	await page.goto('/search');
	await page.getByRole('searchbox').fill('Pak Heon-yeong');
	await expect(page.getByRole('status').filter({ hasText: 'result' })).toHaveText(/^\d+ results$/);
	await expect(page).toHaveURL(/\?q=Pak%20Heon-yeong$/);
	await page.reload();
	await expect(page.getByRole('searchbox')).toHaveValue('Pak Heon-yeong');
	await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText('Pak Hon-yong');
});

test('with keys alone: type, Enter, Tab to a result, Enter opens it', async ({ page }) => {
	await page.goto('/search');
	await page.getByRole('searchbox').focus();
	await page.keyboard.type('requires thorough preparation');
	await expect(page.getByRole('status').filter({ hasText: 'result' })).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('region', results)).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/documents\/(?:stalin-january-telegram|january-message-quoted)$/);
	await page.goBack();
	await expect(page.getByRole('searchbox')).toHaveValue('requires thorough preparation');
});

test('nothing found says so and offers the nearest spellings', async ({ page }) => {
	await page.goto('/search?q=Shtikow');
	await expect(page.getByText('Nothing found for “Shtikow”.')).toBeVisible();
	await page.getByRole('link', { name: 'Terentii F. Shtykov' }).click();
	await expect(page.getByRole('region', { name: /^Documents/ })).toBeVisible();
});

test('after one visit to the library everything is found with the network off', async ({ page, context }) => {
	await page.goto('/');
	await savedForOffline(page);
	await context.setOffline(true);
	await page.goto('/search?q=Штыков');
	await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText('Terentii F. Shtykov');
	const documents = page.getByRole('region', { name: /^Documents/ });
	await documents.getByRole('link').first().click();
	await expect(page).toHaveURL(/\/documents\//);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('axe finds nothing on the search in any state and theme, and targets fit a finger', async ({ page }) => {
	for (const address of ['/search', '/search?q=kim', '/search?q=Shtikow']) {
		await page.goto(address);
		await expect(page.getByRole('region', results).getByRole('link').first()).toBeVisible();
		for (const theme of ['paper', 'lamp', 'contrast']) {
			await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
			expect(await violations(page), `${address} ${theme}`).toEqual([]);
		}
		const small = await page
			.locator('main a, main button, main summary, main input')
			.evaluateAll((all) =>
				all
					.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
					.map((one) => one.textContent)
			);
		expect(small).toEqual([]);
	}
});
