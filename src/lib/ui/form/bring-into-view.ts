/** Scrolls the first element that a selector finds into the middle of the window and puts the reader there. */
export function bringIntoView(selector: string): void {
	const found = document.querySelector<HTMLElement>(selector);
	found?.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
	found?.scrollIntoView({ block: 'center' });
}
