import type { CalendarDay } from '#lib/review/due.ts';

/** The days of the learner's calendar, from the one that holds `now`. Days of a change of the clock are shorter or longer. */
export function daysFrom(now: number, count: number): CalendarDay[] {
	const today = new Date(now);
	const startOf = (ahead: number): number =>
		new Date(today.getFullYear(), today.getMonth(), today.getDate() + ahead).getTime();
	return Array.from({ length: count }, (_, ahead) => ({ start: startOf(ahead), end: startOf(ahead + 1) }));
}

/** The last moment before a day given as 2026-11-30; undefined if it is none. */
export function momentBefore(day: string): number | undefined {
	const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.map(Number) ?? [];
	if (year === undefined || month === undefined || date === undefined) return undefined;
	return new Date(year, month - 1, date).getTime() - 1;
}
