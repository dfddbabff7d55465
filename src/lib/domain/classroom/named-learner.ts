import { seedFromText } from '../item/chance.ts';
import { fromBase64url, fromUtf8, toBase64url, toHex, toUtf8 } from './bytes.ts';
import { cleanName, cutText } from './clean-name.ts';

// 36 bytes with their length are 48 letters; with mark and random part an id has 63.
const MAX_BYTES = 35;
const NUMBERS = 999_999;

/**
 * The id of a learner who hands in without a class: nobody has listed them, so that their own name travels in it, where
 * the signature of a receipt holds it. A name that is too long is cut. `random` tells two of one name apart.
 */
export function namedLearner(typed: string, random: string): string {
	let name = cleanName(typed);
	while (toUtf8(name).length > MAX_BYTES) name = cleanName(cutText(name, [...name].length - 1));
	const bytes = toUtf8(name);
	return `n~${toBase64url([2 * bytes.length, ...bytes])}~${random.slice(0, 12)}`;
}

/** The name in such an id; undefined if it holds none. */
export function nameOfLearner(learner: string): string | undefined {
	const [, letters = ''] = /^n~([\w-]+)~\w*$/.exec(learner) ?? [];
	const [head = NaN, ...rest] = fromBase64url(letters) ?? [];
	const bytes = rest.slice(0, head >> 1);
	if (head >= 128 || bytes.length < head >> 1) return undefined;
	// Names of hexadecimal digits were once packed by two, with an odd number before them.
	const text = head % 2 === 0 ? fromUtf8(bytes) : toHex(bytes);
	return text === undefined ? undefined : cleanName(text) || undefined;
}

/** The number from which papers of their own are drawn: it follows from the id, for there is no roster to give one. */
export const numberOfLearner = (learner: string): number => 1 + (seedFromText(learner) % NUMBERS);
