import { scaleUtc } from 'd3-scale';
import { dayInWords } from '#lib/words/format.ts';
import { m } from '#lib/words/messages.ts';

/** A day that is written on the scale. */
export interface Tick {
	readonly x: number;
	/** The moment of its midnight in Moscow. */
	readonly at: number;
	readonly label: string;
	readonly isYear: boolean;
}

const MOSCOW = 3 * 3_600_000;
/** Units between two ticks, at least: room for "31 Dec". */
export const MIN_GAP = 64;

/** 0 for the first day of a year, 1 for that of a month, 2 for any other. */
function rankOf(date: Date): 0 | 1 | 2 {
	if (date.getUTCDate() !== 1) return 2;
	return date.getUTCMonth() === 0 ? 0 : 1;
}

function labelOf(date: Date): string {
	const rank = rankOf(date);
	if (rank === 0) return String(date.getUTCFullYear());
	return dayInWords(date.getTime(), rank === 1 ? { month: 'short' } : { day: 'numeric', month: 'short' });
}

/**
 * Days of the Moscow calendar to be written between two moments that lie between `left` and `right`. They never
 * stand nearer than `MIN_GAP`; where two would, the beginning of a year or month wins.
 */
export function ticksBetween(from: number, to: number, left: number, right: number): Tick[] {
	if (!(to > from) || !(right > left)) return [];
	const scale = scaleUtc([from + MOSCOW, to + MOSCOW], [left, right]);
	const kept: { date: Date; x: number }[] = [];
	for (const date of scale.ticks(Math.max(1, Math.floor((right - left) / 90)))) {
		// A scale that is wide enough for hours still names days only.
		if (date.getTime() % 86_400_000 !== 0) continue;
		const x = scale(date);
		const last = kept.at(-1);
		if (last && x - last.x < MIN_GAP) {
			const isBetter = rankOf(date) < rankOf(last.date);
			const before = kept.at(-2);
			if (!isBetter || (before && x - before.x < MIN_GAP)) continue;
			kept.pop();
		}
		kept.push({ date, x });
	}
	return kept.map(({ date, x }) => ({
		x,
		at: date.getTime() - MOSCOW,
		label: labelOf(date),
		isYear: rankOf(date) === 0
	}));
}

const wholeDay = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const dayInMoscow = (moment: number): string => dayInWords(moment + MOSCOW, wholeDay);

/** The days between two moments by the calendar of Moscow; one day if both fell on it. */
export function spanInMoscow(from: number, to: number): string {
	const [first, last] = [dayInMoscow(from), dayInMoscow(to)];
	return first === last ? first : m.timeline_seen({ from: first, to: last });
}
