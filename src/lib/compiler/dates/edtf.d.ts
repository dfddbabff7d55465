/** The part of edtf.js 4.11 that is used here; the package brings no types. */
declare module 'edtf' {
	/** A date as parsed: `values` are year, month from 0, day, hour, minute, second, as far as given. */
	export interface ParsedDate {
		readonly type: 'Date';
		readonly values: readonly number[];
		readonly uncertain?: unknown;
		readonly approximate?: unknown;
	}
	export interface ParsedInterval {
		readonly type: 'Interval';
		readonly values: readonly (ParsedDate | null | number)[];
	}
	export interface ParsedOther {
		readonly type: 'Season' | 'Set' | 'List' | 'Year' | 'Decade' | 'Century';
	}
	/** Throws on text that is not EDTF. */
	export function parse(text: string): ParsedDate | ParsedInterval | ParsedOther;
	/** `min` and `max` are epoch milliseconds in UTC; `max` is the last millisecond of the date. */
	export default function edtf(parsed: ParsedDate): { readonly min: number; readonly max: number };
}
