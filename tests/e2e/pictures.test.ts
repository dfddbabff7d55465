/**
 * @guarantee Labels of a timeline never overlap, and no leader line crosses a label.
 * @guarantee Every mark, exchange and place of a picture is also given in words.
 */
import type { Page } from '@playwright/test';
import { marksOf } from '#lib/ui/pictures/event-marks.ts';
import { shipped } from '../fixtures/shipped.ts';
import { violations } from './support/axe.ts';
import { appIsAlive, expect, savedForOffline, test } from './support/test.ts';
import { weigh } from './support/weigh.ts';

const PICTURES = '/learn/decision-for-war/pictures';
const MARKS = shipped.flatMap((module) => (module.id === 'decision-for-war' ? marksOf(module) : [])).length;
const THEMES = ['paper', 'lamp', 'contrast'] as const;

const timeline = (page: Page) => page.getByRole('group', { name: 'Timeline' });
const slip = (page: Page) => page.locator('.slip');
const drawnMarks = (page: Page) => timeline(page).locator('[data-mark]');
const lengthOf = (page: Page) => timeline(page).evaluate((node) => node.scrollWidth);

async function open(page: Page, address = PICTURES): Promise<void> {
	await page.goto(address);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Timeline, letters and map');
	await appIsAlive(page);
}

const idsOf = (page: Page, selector: string) =>
	page.locator(selector).evaluateAll((nodes) =>
		nodes.map((node) => {
			const { mark, way, place } = (node as HTMLElement | SVGElement).dataset;
			return mark ?? way ?? place ?? '';
		})
	);

/** Pairs of labels of which one lies on the other. */
const overlaps = (page: Page) =>
	timeline(page).evaluate((node) => {
		const labels = [...node.querySelectorAll('.words')].map((text) => ({
			text: text.textContent ?? '',
			box: text.getBoundingClientRect()
		}));
		return labels.flatMap((one, place) =>
			labels
				.slice(place + 1)
				.filter(
					({ box }) =>
						box.left < one.box.right &&
						one.box.left < box.right &&
						box.top < one.box.bottom - 1 &&
						one.box.top < box.bottom - 1
				)
				.map((other) => `${one.text} / ${other.text}`)
		);
	});

test('the pictures open from the module page with the server dead, after one visit to the library', async ({
	page,
	site
}) => {
	await page.goto('/');
	await savedForOffline(page);
	await site.kill();
	await page.goto('/learn/decision-for-war');
	await page.getByRole('link', { name: 'Timeline, letters and map' }).click();
	await expect(page).toHaveURL(PICTURES);
	await expect(drawnMarks(page)).toHaveCount(MARKS);
	await expect(page.getByRole('group', { name: 'Map of Korea' }).getByText('38th parallel')).toBeVisible();
	await page.reload();
	await expect(page.getByText('Stalin', { exact: false }).first()).toBeVisible();
});

test('every mark, letter and place of a picture stands in words below it', async ({ page }) => {
	for (const module of ['decision-for-war', 'chinese-intervention', 'historians-and-documents']) {
		await open(page, `/learn/${module}/pictures`);
		const marks = await idsOf(page, 'svg [data-mark]');
		expect(marks.length).toBeGreaterThan(25);
		expect(await idsOf(page, 'ol [data-mark]')).toEqual(marks);
		const ways = await idsOf(page, 'svg [data-way]');
		expect(ways.length).toBeGreaterThan(2);
		expect(await idsOf(page, 'tr[data-way]')).toEqual(ways);
		const places = await idsOf(page, 'svg [data-place]');
		expect(await idsOf(page, 'li[data-place]')).toEqual(expect.arrayContaining(places));
	}
});

test('keys zoom the timeline and step from mark to mark, and each step is said', async ({ page }) => {
	await open(page);
	await timeline(page).focus();
	await page.keyboard.press('0');
	const whole = await lengthOf(page);
	expect(whole).toBeLessThanOrEqual((await timeline(page).evaluate((node) => node.clientWidth)) + 1);
	await page.keyboard.press('+');
	await page.keyboard.press('+');
	const closer = await lengthOf(page);
	expect(closer).toBeGreaterThan(whole * 1.5);
	await page.keyboard.press('-');
	expect(await lengthOf(page)).toBeLessThan(closer);
	await expect(page.locator('main p[role=status]')).toContainText('1949 to');

	await page.keyboard.press('Home');
	await expect(slip(page)).toContainText(`Mark 1 of ${MARKS}`);
	await page.keyboard.press('ArrowRight');
	await expect(slip(page)).toContainText(`Mark 2 of ${MARKS}`);
	await page.keyboard.press('End');
	await expect(slip(page)).toContainText(`Mark ${MARKS} of ${MARKS}`);
	const seen = await timeline(page).evaluate((node) => {
		const [mark, frame] = [
			node.querySelector('.ring')?.getBoundingClientRect(),
			node.getBoundingClientRect()
		];
		return mark !== undefined && mark.left >= frame.left && mark.right <= frame.right;
	});
	expect(seen).toBe(true);
	await expect(slip(page)).toHaveAttribute('aria-live', 'polite');
});

test('the buttons do what the keys do', async ({ page }) => {
	await open(page);
	const before = await lengthOf(page);
	await page.getByRole('button', { name: 'Closer' }).click();
	expect(await lengthOf(page)).toBeGreaterThan(before);
	await page.getByRole('button', { name: 'All' }).click();
	expect(await lengthOf(page)).toBeLessThan(before);
	await page.getByRole('button', { name: 'Later' }).click();
	await expect(slip(page)).toContainText(`Mark 1 of ${MARKS}`);
});

test('a tapped mark shows its text and opens its document', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await open(page);
	await page.getByRole('button', { name: 'All' }).click();
	await timeline(page).getByText('Mao tells a Soviet').click();
	await expect(slip(page)).toContainText('Mao tells a Soviet ambassador that China was passed over');
	await expect(slip(page)).toContainText('Happened: 31 March 1956, Beijing.');
	await slip(page).getByRole('link').click();
	await expect(page).toHaveURL('/learn/decision-for-war/documents/yudin-1956-report');

	await open(page);
	await timeline(page).focus();
	await page.keyboard.press('Home');
	for (let mark = 1; mark <= MARKS; mark++) {
		await expect(slip(page)).toContainText(`Mark ${mark} of ${MARKS}`);
		if ((await slip(page).textContent())?.includes('Kim asks Shtykov about three')) break;
		await page.keyboard.press('ArrowRight');
	}
	await expect(slip(page)).toContainText('Known: 8 February 1950, Moscow.');
});

test('two fingers zoom the timeline about the point between them, and the page stays', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await open(page);
	await timeline(page).scrollIntoViewIfNeeded();
	const box = await timeline(page).boundingBox();
	if (!box) throw new Error('no timeline');
	const session = await page.context().newCDPSession(page);
	const y = box.y + 200;
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
		session.send('Input.dispatchTouchEvent', {
			type,
			touchPoints:
				type === 'touchEnd'
					? []
					: [-1, 1].map((side, id) => ({ x: box.x + box.width / 2 + (side * apart) / 2, y, id }))
		});
	const before = await lengthOf(page);
	await touch('touchStart', 60);
	for (const apart of [90, 130, 180]) await touch('touchMove', apart);
	await touch('touchEnd', 0);
	await expect.poll(() => lengthOf(page)).toBeGreaterThan(before * 2);
	expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
});

test('labels never lie on each other, at any zoom, width and size of text', async ({ page }) => {
	for (const [width, text] of [
		[320, 'normal'],
		[390, 'largest'],
		[1280, 'large']
	] as const) {
		await page.setViewportSize({ width, height: 800 });
		await open(page, '/learn/chinese-intervention/pictures');
		await page.evaluate((size) => (document.documentElement.dataset['text'] = size), text);
		await page.getByRole('button', { name: 'All' }).click();
		const few = await timeline(page).locator('.words').count();
		for (let step = 0; step < 9; step++) {
			expect(await overlaps(page), `${width} ${text}, step ${step}`).toEqual([]);
			await page.getByRole('button', { name: 'Closer' }).click();
		}
		expect(await timeline(page).locator('.words').count()).toBeGreaterThan(few);
	}
});

test('axe finds nothing on the pictures in any theme, with a mark chosen or none', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await open(page);
	for (const theme of THEMES) {
		await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
		expect(await violations(page), theme).toEqual([]);
		await page.getByRole('button', { name: 'Later' }).click();
	}
});

test('the pictures fit 320 px and 200 % text, their controls are 44 px, and nothing shifts', async ({
	page
}) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await open(page);
	const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(await overflow()).toBeLessThanOrEqual(0);
	const small = await page.evaluate(() =>
		[...document.querySelectorAll('main button, main ol a, main ul a, .slip a')]
			.map((each) => ({ name: each.textContent?.trim(), box: each.getBoundingClientRect() }))
			.filter(({ box }) => box.height < 43.5 || box.width < 43.5)
			.map(({ name }) => name)
	);
	expect(small).toEqual([]);
	const shift = await page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				new PerformanceObserver((list) => {
					const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
					resolve(shifts.reduce((sum, { value }) => sum + value, 0));
				}).observe({ type: 'layout-shift', buffered: true });
				requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
			})
	);
	expect(shift).toBeLessThan(0.01);
	await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
	expect(await overflow()).toBeLessThanOrEqual(0);
});

test('the script of the pictures is loaded on their page only', async ({ page }) => {
	const scripts = async (address: string): Promise<number> =>
		(await weigh(page, () => page.goto(address))).byType['Script'] ?? 0;
	const section = await scripts('/learn/decision-for-war/a-change-of-answer');
	const pictures = await scripts(PICTURES);
	console.log('script of a section', section, 'and of the pictures', pictures);
	expect(pictures - section).toBeGreaterThan(5 * 1024);
	expect(pictures - section).toBeLessThanOrEqual(30 * 1024);
	expect(section).toBeLessThanOrEqual(50 * 1024);
});

test('without JavaScript the pictures are drawn, and stand in words', async ({ page, site }) => {
	const html = await (await page.request.get(site.origin + PICTURES)).text();
	expect(html.match(/data-mark=/g)).toHaveLength(2 * MARKS);
	expect(html).toContain('class="parallel');
	expect(html).not.toMatch(/ style="/);
});
