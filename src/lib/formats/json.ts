import { failed, ok, type Result } from '#lib/domain/result.ts';

/** A text that is not JSON from this character on, counted from 1: most often one that was cut off. */
export interface BrokenJson {
	readonly kind: 'broken';
	readonly character: number;
	readonly length: number;
}

export function parseJson(text: string): Result<unknown, BrokenJson> {
	try {
		const value: unknown = JSON.parse(text);
		return ok(value);
	} catch (fault) {
		// Engines say where, each in its own words, or that the end came too soon.
		const said = fault instanceof Error ? /position (\d+)/.exec(fault.message)?.[1] : undefined;
		const before = said === undefined ? text.length : Number(said);
		return failed({ kind: 'broken', character: Math.min(before + 1, text.length), length: text.length });
	}
}
