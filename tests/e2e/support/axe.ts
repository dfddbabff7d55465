import type { Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * What axe finds on the page as it stands, by WCAG 2.2 AA and by good practice. It is brought into a page once: to
 * bring it anew for each look, in a tab of its own, takes five times as long.
 */
export async function violations(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
	return page.evaluate(async () => {
		const { axe: brought } = globalThis as unknown as { axe: typeof axe };
		const found = await brought.run(document, { resultTypes: ['violations'] });
		return found.violations.flatMap(({ id, nodes }) =>
			nodes.map(({ target }) => `${id}: ${target.join(' ')}`)
		);
	});
}
