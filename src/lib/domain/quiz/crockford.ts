const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECK_ALPHABET = `${ALPHABET}*~$=U`;

/** A number in Crockford's base32, in so many letters. */
export const toLetters = (value: bigint, letters: number): string =>
	Array.from({ length: letters }, (_, place) =>
		ALPHABET.charAt(Number((value >> BigInt(5 * (letters - 1 - place))) & 31n))
	).join('');

/** Crockford's check symbol is the number modulo 37; it catches every single wrong letter and every swap of two. */
export const checkSymbol = (value: bigint): string => CHECK_ALPHABET[Number(value % 37n)] ?? '';

/** A code in groups of four. */
export const inGroups = (letters: string): string => letters.replace(/(.{4})(?=.)/g, '$1-');

/** A code as people type it, made plain: lower case, spaces or hyphens anywhere, O for 0, I and L for 1. */
export const plainCode = (typed: string): string =>
	typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** What letters without their check symbol stand for, or the first that codes do not use. */
export function fromLetters(letters: string): bigint | { readonly character: string } {
	let value = 0n;
	for (const letter of letters) {
		const digit = ALPHABET.indexOf(letter);
		if (digit < 0) return { character: letter };
		value = (value << 5n) | BigInt(digit);
	}
	return value;
}
