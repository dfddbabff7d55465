import { CLASS_CODE_BYTES, classCodeFrom, readClassCode } from '#lib/formats/class-code.ts';
import { randomBytes } from 'node:crypto';

/** A code that a class shares. It opens a roster of names, and only for a time: 35 bits under a limit on guesses. */
export const newClassCode = (): string => classCodeFrom(randomBytes(CLASS_CODE_BYTES));

/** A code that stands for one person: two class codes in a row, 70 bits, each half with its check. */
export const newCode = (): string => `${newClassCode()}-${newClassCode()}`;

/** A typed code in the one spelling that is stored; undefined if it was never a code. */
export function readCode(typed: string): string | undefined {
	const plain = typed.replace(/[^\p{L}\p{N}]/gu, '');
	const halves = [plain.slice(0, 8), plain.slice(8)].map((half) => readClassCode(half));
	const read = halves.flatMap((half) => (half.isOk ? [half.value] : []));
	return read.length === 2 ? read.join('-') : undefined;
}
