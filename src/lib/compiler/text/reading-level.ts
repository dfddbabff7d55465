import { countSyllables } from './syllables.ts';

/** How hard a text is to read. */
export interface ReadingLevel {
	readonly words: number;
	readonly sentences: number;
	/** Flesch-Kincaid grade: years of school in the United States (Kincaid and others 1975). */
	readonly grade: number;
}

/** The level of running text: paragraphs, one string each. */
export function readingLevel(paragraphs: readonly string[]): ReadingLevel {
	const words = paragraphs.flatMap(wordsOf);
	const sentences = paragraphs.reduce((sum, paragraph) => sum + countSentences(paragraph), 0);
	const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
	if (words.length === 0) return { words: 0, sentences: 0, grade: 0 };
	const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
	return { words: words.length, sentences, grade: Math.round(grade * 10) / 10 };
}

/** Words are counted by their letters or figures; a hyphen joins, as the formula's authors had it. */
function wordsOf(text: string): string[] {
	return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** A sentence ends with its mark before white space; titles and initials end none. A text without a mark is one. */
function countSentences(text: string): number {
	const plain = text.replace(/\b(?:Mr|Mrs|Dr|Gen|Col|Lt|St|\p{Lu}|No(?=\.\s*\p{N}))\./gu, '');
	const ends = plain.match(/[.!?]+[”"’')\]]*(?=\s|$)/gu)?.length ?? 0;
	const isOpen = /[\p{L}\p{N}]/u.test(plain.replace(/^.*[.!?][”"’')\]]*(?=\s|$)/su, ''));
	return Math.max(1, ends + (isOpen ? 1 : 0));
}
