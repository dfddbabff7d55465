import { checkSymbol, fromLetters, inGroups, plainCode, toLetters } from '#lib/domain/quiz/crockford.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';

/** Why what was typed is no class code. */
export type ClassCodeFailure =
	| { readonly kind: 'length' }
	| { readonly kind: 'character'; readonly character: string }
	| { readonly kind: 'check' };

const LETTERS = 7;
const CODES = 32n ** BigInt(LETTERS);
/** Random bytes from which a code is made: 35 bits are used. */
export const CLASS_CODE_BYTES = 8;

/**
 * The code of a class: seven letters of Crockford's base32 and one that checks them, in two groups of four, such as
 * `7K3M-Q2XD`. Numbers whose check would be one of the five further symbols are passed over, so that it can be typed
 * and said everywhere.
 */
export function classCodeFrom(bytes: Uint8Array): string {
	let value = bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n) % CODES;
	while (!/[0-9A-TV-Z]/.test(checkSymbol(value))) value = (value + 1n) % CODES;
	return inGroups(toLetters(value, LETTERS) + checkSymbol(value));
}

/** A typed class code as it is written everywhere: lower case, spaces, O for 0 and I or L for 1 are understood. */
export function readClassCode(typed: string): Result<string, ClassCodeFailure> {
	const text = plainCode(typed.slice(0, 100));
	if (text.length !== LETTERS + 1) return failed({ kind: 'length' });
	const value = fromLetters(text.slice(0, LETTERS));
	if (typeof value !== 'bigint') return failed({ kind: 'character', character: value.character });
	return checkSymbol(value) === text.at(-1) ? ok(inGroups(text)) : failed({ kind: 'check' });
}
