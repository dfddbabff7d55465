/** The cities whose calendar and clock a date in these lessons can be on. */
export const CLOCKS = ['Moscow', 'Beijing', 'Pyongyang', 'Seoul', 'Tokyo', 'Washington', 'New York'] as const;

/** The city whose calendar a date was written on. */
export type Clock = (typeof CLOCKS)[number];

/**
 * When something happened, as precisely as the record says and no more.
 *
 * `earliest` and `latest` are epoch milliseconds, both inclusive: a day on the Moscow clock runs from its first
 * to its last millisecond there. A day is therefore an interval of 24 hours, a month one of about 30 days, and a
 * printed hour and minute one of 60 seconds.
 */
export interface Interval {
	readonly edtf: string;
	readonly earliest: number;
	readonly latest: number;
	readonly clock: Clock;
}

/** What the record can say about the order of two intervals. */
export type Precedence = 'before' | 'after' | 'undecided';

/** The smallest part of an interval that order depends on: its two ends. */
export type Span = Pick<Interval, 'earliest' | 'latest'>;

/** Which of two came first, or that the record does not say because they overlap. */
export function precedence(a: Span, b: Span): Precedence {
	if (a.latest < b.earliest) return 'before';
	if (b.latest < a.earliest) return 'after';
	return 'undecided';
}

/** Milliseconds between the end of the earlier and the start of the later of two intervals; 0 when they overlap. */
export function gapBetween(a: Span, b: Span): number {
	return Math.max(0, b.earliest - a.latest, a.earliest - b.latest);
}

/** How long the interval is, in milliseconds: the uncertainty of the date. */
export function uncertainty(a: Span): number {
	return a.latest - a.earliest;
}
