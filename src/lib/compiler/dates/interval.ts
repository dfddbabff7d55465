import edtf, { parse, type ParsedDate } from 'edtf';
import { CLOCKS, type Clock, type Interval } from '#lib/domain/content/interval.ts';
import { failed, ok } from '#lib/domain/result.ts';
import { momentOnClock } from './clock.ts';
import { nearest } from '../check/nearest.ts';
import type { Parsed } from '../read/parsed.ts';

const DAY = 86_400_000;

/**
 * An EDTF date on a city's clock. A day there runs from 00:00:00.000 to 23:59:59.999; a printed hour and minute
 * is that minute. A date that is about (`~`) or doubtful (`?`) is wider by three days each way, a month by half a
 * month, a year by half a year.
 */
export function parseInterval(text: string, clock: Clock): Parsed<Interval> {
	const ends = endsOf(text);
	if (!ends) return failed(impossible(text));
	const [first, last] = ends;
	if (edtf(first).min > edtf(last).max)
		return failed(`“${text}” ends before it begins. Type the earlier date first.`);
	const earliest = momentOnClock(clock, edtf(first).min - margin(first));
	const latest = momentOnClock(clock, lastMillisecond(last) + margin(last));
	return ok({ edtf: text, earliest, latest, clock });
}

/** An EDTF date followed by the city whose clock it is: `1950-02-01T10:10 Moscow`. */
export function parseDated(text: string): Parsed<Interval> {
	const [, date = text, city = ''] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
	const clock = CLOCKS.find((known) => known === city);
	if (clock) return parseInterval(date, clock);
	if (city === '') return failed(`“${text}” names no city. Type whose clock it is, as in ${date} Moscow.`);
	const near = nearest(city, CLOCKS);
	const instead = near ? `${date} ${near}` : `one of ${CLOCKS.join(', ')}`;
	return failed(`“${city}” is no city whose clock is known. Type ${instead}.`);
}

/** Whether the record prints a time of day, not only a day. */
export function hasTimeOfDay(interval: Interval): boolean {
	return interval.edtf.includes('T');
}

function endsOf(text: string): readonly [ParsedDate, ParsedDate] | undefined {
	if (/T.*(?:Z|[+-]\d\d)/.test(text)) return undefined; // The city says whose clock it is, not an offset.
	const parsed = parsedOrNothing(text);
	if (parsed?.type === 'Date') return [parsed, parsed];
	if (parsed?.type !== 'Interval') return undefined;
	const [first, last] = parsed.values;
	return isDate(first) && isDate(last) ? [first, last] : undefined;
}

function parsedOrNothing(text: string): ReturnType<typeof parse> | undefined {
	try {
		// The package takes a time without a zone for the machine's own; here every clock is a city's.
		return parse(text.replace(/T\d\d:\d\d(?::\d\d)?/g, '$&Z'));
	} catch {
		return undefined;
	}
}

function isDate(end: ParsedDate | number | null | undefined): end is ParsedDate {
	return typeof end === 'object' && end !== null && end.type === 'Date';
}

function lastMillisecond(date: ParsedDate): number {
	const { max } = edtf(date);
	if (date.values.length === 5) return max + 59_999;
	return date.values.length === 6 ? max + 999 : max;
}

function margin(date: ParsedDate): number {
	if (!isMarked(date.uncertain) && !isMarked(date.approximate)) return 0;
	if (date.values.length === 1) return 182 * DAY;
	return (date.values.length === 2 ? 15 : 3) * DAY;
}

/** The parser marks a whole date with `true` and a part of one with a mask of its digits. */
function isMarked(mark: unknown): boolean {
	return Number(mark ?? 0) !== 0;
}

function impossible(text: string): string {
	return `“${text}” is not a date in EDTF. Type, for example, 1950-01-31, 1950-01, 1950-10-12/1950-10-13 or 1950-10-05~.`;
}
