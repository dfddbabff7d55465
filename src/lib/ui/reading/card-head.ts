import type { Source } from '#lib/domain/content/source.ts';
import { m } from '#lib/words/messages.ts';
import { dateLine, dateLabel } from './date-labels.ts';

/** A line of the head strip: people by id, or plain words. */
export interface HeadLine {
	readonly label: string;
	readonly people: readonly string[];
	readonly text: string;
	/** A sentence rather than an entry of a form. */
	readonly isLong?: boolean;
}

/** What the head of a document says about its way, in the order of a telegram form. Empty lines are left out. */
export function cardHead(source: Source): HeadLine[] {
	const isOthersWords = source.wordsOf.some((id) => !source.from.includes(id));
	// A printed date names no city; where it was sent and received is known only if the record says so.
	const sent = source.sent ? dateLine(source.sent) : '';
	const lines: HeadLine[] = [
		{ label: m.card_from(), people: source.from, text: '' },
		{ label: m.card_to(), people: source.to, text: '' },
		{ label: m.card_words_of(), people: isOthersWords ? source.wordsOf : [], text: '' },
		{ label: m.card_through(), people: source.through, text: '' },
		{ label: m.card_date(), people: [], text: sent ? '' : dateLabel(source.date) },
		{ label: m.card_sent(), people: [], text: sent },
		{ label: m.card_received(), people: [], text: source.received ? dateLine(source.received) : '' },
		{ label: m.card_hands(), people: [], text: source.hands, isLong: true }
	];
	return lines.filter(({ people, text }) => people.length > 0 || text !== '');
}

/** Where a document was published, and who translated it, if anyone. */
export const publicationLabel = (publication: string, translator: string): string =>
	translator ? m.card_translated({ publication, translator }) : `${publication}.`;
