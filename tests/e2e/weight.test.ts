import { expect, test } from './support/test.ts';
import { weigh } from './support/weigh.ts';

const KiB = 1024;

test('the first view stays light and asks little', async ({ page }) => {
	const weight = await weigh(page, () => page.goto('/'));
	expect(weight.byType['Script']).toBeGreaterThan(0);
	expect(weight.byType['Script']).toBeLessThanOrEqual(45 * KiB);
	expect(weight.total).toBeLessThanOrEqual(130 * KiB);
});
