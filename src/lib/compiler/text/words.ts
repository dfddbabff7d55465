/** A mark of words left out. It belongs to us, not to the document. */
export const OMISSION = /\[(?:…|\.\.\.)\]/;

/** One line of text: white space of every kind becomes single spaces. */
export function normalizeSpaces(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}

/** The number of words; marks of omission and dashes are none. */
export function countWords(text: string): number {
	return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The shape of a text by which two wordings are the same: without case, punctuation and white space. */
export function wording(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** A quotation within a text, marks included. */
export const QUOTATION = /“[^”]*”|"[^"]*"/g;

/** What a text quotes, without the marks; at omissions a quotation falls into parts. */
export function quotationsIn(text: string): string[] {
	return Array.from(text.matchAll(QUOTATION), ([quotation]) => quotation.slice(1, -1)).flatMap((quotation) =>
		quotation.split(/\[?(?:…|\.\.\.)\]?/)
	);
}
