import type { Page } from '@playwright/test';

/** How far the page is wider than its window, in CSS px. */
export const overflow = (page: Page): Promise<number> =>
	page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** What can be tapped and is smaller than 44 px; links inside running text are exempt, as WCAG 2.5.8 has it. */
export const smallTargets = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const isInText = (one: Element): boolean =>
			getComputedStyle(one).display.startsWith('inline') &&
			(one.parentElement?.textContent?.trim().length ?? 0) > (one.textContent?.trim().length ?? 0);
		// A control is as large as its label, a native control without one as large as itself.
		const targetOf = (one: HTMLElement): Element => one.closest('label') ?? one;
		return [
			...new Set(
				[...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary')]
					.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.skip'))
					.map(targetOf)
			)
		]
			.filter((one) => !isInText(one))
			.map((one) => ({ one, box: one.getBoundingClientRect() }))
			.filter(({ box }) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
			.map(
				({ one, box }) =>
					`${one.tagName} ${one.textContent?.trim()}: ${Math.round(box.width)} x ${Math.round(box.height)}`
			);
	});

/** Names of messages that stand on the page in place of their words. */
export const bareKeys = (page: Page, keys: readonly string[]): Promise<string[]> =>
	page.evaluate((names) => {
		const shown = new Set(document.body.innerText.match(/\b[a-z]+(?:_[a-z]+)+\b/g) ?? []);
		return names.filter((name) => shown.has(name));
	}, keys);
