const NAME = 'read-aloud';
const ATTRIBUTE = 'data-read-aloud';

function unmark(): void {
	for (const block of document.querySelectorAll(`[${ATTRIBUTE}]`)) block.removeAttribute(ATTRIBUTE);
	if ('highlights' in CSS) CSS.highlights.delete(NAME);
}

/** Marks the sentence that is being read, without touching the page; where a browser cannot, its whole block. */
export function highlightLine(range: Range | undefined): void {
	unmark();
	if (!range) return;
	if ('highlights' in CSS) CSS.highlights.set(NAME, new Highlight(range));
	else range.startContainer.parentElement?.closest('p, li, h1, h2')?.setAttribute(ATTRIBUTE, '');
}

/** Brings a sentence into view if it is not; the page's own rule says whether that may move smoothly. */
export function followLine(range: Range, barHeight: number): void {
	const { top, bottom } = range.getBoundingClientRect();
	if (top >= 0 && bottom <= innerHeight - barHeight) return;
	range.startContainer.parentElement?.closest('p, li, h1, h2')?.scrollIntoView({ block: 'center' });
}
