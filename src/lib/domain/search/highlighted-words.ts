import { splitSentences } from '../content/sentences.ts';
import { fold, isBeginning } from './fold.ts';

/** A run of words that was looked for, or not. */
export interface HighlightedPart {
	readonly text: string;
	readonly isMarked: boolean;
}

/** What is marked in a text. */
export interface Wanted {
	/** Folded words; they mark whatever begins with them. */
	readonly words: readonly string[];
	/** Keys of whole names, see `nameKey`. */
	readonly names: ReadonlySet<string>;
}

interface Word {
	readonly from: number;
	readonly to: number;
	readonly folded: string;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʻʼ`][\p{L}\p{N}\p{M}]+)*/gu;
// What may stand between the parts of one name.
const BETWEEN = /^[\s.-]{1,2}$/;
const MAX_PARTS = 4;

const wordsIn = (text: string): Word[] =>
	[...text.matchAll(WORD)].map((match) => ({
		from: match.index,
		to: match.index + match[0].length,
		folded: fold(match[0])
	}));

const isWanted = ({ folded }: Word, { words }: Wanted): boolean =>
	words.some((word) => (isBeginning(word) ? folded.startsWith(word) : folded === word));

/** How many words from here make a name that is wanted, the longest one first; 0 if none do. */
function nameLength(text: string, words: readonly Word[], start: number, wanted: Wanted): number {
	let length = 0;
	let key = '';
	for (let count = 1; count <= MAX_PARTS; count++) {
		const [word, before] = [words[start + count - 1], words[start + count - 2]];
		if (!word || (count > 1 && before && !BETWEEN.test(text.slice(before.to, word.from)))) break;
		key += word.folded;
		if (wanted.names.has(key)) length = count;
	}
	return length;
}

/** A text with what was looked for marked. Nothing is lost or added. */
export function highlightedParts(text: string, wanted: Wanted): HighlightedPart[] {
	const words = wordsIn(text);
	const parts: HighlightedPart[] = [];
	let at = 0;
	for (let place = 0; place < words.length; place++) {
		const count = nameLength(text, words, place, wanted);
		const [first, last] = [words[place], words[place + Math.max(0, count - 1)]];
		if (!first || !last || (count === 0 && !isWanted(first, wanted))) continue;
		if (first.from > at) parts.push({ text: text.slice(at, first.from), isMarked: false });
		parts.push({ text: text.slice(first.from, last.to), isMarked: true });
		at = last.to;
		place += Math.max(0, count - 1);
	}
	if (at < text.length) parts.push({ text: text.slice(at), isMarked: false });
	return parts;
}

/** The sentence in which most of what was looked for stands; the first one if it stands in none. */
export function bestSentence(paragraphs: readonly string[], wanted: Wanted): HighlightedPart[] {
	let best: HighlightedPart[] = [];
	let most = -1;
	for (const sentence of paragraphs.flatMap(splitSentences)) {
		const parts = highlightedParts(sentence, wanted);
		const found = new Set(parts.filter(({ isMarked }) => isMarked).map(({ text }) => fold(text))).size;
		if (found > most) [best, most] = [parts, found];
	}
	return best;
}
