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
	historian: 'text',
	summary: 'summary'
};

const possessive = (name: string): string => (name.endsWith('s') ? `${name}’` : `${name}’s`);

/** A source as a stem names it: "Shtykov’s telegram of 31 January 1950". */
export function sourceInWords(content: ModuleIndex, source: Source): string {
	if (source.type === 'summary') return `the editors’ summary of ${source.called ?? source.title}`;
	if (source.called !== undefined) return source.called;
	const date = dateInWords(source.date);
	if (source.type === 'archive-description') return `the archive’s description dated ${date}`;
	const [author] = source.from;
	if (author === undefined) return `the ${NOUNS[source.type]} of ${date}`;
	return `${possessive(nameOf(content, author))} ${NOUNS[source.type]} of ${date}`;
}

const QUESTION_WORD =
	/^(?:What|Which|Who|Whose|Whom|Why|How|When|Where|Did|Does|Do|Was|Were|Is|Are|Had|Has|In|On|Of|To|For|From|With|By|At|Under|Through|About|After|Before|Until)\b/;
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A question with the document that it is about before it, as every stem of one document begins. */
export function askedOf(content: ModuleIndex, source: Source, question: string): string {
	const label = sourceInWords(content, source);
	if (source.type !== 'summary') return `${capitalised(label)}. ${question}`;
	const asked = QUESTION_WORD.test(question)
		? question.charAt(0).toLowerCase() + question.slice(1)
		: question;
	return `According to ${label}: ${asked}`;
}

/** What this document is called inside a question that names it already: "this telegram". */
export const nounOf = ({ type }: Source): string => NOUNS[type];

/** Who wrote to whom, and when: what tells a document from others without naming its topic. */
export function correspondenceInWords(content: ModuleIndex, source: Source): string {
	const names = (ids: readonly string[]): string => ids.map((id) => nameOf(content, id)).join(' and ');
	const date = dateInWords(source.date);
	if (source.type === 'archive-description') return `An archive’s description dated ${date}`;
	if (source.type === 'historian') return `${capitalised(names(source.from))}, a historian, ${date}`;
	const isSummary = source.type === 'summary';
	const from = capitalised(names(source.from));
	const to = source.to.length > 0 ? ` to ${names(source.to)}` : '';
	return `${from}${to}, ${date}${isSummary ? ' (editors’ summary)' : ''}`;
}

/** A quotation in running text. */
export const quoted = (text: string): string => `“${text}”`;

/** A statement quoted inside a question: its own full stop would end the question too early. */
export const quotedClause = (statement: string): string => quoted(statement.replace(/\.$/, ''));
