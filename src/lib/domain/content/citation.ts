import { dateInWords } from './date-in-words.ts';
import type { Source } from './source.ts';

/** What a citation is made of. Nothing else of a source goes into one, and nothing that is not printed here. */
type Cited = Pick<Source, 'title' | 'date' | 'citation' | 'translation' | 'publication'>;

/** The same source in the styles that readers paste into their own work. */
export interface Citation {
	/** A note in the Chicago style: one sentence, its parts divided by commas. */
	readonly chicago: string;
	/** Sentences that say what each part is. */
	readonly plain: string;
}

const withoutStop = (text: string): string => text.trim().replace(/\.$/, '');

/** Archives come as references; where none is printed, the bare field would not say what is missing. */
function archiveOf({ citation }: Cited): string {
	const text = withoutStop(citation);
	return text.startsWith('not printed') ? `archive reference ${text}` : text;
}

/** The translator, and how the field is introduced; a field that names none gives nothing. */
function translatorOf({ translation }: Cited, before: string): string {
	const text = withoutStop(translation);
	if (text === '' || /^none\b/.test(text)) return '';
	return /^as quoted\b/.test(text) ? text : `${before} ${text}`;
}

/** Where it was published, unless the archive reference already begins with it. */
function publicationOf({ citation, publication }: Cited): string {
	const text = withoutStop(publication);
	return citation.startsWith(text) ? '' : text;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const sentence = (text: string): string => (text === '' ? '' : `${capitalised(text)}.`);
const isThere = (text: string): boolean => text !== '';

/** A title in quotation marks keeps its own as single ones. */
const inner = (title: string): string => title.replaceAll('“', '‘').replaceAll('”', '’');

/** How a source is cited, built from its own fields alone. */
export function citationOf(source: Cited): Citation {
	const title = withoutStop(source.title);
	// Some titles end in their date.
	const day = dateInWords(source.date);
	const date = title.includes(day) ? '' : day;
	const archive = archiveOf(source);
	const publication = publicationOf(source);
	const note = [date, archive, translatorOf(source, 'trans.'), publication];
	const translator = translatorOf(source, 'translated by');
	return {
		chicago: `“${inner(title)},” ${note.filter(isThere).join(', ')}.`,
		plain: [title, date, archive, translator, publication].filter(isThere).map(sentence).join(' ')
	};
}
