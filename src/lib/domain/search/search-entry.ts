import type { Authority, KoreanForms, Person, Place as NamedPlace } from '../content/authority.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import { plainText, type Block, type Inline } from '../content/prose.ts';
import type { Source } from '../content/source.ts';
import { dateInWords } from '../content/date-in-words.ts';

/** What can be found, in the order of the results. */
export const ENTRY_KINDS = ['person', 'place', 'term', 'document', 'section'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** A page of a module. */
export interface Place {
	readonly kind: 'document' | 'section' | 'module';
	readonly module: string;
	readonly moduleTitle: string;
	/** Id within the module; its own for the module's page. */
	readonly id: string;
	readonly title: string;
}

/** One thing that can be found. */
export interface SearchEntry {
	readonly id: string;
	readonly kind: EntryKind;
	readonly title: string;
	/** A date, or the names in other scripts. */
	readonly note: string;
	/** Every form of every name that it goes by, or that stands in it. */
	readonly names: readonly string[];
	/** Its words, by paragraphs. */
	readonly text: readonly string[];
	/** The same for readers of Korean, as far as it is known. */
	readonly korean?: { readonly title?: string; readonly note?: string; readonly is?: string };
	/** Where it is read: its own page, or those that name it. */
	readonly where: readonly Place[];
}

const isThere = (text: string | undefined): text is string => text !== undefined && text !== '';
const scriptsOf = ({ hangul, hanja, cyrillic }: Person): string[] =>
	[hangul, hanja, cyrillic].filter(isThere);

/** All that an entry is called, the preferred name first. */
const formsOf = (entry: Named & Partial<Pick<Person, 'cyrillic' | 'signsAs'>>): string[] => [
	entry.name,
	...entry.also,
	...[entry.hangul, ...(entry.hangulAlso ?? []), entry.hanja, entry.cyrillic].filter(isThere),
	...(entry.signsAs ?? [])
];

interface Named extends KoreanForms {
	readonly id: string;
	readonly name: string;
	readonly also: readonly string[];
	readonly is: string;
}

function koreanOf(entry: Named & Partial<Pick<NamedPlace, 'todayKo'>>): Pick<SearchEntry, 'korean'> {
	const [title, note, is] = [entry.hangul, entry.todayKo, entry.isKo];
	if (title === undefined && note === undefined && is === undefined) return {};
	return { korean: { ...(title && { title }), ...(note && { note }), ...(is && { is }) } };
}

function formsById({ people, places, terms }: Authority): ReadonlyMap<string, readonly string[]> {
	return new Map([...places, ...terms, ...people].map((entry) => [entry.id, formsOf(entry)]));
}

function runsOf(block: Block): readonly (readonly Inline[])[] {
	if (block.kind === 'source') return [];
	if (block.kind === 'quote') return block.paragraphs;
	return block.kind === 'list' ? block.items : [block.children];
}

function referencesIn(children: readonly Inline[]): string[] {
	return children.flatMap((child) => {
		if (child.kind === 'text') return [];
		return [...(child.kind === 'reference' ? [child.id] : []), ...referencesIn(child.children)];
	});
}

/** A page with the names that it refers to. */
interface Page extends Place {
	readonly note: string;
	readonly refers: readonly string[];
	readonly text: readonly string[];
}

const peopleOf = ({ from, to, through, wordsOf, mentions }: Source): string[] =>
	[from, to, through, wordsOf, mentions].flat();

function pagesOf(lesson: LessonModule): Page[] {
	const of = { module: lesson.id, moduleTitle: lesson.title };
	const prose = (blocks: readonly Block[]): Pick<Page, 'refers' | 'text'> => {
		const runs = blocks.flatMap(runsOf);
		return { refers: runs.flatMap(referencesIn), text: runs.map(plainText) };
	};
	const { refers, text } = prose([...lesson.introduction, ...lesson.unknown]);
	return [
		{
			...of,
			kind: 'module',
			id: lesson.id,
			title: lesson.question,
			note: lesson.title,
			refers,
			text: [lesson.summary, ...text]
		},
		...lesson.sections.map(({ id, title, blocks }): Page => ({
			...of,
			kind: 'section',
			id,
			title,
			note: lesson.title,
			...prose(blocks)
		})),
		...lesson.sources.map((source): Page => ({
			...of,
			kind: 'document',
			id: source.id,
			title: source.title,
			note: dateInWords(source.date),
			refers: [
				...peopleOf(source),
				...(isThere(source.place) ? [source.place] : []),
				...(source.named ?? []).map(({ id }) => id)
			],
			text: [...source.excerpt, source.hands]
		}))
	];
}

/** Everything that can be found in these modules, and every name of the library whether a module uses it or not. */
export function searchEntries(modules: readonly LessonModule[], authority: Authority): SearchEntry[] {
	const forms = formsById(authority);
	const pages = modules.flatMap(pagesOf);
	const place = ({ kind, module, moduleTitle, id, title }: Page): Place => ({
		kind,
		module,
		moduleTitle,
		id,
		title
	});
	const naming = (id: string): Place[] => pages.filter(({ refers }) => refers.includes(id)).map(place);
	const named = (kind: EntryKind, entry: Named, note: string): SearchEntry => ({
		id: `${kind}:${entry.id}`,
		kind,
		title: entry.name,
		note,
		names: forms.get(entry.id) ?? [],
		text: [entry.is],
		...koreanOf(entry),
		where: naming(entry.id)
	});
	return [
		...authority.people.map((person) => named('person', person, scriptsOf(person).join(' · '))),
		...authority.places.map((place) => named('place', place, place.today)),
		...authority.terms.map((term) => named('term', term, '')),
		...pages.map((page): SearchEntry => ({
			id: `${page.kind}:${page.module}/${page.id}`,
			kind: page.kind === 'document' ? 'document' : 'section',
			title: page.title,
			note: page.note,
			names: [...new Set(page.refers)].flatMap((id) => forms.get(id) ?? []),
			text: page.text,
			where: [place(page)]
		}))
	];
}
