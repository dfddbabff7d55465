import type { Interval } from './interval.ts';

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];

function dayInWords(edtf: string): string {
	const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(edtf);
	if (!parts) return edtf;
	const [, year, month, day] = parts;
	return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** An EDTF date as English reads it: "31 January 1950", "about 5 October 1950", "12 to 13 October 1950". */
export function dateInWords(date: Pick<Interval, 'edtf'>): string {
	const [from = '', to] = date.edtf.split('/');
	const doubt = /[~%]/.test(date.edtf) ? 'about ' : date.edtf.includes('?') ? 'probably ' : '';
	if (!to) return doubt + dayInWords(from);
	return `${doubt}${withoutSharedEnd(dayInWords(from), dayInWords(to))} to ${dayInWords(to)}`;
}

/** "12 October 1950" beside "13 October 1950" is "12". */
function withoutSharedEnd(first: string, last: string): string {
	const [words, others] = [first.split(' '), last.split(' ')];
	while (words.length > 1 && words.at(-1) === others.at(-1)) {
		words.pop();
		others.pop();
	}
	return words.join(' ');
}
