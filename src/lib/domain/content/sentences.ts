/** A sentence of an excerpt, with its place: `p1.s2` is the second sentence of the first paragraph. */
export interface Sentence {
	readonly id: string;
	readonly text: string;
}

// A full stop after these does not end a sentence in the documents of this library.
const ABBREVIATIONS =
	/(?:^|[\s("“‘[])(?:Com|com|Mr|Mrs|Dr|Gen|Lt|Col|St|No|Nos|vol|pp|p|ed|etc|i\.e|e\.g|cf|approx|[A-Z]|Ia|Iu|[A-Z]\.[A-Z])\.\]?$/;

/**
 * The sentences of one paragraph. A mark of omission (`[…]`) belongs to the sentence it stands in; standing alone
 * it is no sentence.
 */
export function splitSentences(paragraph: string): string[] {
	const sentences: string[] = [];
	let start = 0;
	for (const match of paragraph.matchAll(/[.?!:]?[.?!][”"’')\]]*(?=\s+["“‘'([]*[\p{Lu}\d[…])/gu)) {
		const end = match.index + match[0].length;
		const sentence = paragraph.slice(start, end);
		if (ABBREVIATIONS.test(sentence)) continue;
		sentences.push(sentence.trim());
		start = end;
	}
	sentences.push(paragraph.slice(start).trim());
	return sentences.filter((sentence) => /\p{L}/u.test(sentence));
}

/** All sentences of an excerpt, in reading order. */
export function sentencesOf(excerpt: readonly string[]): Sentence[] {
	return excerpt.flatMap((paragraph, p) =>
		splitSentences(paragraph).map((text, s) => ({ id: `p${p + 1}.s${s + 1}`, text }))
	);
}
