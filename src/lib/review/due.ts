import { recallAt, type Card } from './schedule.ts';

/** One day of a learner's calendar: from its first moment to the first of the next. Epoch milliseconds. */
export interface CalendarDay {
	readonly start: number;
	readonly end: number;
}

// What was asked today is not asked again today, however near a test is.
const isDue = (card: Card, day: CalendarDay): boolean => card.dueAt < day.end && card.reviewedAt < day.start;

/** The cards that are due on a day or were before it, those least likely to be remembered first. */
export function dueOn(cards: readonly Card[], day: CalendarDay): Card[] {
	const name = ({ module, topic }: Card): string => `${module} ${topic.id}`;
	return cards
		.filter((card) => isDue(card, day))
		.map((card) => ({ card, recall: recallAt(card, day.start) }))
		.sort((a, b) => a.recall - b.recall || (name(a.card) < name(b.card) ? -1 : 1))
		.map(({ card }) => card);
}

/** How many cards fall due on each of some days in a row; what is overdue counts for the first. */
export function forecast(cards: readonly Card[], days: readonly CalendarDay[]): number[] {
	const first = cards.map((card) => days.findIndex((day) => isDue(card, day)));
	return days.map((_, place) => first.filter((each) => each === place).length);
}
