import { CLOCKS, type Clock } from '#lib/domain/content/interval.ts';
import { slug } from '../fields/id.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Hours east of Greenwich, winter. Moscow kept one time from 1930 to 1981. Beijing, Pyongyang, Seoul and Tokyo are
 * taken at their zone times all year round: no hour that the library prints falls into a summer time there (Seoul,
 * 1948-51 and 1955-60; Tokyo, 1948-51).
 */
const STANDARD: Readonly<Record<Clock, number>> = {
	Moscow: 3,
	Beijing: 8,
	Pyongyang: 9,
	Seoul: 9,
	Tokyo: 9,
	Washington: -5,
	'New York': -5
};

/** How far a city's clock was ahead of UTC, in milliseconds, when it showed this time (as if the time were UTC). */
export function clockOffset(clock: Clock, shown: number): number {
	const hours = STANDARD[clock];
	const isEastern = clock === 'Washington' || clock === 'New York';
	return (isEastern && isEasternSummerTime(shown) ? hours + 1 : hours) * HOUR;
}

/** The moment at which a city's clock showed this time (as if the time were UTC), in epoch milliseconds. */
export function momentOnClock(clock: Clock, shown: number): number {
	return shown - clockOffset(clock, shown);
}

/** What a city's clock showed at a moment, as if it were UTC: for writing a local time. */
export function shownOnClock(clock: Clock, moment: number): number {
	const standard = moment + STANDARD[clock] * HOUR;
	const summer = standard + HOUR;
	// In the hour that spring skips, summer time alone would already be reckoned with.
	const isSummer = [standard, summer].every((shown) => clockOffset(clock, shown) !== STANDARD[clock] * HOUR);
	return isSummer ? summer : standard;
}

/** The city that a place is, if its clock is known: the place `new-york` is New York. */
export function clockOfPlace(place: string): Clock | undefined {
	return CLOCKS.find((clock) => slug(clock) === place);
}

/**
 * Washington and New York kept summer time from 2 a.m. on the last Sunday of April to 2 a.m. on the last Sunday of
 * September, and from 1955 of October (tz database, rule NYC 1920-1966). On those two Sundays a day has 23 or 25 hours.
 */
function isEasternSummerTime(shown: number): boolean {
	const year = new Date(shown).getUTCFullYear();
	const lastMonth = year >= 1955 ? 10 : 9;
	return shown >= lastSunday(year, 4) + 2 * HOUR && shown < lastSunday(year, lastMonth) + 2 * HOUR;
}

/** The first millisecond of the last Sunday of a month (1-12). */
function lastSunday(year: number, month: number): number {
	const lastDay = Date.UTC(year, month, 0);
	return lastDay - new Date(lastDay).getUTCDay() * DAY;
}
