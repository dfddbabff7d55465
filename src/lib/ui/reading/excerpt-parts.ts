import { splitSentences } from '#lib/domain/content/sentences.ts';
import { plain } from '#lib/domain/content/plain-text.ts';

/** A run of words of an excerpt that is marked as a whole or not at all. */
interface ExcerptPart {
	readonly text: string;
	readonly isMarked: boolean;
}

/** A sentence with its address, or the space and the omission marks between two sentences. */
export interface ExcerptSentence {
	readonly id?: string;
	readonly parts: readonly ExcerptPart[];
}

type Range = readonly [from: number, to: number];

function rangesOf(paragraph: string, quotes: readonly string[]): Range[] {
	const flat = plain(paragraph);
	// Places in the plain text are places in the paragraph only while both are of one length.
	const [text, fold] =
		flat.length === paragraph.length ? [flat, plain] : [paragraph, (quote: string) => quote];
	return quotes
		.map((quote): Range => {
			const from = text.indexOf(fold(quote));
			return [from, from + fold(quote).length];
		})
		.filter(([from, to]) => from >= 0 && to > from)
		.sort((a, b) => a[0] - b[0]);
}

function cut(paragraph: string, from: number, to: number, ranges: readonly Range[]): ExcerptPart[] {
	const parts: ExcerptPart[] = [];
	let at = from;
	for (const [start, end] of ranges) {
		const [first, last] = [Math.max(start, at), Math.min(end, to)];
		if (last <= first) continue;
		if (first > at) parts.push({ text: paragraph.slice(at, first), isMarked: false });
		parts.push({ text: paragraph.slice(first, last), isMarked: true });
		at = last;
	}
	if (at < to) parts.push({ text: paragraph.slice(at, to), isMarked: false });
	return parts;
}

/** One paragraph of an excerpt, sentence by sentence, with the quoted words marked. Nothing is lost or added. */
function paragraphParts(paragraph: string, place: number, quotes: readonly string[]): ExcerptSentence[] {
	const ranges = rangesOf(paragraph, quotes);
	const sentences: ExcerptSentence[] = [];
	let at = 0;
	splitSentences(paragraph).forEach((text, number) => {
		const from = paragraph.indexOf(text, at);
		if (from > at) sentences.push({ parts: cut(paragraph, at, from, ranges) });
		at = from + text.length;
		sentences.push({ id: `p${place + 1}.s${number + 1}`, parts: cut(paragraph, from, at, ranges) });
	});
	if (at < paragraph.length) sentences.push({ parts: cut(paragraph, at, paragraph.length, ranges) });
	return sentences;
}

/** An excerpt with every sentence addressable and the given verbatim quotes marked. */
export const excerptParts = (excerpt: readonly string[], quotes: readonly string[]): ExcerptSentence[][] =>
	excerpt.map((paragraph, place) => paragraphParts(paragraph, place, quotes));

/** The paragraph, counted from 1, in which a quote stands; 0 if it stands in none. */
export const paragraphOf = (excerpt: readonly string[], quote: string): number =>
	excerpt.findIndex((paragraph) => plain(paragraph).includes(plain(quote))) + 1;
