import MiniSearch from 'minisearch';
import { fold, foldedWords, isBeginning, nameKey } from '#lib/domain/search/fold.ts';
import type { Wanted } from '#lib/domain/search/highlighted-words.ts';
import { nearestNames } from '#lib/domain/search/nearest-names.ts';
import type { SearchEntry } from '#lib/domain/search/search-entry.ts';

/** What a search gave. */
export interface Findings {
	/** Best first. */
	readonly entries: readonly SearchEntry[];
	readonly wanted: Wanted;
	/** Names that may have been meant, if nothing was found. */
	readonly meant: readonly string[];
}

const SUGGESTIONS = 3;
const HYPHENATED = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu;
const FORMS = '\n';

/** Two parts of a name written as one: "Hon-yong" is found as "honyong". */
const joinedPairs = (form: string): string[] =>
	foldedWords(form).flatMap((word, place, words) => (place > 0 ? [`${words[place - 1]}${word}`] : []));

const termsOfNames = (forms: string): string[] =>
	forms.split(FORMS).flatMap((form) => [...foldedWords(form), ...joinedPairs(form)]);

const termsOfText = (text: string): string[] => [
	...foldedWords(text),
	...(fold(text).match(HYPHENATED) ?? []).map(nameKey)
];

/** Everything of the library that can be found, held in memory. */
export class SearchIndex {
	readonly #entries: ReadonlyMap<string, SearchEntry>;
	readonly #index: MiniSearch<SearchEntry>;
	/** Entries by the keys of their own names. */
	readonly #called = new Map<string, SearchEntry>();

	constructor(entries: readonly SearchEntry[]) {
		this.#entries = new Map(entries.map((entry) => [entry.id, entry]));
		for (const entry of entries)
			if (entry.kind !== 'document' && entry.kind !== 'section')
				for (const name of entry.names)
					if (!this.#called.has(nameKey(name))) this.#called.set(nameKey(name), entry);
		this.#index = new MiniSearch<SearchEntry>({
			fields: ['title', 'note', 'names', 'text'],
			extractField: (entry, field) =>
				field === 'names'
					? entry.names.join(FORMS)
					: field === 'text'
						? [...entry.text, entry.korean?.is ?? '', entry.korean?.note ?? ''].join(FORMS)
						: field === 'id' || field === 'title' || field === 'note'
							? entry[field]
							: '',
			tokenize: (text, field) => (field === 'names' ? termsOfNames(text) : termsOfText(text)),
			processTerm: (term) => term
		});
		this.#index.addAll(entries);
	}

	/** Whatever holds every word of the query, or words that begin like it. Who is called exactly so comes first. */
	find(query: string): Findings {
		const words = foldedWords(query);
		const called = this.#called.get(nameKey(query));
		const wanted = {
			words,
			names: new Set([nameKey(query), ...(called?.names.map(nameKey) ?? [])])
		};
		const found = this.#index.search(words.join(' '), {
			combineWith: 'AND',
			prefix: isBeginning,
			boost: { title: 4, names: 3, note: 2 },
			tokenize: (text) => text.split(' ').filter((word) => word !== '')
		});
		const ranked = found.flatMap(({ id }) => this.#entries.get(String(id)) ?? []);
		const entries = called ? [called, ...ranked.filter((entry) => entry !== called)] : ranked;
		const meant = entries.length > 0 ? [] : nearestNames(query, [...this.#entries.values()], SUGGESTIONS);
		return { entries, wanted, meant };
	}
}
