import { splitSentences } from '#lib/domain/content/sentences.ts';

/** A sentence by its first letter and the one after its last. */
interface Span {
	readonly from: number;
	readonly to: number;
}

/** Where the sentences of a block stand in its text; a block without a letter in it has none. */
export function sentenceSpans(text: string): Span[] {
	let at = 0;
	return splitSentences(text).map((sentence) => {
		const from = text.indexOf(sentence, at);
		at = from + sentence.length;
		return { from, to: at };
	});
}
