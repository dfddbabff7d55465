import type { Reading } from '../read/reading.ts';
import { OMISSION } from '../text/words.ts';

/**
 * Finds words in an excerpt and gives them back as they stand there, or nothing. White space and the shape of
 * quotation marks and apostrophes do not count. Words across an omission are split at `[…]`; each part must
 * stand inside one paragraph, in the order of the excerpt.
 */
export function findVerbatim(excerpt: readonly string[], words: string): string | undefined {
	const whole = excerpt.map((paragraph) => cut(paragraph, words)).find((found) => found !== undefined);
	if (whole !== undefined) return whole;
	const parts = partsOf(words);
	if (parts.length < 2) return undefined;
	const found: string[] = [];
	let from = { paragraph: 0, offset: 0 };
	for (const part of parts) {
		const next = findFrom(excerpt, part, from);
		if (!next) return undefined;
		found.push(next.text);
		from = next;
	}
	return found.join(' […] ');
}

/**
 * The words as they stand in the excerpt. Where they do not, it is noted at which word they part from it, unless
 * there is no excerpt at all, of which the curator is told elsewhere.
 */
export function checkVerbatim(
	reading: Reading,
	line: number,
	excerpt: readonly string[],
	words: string,
	where: string
): string {
	const found = findVerbatim(excerpt, words);
	if (found !== undefined || excerpt.length === 0) return found ?? words;
	reading.error(line, notVerbatim(excerpt, words, where));
	return words;
}

/** What to say of words that do not stand in an excerpt. */
function notVerbatim(excerpt: readonly string[], words: string, where: string): string {
	const missing = partsOf(words).find((part) => findVerbatim(excerpt, part) === undefined);
	if (missing === undefined) {
		return `These words stand in ${where}, but in another order. Type them in the order of the document.`;
	}
	const shared = longestStart(excerpt, missing);
	const from = shared === '' ? `“${start(missing)}”` : `they part from it after “${shared}”`;
	return `These words do not stand in ${where}: ${from}. Type them as they stand there, with […] for what you leave out.`;
}

function partsOf(words: string): string[] {
	return words
		.split(OMISSION)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

interface Place {
	readonly paragraph: number;
	readonly offset: number;
}

function findFrom(
	excerpt: readonly string[],
	part: string,
	from: Place
): (Place & { readonly text: string }) | undefined {
	for (let paragraph = from.paragraph; paragraph < excerpt.length; paragraph++) {
		const text = excerpt[paragraph] ?? '';
		const at = fold(text).indexOf(fold(part), paragraph === from.paragraph ? from.offset : 0);
		if (at >= 0) return { paragraph, offset: at + part.length, text: text.slice(at, at + part.length) };
	}
	return undefined;
}

function cut(paragraph: string, words: string): string | undefined {
	const at = fold(paragraph).indexOf(fold(words));
	return at < 0 ? undefined : paragraph.slice(at, at + words.length);
}

/** One shape for each quotation mark and apostrophe; every character keeps its place. */
function fold(text: string): string {
	return text.replace(/[‘’‚‛′`]/g, "'").replace(/[“”„‟″«»]/g, '"');
}

/** The longest run of words at the start that does stand in the excerpt; its last six words. */
function longestStart(excerpt: readonly string[], part: string): string {
	const words = part.split(' ');
	let length = words.length - 1;
	while (length > 0 && findVerbatim(excerpt, words.slice(0, length).join(' ')) === undefined) length--;
	return words.slice(Math.max(0, length - 6), length).join(' ');
}

function start(text: string): string {
	const words = text.split(' ');
	return words.length <= 6 ? text : `${words.slice(0, 6).join(' ')} …`;
}
