import type { Authority } from '#lib/domain/content/authority.ts';
import type { NamedWords } from '#lib/domain/content/source.ts';

type Entry = Pick<NamedWords, 'to' | 'id'>;

/** Finds the words of an excerpt that name a person, a place or a term, but for the terms of these ids. */
export type NameFinder = (excerpt: readonly string[], noNotes?: readonly string[]) => NamedWords[];

/**
 * A finder for the entries of an authority. Of each entry the first naming in an excerpt counts. Only whole words
 * count, the longest name first, and none of a form that two entries share. A term may begin with a small letter and
 * take a plural s.
 */
export function nameFinder(authority: Authority): NameFinder {
	const forms = formsOf(authority);
	const longestFirst = [...forms.keys()].toSorted((a, b) => b.length - a.length);
	if (longestFirst.length === 0) return () => [];
	const pattern = longestFirst.map(escaped).join('|');
	// "Kim" in "Kim Chaek" is somebody else, "Party" in "Party Congress" another thing.
	const names = new RegExp(`(?<![\\p{L}\\p{N}]|\\p{L}-)(?:${pattern})(?![\\p{L}\\p{N}]|-\\p{L})`, 'gu');
	return (excerpt, noNotes = []) => {
		const found = new Map<string, NamedWords>();
		excerpt.forEach((text, paragraph) => {
			for (const match of plainQuotes(text).matchAll(names)) {
				const entry = forms.get(match[0]);
				const end = match.index + match[0].length;
				if (!entry || (entry.to === 'term' && noNotes.includes(entry.id))) continue;
				if (entry.to === 'person' && isLongerName(text, match.index, end)) continue;
				const key = `${entry.to} ${entry.id}`;
				if (!found.has(key)) found.set(key, { ...entry, paragraph, from: match.index, end });
			}
		});
		return [...found.values()];
	};
}

/** Whether a name goes on before or after: "Pak" in "Pak Il-u" is another person. */
const isLongerName = (text: string, from: number, end: number): boolean =>
	/^[ -]\p{Lu}/u.test(text.slice(end)) || /\p{Lu}[\p{L}.]*-$/u.test(text.slice(0, from));

/** Every form by which an entry is found; those that name two entries are left out. */
function formsOf({ people, places, terms }: Authority): ReadonlyMap<string, Entry> {
	const forms = new Map<string, Entry | undefined>();
	const add = (form: string, entry: Entry): void => {
		const key = plainQuotes(form);
		const other = forms.get(key);
		forms.set(key, forms.has(key) && other?.id !== entry.id ? undefined : entry);
	};
	for (const { id, name, also, signsAs, role } of people) {
		if (role !== 'body') for (const form of [name, ...also, ...signsAs]) add(form, { to: 'person', id });
	}
	for (const { id, name, also } of places) for (const form of [name, ...also]) add(form, { to: 'place', id });
	for (const { id, name, also } of terms) {
		for (const form of [name, ...also].flatMap(formsOfTerm)) add(form, { to: 'term', id });
	}
	return new Map([...forms].flatMap(([form, entry]) => (entry ? [[form, entry] as const] : [])));
}

/** A term as it stands in a sentence: with a small letter, unless it is an abbreviation, and in the plural. */
function formsOfTerm(form: string): string[] {
	const [first = '', second = ''] = form;
	const isAbbreviation = second !== second.toLowerCase();
	const begun = isAbbreviation ? [form] : [form, first.toLowerCase() + form.slice(1)];
	return begun.flatMap((each) => (/[a-rt-z]$/.test(each) ? [each, `${each}s`] : [each]));
}

/** Apostrophes of every shape as one; the length stays. */
const plainQuotes = (text: string): string => text.replace(/[\u2018\u2019\u2032]/g, "'");

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
