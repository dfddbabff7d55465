import type { Interval } from '#lib/domain/content/interval.ts';
import type { Source } from '#lib/domain/content/source.ts';
import { dateInWords } from '#lib/domain/content/date-in-words.ts';
import { words } from './words.ts';

/** A date as a form shows it: with its hour where one is printed, and the city whose calendar it is on. */
export function dateLine(date: Interval): string {
	const [, hour] = /T(\d\d:\d\d)/.exec(date.edtf) ?? [];
	return [dateInWords(date), hour, date.clock].filter(Boolean).join(', ');
}

/** A line of the head strip: people by id, or plain words. */
export interface HeadLine {
	readonly label: string;
	readonly people: readonly string[];
	readonly text: string;
	/** A sentence rather than an entry of a form. */
	readonly isLong?: boolean;
}

/** What the head of a document says about its way, in the order of a telegram form. Empty lines are left out. */
export function headLines(source: Source): HeadLine[] {
	const { card } = words;
	const isOthersWords = source.wordsOf.some((id) => !source.from.includes(id));
	// A printed date names no city; where it was sent and received is known only if the record says so.
	const sent = source.sent ? dateLine(source.sent) : '';
	const lines: HeadLine[] = [
		{ label: card.from, people: source.from, text: '' },
		{ label: card.to, people: source.to, text: '' },
		{ label: card.wordsOf, people: isOthersWords ? source.wordsOf : [], text: '' },
		{ label: card.through, people: source.through, text: '' },
		{ label: card.date, people: [], text: sent ? '' : dateInWords(source.date) },
		{ label: card.sent, people: [], text: sent },
		{ label: card.received, people: [], text: source.received ? dateLine(source.received) : '' },
		{ label: card.hands, people: [], text: source.hands, isLong: true }
	];
	return lines.filter(({ people, text }) => people.length > 0 || text !== '');
}
