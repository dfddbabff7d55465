import { counted } from './words.ts';

const dayAndDate = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'narrow' });

/** What is due, without a full stop: “3 claims and 1 order of events are due today”. */
export function dueToday({ claims, orders }: { readonly claims: number; readonly orders: number }): string {
	const parts = [
		...(claims > 0 ? [counted(claims, 'claim', 'claims')] : []),
		...(orders > 0 ? [counted(orders, 'order of events', 'orders of events')] : [])
	];
	if (parts.length === 0) return 'Nothing is due today';
	return `${parts.join(' and ')} ${claims + orders === 1 ? 'is' : 'are'} due today`;
}

interface ForecastDay {
	/** First moment of the day, epoch milliseconds. */
	readonly start: number;
	readonly count: number;
}

function dayWord(start: number, place: number): string {
	if (place === 0) return 'today';
	return place === 1 ? 'tomorrow' : `on ${dayAndDate.format(start)}`;
}

/** The forecast as a sentence, days without anything left out. */
function forecastInWords(days: readonly ForecastDay[]): string {
	const full = days.flatMap(({ start, count }, place) =>
		count > 0 ? [`${count} ${dayWord(start, place)}`] : []
	);
	return full.length === 0 ? 'Nothing falls due in these days.' : `Due: ${full.join(', ')}.`;
}

/** Every word of the daily review, in English. */
export const reviewWords = {
	title: 'Daily review',
	lead: 'What a quiz asked you comes back shortly before you would forget it, each time as a new question on the same document.',
	opening: 'Looking at what is due.',
	needsScript: 'The review needs JavaScript, which is off in this browser.',
	what: (count: number) =>
		`${counted(count, 'question', 'questions')} now. You have two tries at each; the first one decides when it comes back.`,
	start: 'Start the review',
	begun: 'You have a review that is not finished.',
	resume: (place: number, count: number) => `Go on at question ${place} of ${count}`,
	empty:
		'There is nothing to review yet. Finish a quiz on any module: what it asked you will come back here from the next day on.',
	none: 'Come back on a day that has something, or take a quiz on another module.',
	incomplete:
		'Some modules could not be opened on this device, so what you learned in them is not counted here. They come back with the line.',
	toLibrary: 'Choose a module',
	forecast: 'The next 14 days',
	forecastInWords,
	weekday: (start: number) => weekday.format(start),
	test: 'Day of a test, if you have one',
	testMeaning: 'Everything comes back before that day.',
	done: 'Review finished',
	known: (known: number, asked: number) => `${known} of ${asked} known`,
	doneMeaning: 'What you knew at the first try waits longer now. The rest comes back soon.',
	reread: 'Read again',
	more: 'Review what is left',
	onward: 'Go to the library'
} as const;
