/** @guarantee After one visit, everything works offline. */
import { answerItem, goOn, startQuiz } from './support/quiz.ts';
import { expect, savedForOffline, test } from './support/test.ts';

const heading = { name: 'Sourcebook', level: 1 } as const;

test.beforeEach(async ({ page }) => {
	await page.goto('/');
	await savedForOffline(page);
});

test('after one visit the app opens with the server dead', async ({ page, site }) => {
	await site.kill();
	await page.reload();
	await expect(page.getByRole('heading', heading)).toBeVisible();
});

test('after one visit the app opens with the network off', async ({ page, context }) => {
	await context.setOffline(true);
	await page.reload();
	await expect(page.getByRole('heading', heading)).toBeVisible();
});

test('after one visit the app opens on a line that takes calls and never answers', async ({ page, site }) => {
	site.line.set('hanging');
	await page.reload();
	await expect(page.getByRole('heading', heading)).toBeVisible();
});

test('an address that does not exist says so with the network off', async ({ page, site }) => {
	await site.kill();
	await page.goto('/no/such/page');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address.');
	await page.getByRole('link', { name: 'Go to the library' }).click();
	await expect(page.getByRole('heading', heading)).toBeVisible();
});

test('a browser that was killed comes back with the app, with the server dead', async ({ device, site }) => {
	await device.page.goto('/');
	await savedForOffline(device.page);
	await site.kill();
	await device.kill();
	await device.boot();
	await device.page.goto('/');
	await expect(device.page.getByRole('heading', heading)).toBeVisible();
});

const DEEP_LINKS: readonly (readonly [string, RegExp])[] = [
	['/learn/armistice', /until July 1953/],
	['/learn/chinese-intervention/blame-and-fear', /Blame and fear/],
	['/learn/august-incident/documents/brezhnev-report', /Brezhnev/],
	['/quiz/historians-and-documents', /\?$/],
	['/rights', /Rights and sources/]
];

for (const [address, title] of DEEP_LINKS)
	test(`after one visit to the library ${address} opens and reloads with the line hanging`, async ({
		page,
		site
	}) => {
		site.line.set('hanging');
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await page.reload();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	});

test('a quiz is taken from its first to its last item with the network off', async ({ page, context }) => {
	await context.setOffline(true);
	await startQuiz(page, '/quiz/chinese-intervention');
	for (let place = 1; place <= 10; place++) {
		await answerItem(page);
		await goOn(page);
	}
	await expect(page.getByRole('heading', { name: 'Your results' })).toBeVisible();
});
