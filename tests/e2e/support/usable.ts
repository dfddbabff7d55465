import { expect, type Page } from '@playwright/test';
import { violations } from './axe.ts';

const THEMES = ['paper', 'lamp', 'contrast'] as const;

/** Axe in every theme, targets of 44 px at 360, and nothing wider than 320 px. */
export async function isUsable(page: Page, name: string): Promise<void> {
	for (const theme of THEMES) {
		await page.evaluate((each) => (document.documentElement.dataset['theme'] = each), theme);
		expect(await violations(page), `${name}, ${theme}`).toEqual([]);
	}
	const small = await page.evaluate(() =>
		[
			...document.querySelectorAll<HTMLElement>(
				'main button, main label:has(> input), main select, main summary, main a'
			)
		]
			.filter((each) => each.checkVisibility() && !each.closest('p:not(:has(> button)), .excerpt, [popover]'))
			.map((each) => ({ name: each.textContent?.trim(), box: each.getBoundingClientRect() }))
			.filter(({ box }) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
			.map(({ name, box }) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`)
	);
	expect(small, name).toEqual([]);
	await page.setViewportSize({ width: 320, height: 640 });
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow, `${name} at 320 px`).toBeLessThanOrEqual(0);
	await page.setViewportSize({ width: 360, height: 740 });
}
