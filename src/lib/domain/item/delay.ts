import { uncertainty } from '../content/interval.ts';
import type { Source } from '../content/source.ts';

const DAY = 24 * 60 * 60 * 1000;

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
