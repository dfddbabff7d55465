import { tick } from 'svelte';

/** Puts the reader at the head of the scene that was just shown. */
export async function scrollToTop(): Promise<void> {
	await tick();
	scrollTo({ top: 0, behavior: 'instant' });
	document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}
