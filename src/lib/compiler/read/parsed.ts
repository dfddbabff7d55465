import type { Result } from '#lib/domain/result.ts';
import type { Reading } from './reading.ts';

/** A value, or a sentence that says what is wrong and one that says what to type. */
export type Parsed<T> = Result<T, string>;

/** The value, or nothing once its problem is noted. */
export function noted<T>(reading: Reading, line: number, parsed: Parsed<T>): T | undefined {
	if (parsed.isOk) return parsed.value;
	reading.error(line, parsed.failure);
	return undefined;
}
