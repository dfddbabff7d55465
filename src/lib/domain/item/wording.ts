import type { Person } from '../content/authority.ts';
import { dateInWords } from '../content/date-in-words.ts';
import type { Source, SourceType } from '../content/source.ts';
import type { ModuleIndex } from './module-index.ts';

/** A person as running text names them: Westerners by surname, others in full. */
function shortName(person: Person): string {
	const isWestern = person.side === 'Soviet' || person.side === 'American' || person.side === 'other';
	if (!isWestern) return person.name;
	return person.name.split(' ').at(-1) ?? person.name;
}

/** The name of a person id as running text has it, bodies with their article; the id itself when the authority does not know it. */
export function nameOf(content: ModuleIndex, personId: string): string {
	const person = content.people.get(personId);
	if (!person) return personId;
	return person.role === 'body' ? `the ${person.name}` : shortName(person);
}

const NOUNS: Record<SourceType, string> = {
	telegram: 'telegram',
	letter: 'letter',
	decision: 'decision',
	memorandum: 'memorandum',
	report: 'report',
	journal: 'journal',
	'archive-description': 'description',
	historian: 'text'
};

const possessive = (name: string): string => (name.endsWith('s') ? `${name}’` : `${name}’s`);

/** A source as a stem names it: "Shtykov’s telegram of 31 January 1950". */
export function sourceInWords(content: ModuleIndex, source: Source): string {
	if (source.called !== undefined) return source.called;
	const date = dateInWords(source.date);
	if (source.type === 'archive-description') return `the archive’s description dated ${date}`;
	const [author] = source.from;
	if (author === undefined) return `the ${NOUNS[source.type]} of ${date}`;
	return `${possessive(nameOf(content, author))} ${NOUNS[source.type]} of ${date}`;
}

/** A quotation in running text. */
export const quoted = (text: string): string => `“${text}”`;

/** A statement quoted inside a question: its own full stop would end the question too early. */
export const quotedClause = (statement: string): string => quoted(statement.replace(/\.$/, ''));
