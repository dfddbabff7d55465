import { dateInWords } from '#lib/domain/content/date-in-words.ts';
import type { Clock, Interval } from '#lib/domain/content/interval.ts';
import { dayInWords } from '#lib/words/format.ts';
import { getLocale } from '#lib/words/locale.svelte.ts';
import { m } from '#lib/words/messages.ts';

const clocks: Readonly<Record<Clock, () => string>> = {
	Moscow: m.clock_moscow,
	Beijing: m.clock_beijing,
	Pyongyang: m.clock_pyongyang,
	Seoul: m.clock_seoul,
	Tokyo: m.clock_tokyo,
	Washington: m.clock_washington,
	'New York': m.clock_new_york
};

/** The name of a city whose clock a date can be on; other names as they are. */
export const cityName = (city: string): string =>
	Object.entries(clocks).find(([clock]) => clock === city)?.[1]() ?? city;

interface Day {
	readonly at: number;
	readonly options: Intl.DateTimeFormatOptions;
}

/** A year, month or day, and how much of it is written. */
function dayOf(edtf: string): Day | undefined {
	const [found, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(edtf) ?? [];
	if (found === undefined) return undefined;
	return {
		at: Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)),
		options: { year: 'numeric', ...(month ? { month: 'long' } : {}), ...(day ? { day: 'numeric' } : {}) }
	};
}

/**
 * A date as exactly as the record has it, in the language of the interface: "about 5 October 1950", "1950년 10월 5일경".
 * In English it reads as it does in questions, which the domain words.
 */
export function dateLabel(date: Pick<Interval, 'edtf'>): string {
	if (getLocale() === 'en') return dateInWords(date);
	const [from, to] = date.edtf.split('/').map(dayOf);
	if (!from) return dateInWords(date);
	const words = dayInWords(from.at, from.options, to?.at);
	if (/[~%]/.test(date.edtf)) return m.date_about({ date: words });
	return date.edtf.includes('?') ? m.date_probably({ date: words }) : words;
}

/** A date as a form shows it: with its hour where one is printed, and the city whose calendar it is on. */
export function dateLine(date: Interval): string {
	const [, hour] = /T(\d\d:\d\d)/.exec(date.edtf) ?? [];
	return [dateLabel(date), hour, cityName(date.clock)].filter(Boolean).join(', ');
}
