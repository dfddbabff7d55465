import { seedFromText } from '../item/chance.ts';
import { ByteReader, fromBase64url, toBase64url, toShortText, toUtf8 } from './bytes.ts';
import { cleanName, cutText } from './clean-name.ts';

// 36 bytes with their length are 48 letters; with mark and random part an id has 63.
const MOST_BYTES = 35;
const NUMBERS = 999_999;

/**
 * The id of a learner who hands in without a class: nobody has listed them, so that their own name travels in it, where
 * the signature of a receipt holds it. A name that is too long is cut. `random` tells two of one name apart.
 */
export function namedLearner(typed: string, random: string): string {
	let name = cleanName(typed);
	while (toUtf8(name).length > MOST_BYTES) name = cleanName(cutText(name, [...name].length - 1));
	return `n~${toBase64url(toShortText(name))}~${random.slice(0, 12)}`;
}

/** The name in such an id; undefined if it holds none. */
export function nameOfLearner(learner: string): string | undefined {
	const [, letters = ''] = /^n~([\w-]+)~\w*$/.exec(learner) ?? [];
	const bytes = fromBase64url(letters);
	const text = bytes && new ByteReader(bytes).shortText();
	return text === undefined ? undefined : cleanName(text) || undefined;
}

/** The number from which papers of their own are drawn: it follows from the id, for there is no roster to give one. */
export const numberOfLearner = (learner: string): number => 1 + (seedFromText(learner) % NUMBERS);
