import { uncertainty } from '../content/interval.ts';
import type { Source } from '../content/source.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Delays that a learner can tell apart, in days. */
export const LADDER_OF_DAYS: readonly number[] = [0, 1, 2, 3, 4, 7, 10, 14, 21, 30, 60, 365, 1825, 2190];

/** Whole days between the event and the writing, or undefined if either is not known to the day. */
export function delayInDays(source: Source): number | undefined {
	const written = source.sent ?? source.date;
	if (!source.event || uncertainty(source.event) > DAY || uncertainty(written) > DAY) return undefined;
	// Middles of the two days, so that a difference of clocks of a few hours does not count as a day.
	const middle = (span: { earliest: number; latest: number }): number => (span.earliest + span.latest) / 2;
	const days = Math.round((middle(written) - middle(source.event)) / DAY);
	return days < 0 ? undefined : days;
}

/** A delay as a choice reads: "the same day", "3 days", "about a month". */
export function delayInWords(days: number): string {
	if (days === 0) return 'The same day';
	if (days === 1) return '1 day';
	if (days < 60) return `${days} days`;
	if (days < 365) return `About ${Math.round(days / 30)} months`;
	return days < 730 ? 'About a year' : `About ${Math.round(days / 365)} years`;
}

/**
 * Windows of three on a ladder in which the right number stands first, in the middle and last, so that its place
 * tells nothing. The right number replaces the rung nearest to it.
 */
export function windowsAround(ladder: readonly number[], right: number): number[][] {
	const lower = ladder.filter((rung) => rung < right && isApart(rung, right)).slice(-2);
	const higher = ladder.filter((rung) => rung > right && isApart(rung, right)).slice(0, 2);
	const windows: number[][] = [];
	if (higher.length === 2) windows.push([right, ...higher]);
	if (lower.length > 0 && higher.length > 0) windows.push([...lower.slice(-1), right, ...higher.slice(0, 1)]);
	if (lower.length === 2) windows.push([...lower, right]);
	return windows;
}

// Over a week, two delays need a fifth between them to be told apart without counting.
const isApart = (a: number, b: number): boolean => b < 7 || Math.abs(a - b) >= b / 5;
