import { expect, savedForOffline, test } from './support/test.ts';

test('a browser finds all it needs to install the app', async ({ page, context }) => {
	await page.goto('/');
	await savedForOffline(page);
	const session = await context.newCDPSession(page);
	const { manifest } = await session.send('Page.getAppManifest');
	expect(manifest?.name).toBe('Sourcebook');
	const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
	// Headless tests run in a private window, which alone forbids to install.
	expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
		[]
	);
});

test('the content security policy lets the app itself through and complains of nothing', async ({ page }) => {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	await page.goto('/');
	await savedForOffline(page);
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(complaints).toEqual([]);
	const stopped = await page.evaluate(() => {
		const script = document.createElement('script');
		script.textContent = 'document.title = "taken over"';
		document.head.append(script);
		return document.title;
	});
	expect(stopped).not.toBe('taken over');
});
