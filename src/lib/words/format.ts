import { getLocale } from './locale.svelte.ts';

const made = new Map<string, unknown>();

/** Making a formatter takes long beside using it. */
function formatter<Made>(Kind: new (locale: string, options: object) => Made, options: object): Made {
	// British, as the lessons are: the day stands before the month.
	const locale = getLocale() === 'en' ? 'en-GB' : getLocale();
	const key = `${Kind.name} ${locale} ${JSON.stringify(options)}`;
	const known = made.get(key);
	if (known instanceof Kind) return known;
	const fresh = new Kind(locale, options);
	made.set(key, fresh);
	return fresh;
}

/** A number with at most two decimals, unless the options say otherwise. */
export const numberInWords = (value: number, options: Intl.NumberFormatOptions = {}): string =>
	formatter(Intl.NumberFormat, { maximumFractionDigits: 2, ...options }).format(value);

/** "A, B and C". */
export const listInWords = (items: readonly string[]): string =>
	formatter(Intl.ListFormat, { type: 'conjunction' }).format(items);

/** A moment on the clock of this device: its day and its hour, unless the options say otherwise. */
export const momentInWords = (
	time: number,
	options: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeStyle: 'short' }
): string => formatter(Intl.DateTimeFormat, options).format(time);

/** A day of no clock, given by its midnight in UTC; with a second one, the span between them. */
export function dayInWords(day: number, options: Intl.DateTimeFormatOptions, last = day): string {
	const format = formatter(Intl.DateTimeFormat, { ...options, timeZone: 'UTC' });
	return last === day ? format.format(day) : format.formatRange(day, last);
}
