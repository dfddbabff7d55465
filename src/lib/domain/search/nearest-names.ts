import { editDistance } from './edit-distance.ts';
import { foldedWords, nameKey } from './fold.ts';
import type { SearchEntry } from './search-entry.ts';

// Of shorter words nearly any is near to nearly any other.
const SHORTEST = 4;

/** How far a typed word is from a form of a name, or from one part of it. */
function distance(typed: string, form: string): number {
	const parts = foldedWords(form).filter((word) => word.length >= SHORTEST);
	return Math.min(...[nameKey(form), ...parts].map((candidate) => editDistance(typed, candidate)));
}

/** Names of the library that were probably meant: at most a third of the letters differ. Nearest first. */
export function nearestNames(query: string, entries: readonly SearchEntry[], most: number): string[] {
	const typed = nameKey(query);
	if (typed.length < SHORTEST) return [];
	return entries
		.filter(({ kind }) => kind === 'person' || kind === 'place' || kind === 'term')
		.map(({ title, names }) => ({ title, far: Math.min(...names.map((form) => distance(typed, form))) }))
		.filter(({ far }) => far <= typed.length / 3)
		.toSorted((a, b) => a.far - b.far)
		.slice(0, most)
		.map(({ title }) => title);
}
