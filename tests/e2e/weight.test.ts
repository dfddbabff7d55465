/** @guarantee The first view of a section loads little: at most 50 KiB of script and 130 KiB in all. */
import { QUIZ } from './support/quiz.ts';
import { appIsAlive, expect, test } from './support/test.ts';
import { weigh } from './support/weigh.ts';

const KiB = 1024;
const SECTION = '/learn/decision-for-war/a-change-of-answer';
const isIcon = (url: string): boolean => /favicon|icon|manifest/.test(url);

test('the first view of a section is light: script, and all in all', async ({ page }) => {
	const weight = await weigh(page, () => page.goto(SECTION));
	console.log('section', weight.byType, weight.total);
	expect(weight.byType['Script']).toBeGreaterThan(0);
	expect(weight.byType['Script']).toBeLessThanOrEqual(50 * KiB);
	expect(weight.total).toBeLessThanOrEqual(130 * KiB);
});

test('the quiz adds little script to what a section has brought', async ({ page }) => {
	const section = await weigh(page, () => page.goto(SECTION));
	const quiz = await weigh(page, () => page.goto(QUIZ));
	const scriptsOf = (weight: typeof quiz): number => weight.byType['Script'] ?? 0;
	expect(scriptsOf(quiz)).toBeGreaterThan(scriptsOf(section));
	// The first question is in the page and waits for none of it.
	expect(scriptsOf(quiz) - scriptsOf(section)).toBeLessThanOrEqual(40 * KiB);
});

test('the first item of a quiz can be answered after at most four requests', async ({ page }) => {
	// What begins only once the page is at rest is not counted, however slow the machine: the worker saves the rest of
	// the app.
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
		const timer = globalThis.setTimeout;
		const soon = (work: () => void, after = 0): unknown => (after < 3_000 ? timer(work, after) : 0);
		Object.assign(globalThis, { setTimeout: soon });
	});
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(QUIZ);
	await appIsAlive(page);
	await page.locator('main input[type=radio]').first().check({ force: true });
	expect(asked.filter((url) => !isIcon(url)).length, asked.join('\n')).toBeLessThanOrEqual(4);
});

test('a section can be read without JavaScript, and its first paint waits for no script and no other file', async ({
	page,
	site
}) => {
	const answer = await page.request.get(`${site.origin}${SECTION}`);
	const html = await answer.text();
	expect(html).toContain('A change of answer');
	expect(html).toContain('Watch for the tone of the message');
	expect(html).not.toMatch(/<link[^>]+rel="?stylesheet/);
	expect(html).not.toMatch(/<script[^>]+src=/);
	await page.route(/\.js$|\.json$/, (route) => route.abort());
	await page.goto(SECTION);
	await expect(page.getByText('Watch for the tone of the message')).toBeVisible();
	await expect(page.getByRole('article').first()).toBeVisible();
});

test('nothing shifts while a section, the library and a quiz load', async ({ page }) => {
	for (const [address, last] of [
		['/', page.getByText('Not begun')],
		[SECTION, page.getByRole('article')],
		[QUIZ, page.locator('#stem')]
	] as const) {
		await page.goto(address);
		await appIsAlive(page);
		await expect(last.first()).toBeVisible();
		await page.evaluate(() => document.fonts.ready.then(() => undefined));
		// On a machine that is too busy to open its storage in time, this says so and moves the page.
		await expect(page.locator('.notices p'), 'what the learner is told').toHaveCount(0);
		const shift = await page.evaluate(
			() =>
				new Promise<number>((resolve) => {
					new PerformanceObserver((list) => {
						const shifts = list.getEntries() as (PerformanceEntry & {
							value: number;
							hadRecentInput: boolean;
						})[];
						resolve(shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0));
					}).observe({ type: 'layout-shift', buffered: true });
					requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
				})
		);
		expect(shift, address).toBeLessThan(0.01);
	}
});

test('the worker saves everything of the shipped modules at little more than its compressed size', async ({
	page,
	context
}) => {
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await page.goto('/');
	const saved = await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		const names = await caches.keys();
		const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return all.flat().map(({ url }) => new URL(url).pathname);
	});
	for (const module of ['decision-for-war', 'chinese-intervention', 'armistice', 'august-incident'])
		expect(
			saved.some((path) => path.startsWith(`/packs/${module}.`)),
			module
		).toBe(true);
	const compressed = async (path: string): Promise<number> => {
		const answer = await page.request.get(path, { headers: { 'accept-encoding': 'br' }, maxRetries: 2 });
		return Number(answer.headers()['content-length'] ?? (await answer.body()).length);
	};
	const total = (await Promise.all(saved.map(compressed))).reduce((sum, bytes) => sum + bytes, 0);
	const content = saved.filter((path) => /\/packs\/|\.(?:js|css|woff2)$|\/shell/.test(path));
	const needed = (await Promise.all(content.map(compressed))).reduce((sum, bytes) => sum + bytes, 0);
	console.log('saved', saved.length, 'files,', total, 'bytes; content and app', needed);
	expect(total / needed).toBeLessThanOrEqual(1.2);
});

test('every page has its styles, drawn by the server or by the browser', async ({ page }) => {
	const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	for (const address of ['/', SECTION, QUIZ, '/rights', '/no/such/page']) {
		await page.goto(address);
		await expect.poll(paper, { message: address }).toBe('rgb(244, 239, 228)');
	}
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	for (const address of [SECTION, QUIZ, '/no/such/page']) {
		await page.goto(address);
		await expect.poll(paper, { message: `${address}, kept` }).toBe('rgb(244, 239, 228)');
	}
});
