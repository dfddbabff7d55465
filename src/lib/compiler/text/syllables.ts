/** A final e or es is silent, but not in -ce-s, -ge-s, -se-s and their like, nor in a consonant and le. */
const SILENT_ES = /(?<=[aeiouy].*)(?<![^aeiouy]l|[aeiouy])e(?:(?<!(?:[sxzcg]|ch|sh)e)s)?$/;
/** A final ed is silent, but not after t or d. */
const SILENT_ED = /(?<=[aeiouy].*[^aeiouytd])e(?=d$)/;
/** An e is silent before an ending, as in statement and safely, and inside a few compounds, as in sometimes. */
const SILENT_INSIDE =
	/(?<=[aeiouy][^aeiouyl]+)e(?=(?:ment|ful|less|ly|ness)s?$)|(?<=^(?:som|ther|wher|for|els))e(?=[^aeiouyr])/;

/** Neighbouring vowels that are two syllables: radio, Soviet, going, Korea, situation, create, communism. */
const PARTED = [
	/(?<![ctsxg])i(?:a(?!g)|u|o(?!n))/g,
	/(?<![ctsxgln])ion/g,
	/[ct]iat|^scien|ciety/g,
	/(?<![ctsxg])ie(?=t|n[ct])/g,
	/[aeiouy]ing/g,
	/(?<=[aeiouy].*[^c])ea(?=n?s?$)/g,
	/(?<![qgs])ua|uou/g,
	/cre(?=at)|re(?=act)|eo(?![un]|pl)/g,
	/sms?$/g
];

/**
 * The syllables of an English word: its groups of vowels, without silent ones, and those that part. Wrong now and
 * then for one word; over a page the errors cancel out. A figure counts one for each of its digits (1950 is four).
 */
export function countSyllables(word: string): number {
	const parts = word
		.normalize('NFD')
		.replace(/[\p{M}'’]/gu, '')
		.toLowerCase()
		.split(/[-.,]/);
	const counted = parts.filter((part) => part !== '').reduce((sum, part) => sum + syllablesOfPart(part), 0);
	return Math.max(1, counted);
}

function syllablesOfPart(part: string): number {
	if (/^\p{N}/u.test(part)) return part.match(/\p{N}/gu)?.length ?? 1;
	const spoken = part.replace(SILENT_ES, '').replace(SILENT_ED, '').replace(SILENT_INSIDE, '');
	const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
	const parted = PARTED.reduce((sum, pattern) => sum + (spoken.match(pattern)?.length ?? 0), 0);
	return Math.max(1, groups + parted);
}
