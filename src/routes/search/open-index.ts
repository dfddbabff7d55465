import { loadModule } from '#lib/library/load-module.ts';
import { loadNames } from '#lib/library/load-names.ts';
import type { ModuleSummary } from '#lib/domain/content/lesson-module.ts';
import { searchEntries } from '#lib/domain/search/search-entry.ts';
import { SearchIndex } from '#lib/ui/search/search-index.ts';

interface OpenedIndex {
	readonly index: SearchIndex;
	/** How many modules neither the device keeps nor the server gave. */
	readonly missing: number;
}

/** The index over every pack of the library: those that the device keeps, or else the server's. */
export async function openIndex(modules: readonly ModuleSummary[]): Promise<OpenedIndex> {
	const [names, ...opened] = await Promise.all([
		loadNames(fetch),
		...modules.map(({ id }) => loadModule(id, fetch).catch(() => undefined))
	]);
	const lessons = opened.flatMap((lesson) => lesson ?? []);
	return { index: new SearchIndex(searchEntries(lessons, names)), missing: opened.length - lessons.length };
}
