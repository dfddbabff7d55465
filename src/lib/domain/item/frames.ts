import { wordsOf } from './words.ts';

/** Two wrong choices are twins if they share so much of their words in one order, and the key so much less. */
const TWINS_SHARE = 0.6;
const TWINS_LEAD = 0.25;
/** A key is a hub if it begins like one wrong choice and ends like the other for so much of its length. */
const HUB_SHARE = 0.35;
/** A wrong choice keeps the frame of the key from so much of its words. */
const SAME_FRAME = 0.7;

/** The most words that stand in both lists in the same order. */
function commonWords(one: readonly string[], other: readonly string[]): number {
	let before = other.map(() => 0);
	for (const word of one) {
		const row: number[] = [];
		other.forEach((each, place) => {
			const diagonal = place > 0 ? (before[place - 1] ?? 0) : 0;
			row.push(word === each ? diagonal + 1 : Math.max(before[place] ?? 0, row[place - 1] ?? 0));
		});
		before = row;
	}
	return before.at(-1) ?? 0;
}

/** The share of words that two choices have in one order, of the shorter of them. */
export const frameShare = (one: readonly string[], other: readonly string[]): number =>
	commonWords(one, other) / Math.max(1, Math.min(one.length, other.length));

/** Whether two wrong choices share a frame that the key lacks: the odd one out is the key. */
export function areTwins(key: string, wrong: readonly string[]): boolean {
	const [right, first, second] = [key, ...wrong].map(wordsOf);
	if (!right || !first || !second || wrong.length !== 2) return false;
	const between = frameShare(first, second);
	const most = Math.max(frameShare(right, first), frameShare(right, second));
	return between > TWINS_SHARE && between > most + TWINS_LEAD;
}

function sharedStart(one: readonly string[], other: readonly string[]): number {
	const end = one.findIndex((word, place) => word !== other[place]);
	return (end < 0 ? one.length : end) / Math.max(1, one.length);
}

/** How much of a choice is the start or the end of another, whichever is more. */
export const sharedHalf = (one: readonly string[], other: readonly string[]): number =>
	Math.max(sharedStart(one, other), sharedStart(one.toReversed(), other.toReversed()));

/** Whether the key shares one half with each wrong choice: what most choices say is right. */
export function isHub(key: string, wrong: readonly string[]): boolean {
	const [right, first, second] = [key, ...wrong].map(wordsOf);
	if (!right || !first || !second || wrong.length !== 2) return false;
	const starts = (other: readonly string[]): boolean => sharedStart(right, other) > HUB_SHARE;
	const ends = (other: readonly string[]): boolean =>
		sharedStart(right.toReversed(), other.toReversed()) > HUB_SHARE;
	return (starts(first) && ends(second)) || (starts(second) && ends(first));
}

/** Whether a wrong choice keeps so many words of the key, in their order, that it is the key with a word changed. */
export function keepsFrame(key: string, wrong: string): boolean {
	const right = wordsOf(key);
	return commonWords(right, wordsOf(wrong)) / Math.max(1, right.length) >= SAME_FRAME;
}
