import { splitSentences } from '#lib/domain/content/sentences.ts';
import type { NamedWords } from '#lib/domain/content/source.ts';
import { plain } from '#lib/domain/content/plain-text.ts';

/** Some words, and what they name. */
interface NamedRun {
	readonly text: string;
	readonly name?: Pick<NamedWords, 'to' | 'id'>;
}

/** A run of words of an excerpt that is marked as a whole or not at all. */
export interface ExcerptPart {
	readonly text: string;
	readonly isMarked: boolean;
	/** The same words, divided at names; missing where it holds none. */
	readonly runs?: readonly NamedRun[];
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

/** A paragraph, what of it is marked, and what of it names something. */
interface Paragraph {
	readonly text: string;
	readonly ranges: readonly Range[];
	readonly named: readonly NamedWords[];
}

/** One part, divided at the names that lie within it. */
function partOf({ text, named }: Paragraph, from: number, to: number, isMarked: boolean): ExcerptPart {
	const part = { text: text.slice(from, to), isMarked };
	const inside = named.filter((name) => name.from >= from && name.end <= to);
	if (inside.length === 0) return part;
	const runs: NamedRun[] = [];
	let at = from;
	for (const { to: kind, id, from: start, end } of inside.toSorted((a, b) => a.from - b.from)) {
		if (start > at) runs.push({ text: text.slice(at, start) });
		runs.push({ text: text.slice(start, end), name: { to: kind, id } });
		at = end;
	}
	if (at < to) runs.push({ text: text.slice(at, to) });
	return { ...part, runs };
}

function cut(paragraph: Paragraph, from: number, to: number): ExcerptPart[] {
	const parts: ExcerptPart[] = [];
	let at = from;
	for (const [start, end] of paragraph.ranges) {
		const [first, last] = [Math.max(start, at), Math.min(end, to)];
		if (last <= first) continue;
		if (first > at) parts.push(partOf(paragraph, at, first, false));
		parts.push(partOf(paragraph, first, last, true));
		at = last;
	}
	if (at < to) parts.push(partOf(paragraph, at, to, false));
	return parts;
}

/** One paragraph, sentence by sentence, with the quoted words marked. Nothing is lost or added. */
function paragraphParts(paragraph: Paragraph, place: number): ExcerptSentence[] {
	const { text } = paragraph;
	const sentences: ExcerptSentence[] = [];
	let at = 0;
	splitSentences(text).forEach((sentence, number) => {
		const from = text.indexOf(sentence, at);
		if (from > at) sentences.push({ parts: cut(paragraph, at, from) });
		at = from + sentence.length;
		sentences.push({ id: `p${place + 1}.s${number + 1}`, parts: cut(paragraph, from, at) });
	});
	if (at < text.length) sentences.push({ parts: cut(paragraph, at, text.length) });
	return sentences;
}

/** An excerpt with every sentence addressable, the given verbatim quotes marked and names divided from the rest. */
export const excerptParts = (
	excerpt: readonly string[],
	quotes: readonly string[],
	named: readonly NamedWords[] = []
): ExcerptSentence[][] =>
	excerpt.map((text, place) =>
		paragraphParts(
			{ text, ranges: rangesOf(text, quotes), named: named.filter(({ paragraph }) => paragraph === place) },
			place
		)
	);

/** The paragraph, counted from 1, in which a quote stands; 0 if it stands in none. */
export const paragraphOf = (excerpt: readonly string[], quote: string): number =>
	excerpt.findIndex((paragraph) => plain(paragraph).includes(plain(quote))) + 1;
