const APOSTROPHES = /['’‘ʻʼ`´′]/g;
const WORDS = /[\p{L}\p{N}]+/gu;

/** Letters as everybody types them: small, without accents and apostrophes. Hangul syllables stay whole. */
export const fold = (text: string): string =>
	text
		// Before and after: taken apart, some apostrophes turn into spaces, and some letters yield new ones.
		.replace(APOSTROPHES, '')
		.toLowerCase()
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.normalize('NFC')
		.replace(APOSTROPHES, '')
		.toLowerCase();

/** The words of a text, folded. A hyphen divides: "Hon-yong" is two words. */
export const foldedWords = (text: string): string[] => fold(text).match(WORDS) ?? [];

/** A name with nothing between its parts: the same for "Hon-yong", "Hon Yong", "HonYong" and "Hón-yóng". */
export const nameKey = (text: string): string => foldedWords(text).join('');

/** Whether a folded word can stand for all that begin like it: two letters, or one syllable or character of East Asia. */
export const isBeginning = (word: string): boolean =>
	word.length > 1 || /[\p{Script=Hangul}\p{Script=Han}]/u.test(word);
