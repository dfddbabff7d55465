const FOLD: readonly (readonly [RegExp, string])[] = [
	[/[\u2018\u2019\u2032]/g, "'"],
	[/[\u201c\u201d\u2033]/g, '"'],
	[/[\u2010-\u2015]/g, '-']
];

/** Most text is plain already, and asking costs a tenth of folding. */
const NEEDS_FOLDING = /[^ -~]| {2}/;

/** Text with typographic quotes, dashes and white space made plain, for comparing. */
export function plain(text: string): string {
	if (!NEEDS_FOLDING.test(text)) return text.trim();
	return FOLD.reduce((folded, [pattern, to]) => folded.replace(pattern, to), text.normalize('NFC'))
		.replace(/\s+/g, ' ')
		.trim();
}

/** Whether a text holds a quotation, whatever the shape of its quotation marks and white space. */
export function holds(text: string, quotation: string): boolean {
	const wanted = plain(quotation);
	return wanted.length > 0 && plain(text).includes(wanted);
}
