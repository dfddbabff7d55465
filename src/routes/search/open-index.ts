import { loadModule } from '#lib/content/load-module.ts';
import { loadNames } from '#lib/content/load-names.ts';
import type { ModuleSummary } from '#lib/domain/content/lesson-module.ts';
import { searchEntries } from '#lib/domain/search/search-entry.ts';
import { SearchIndex } from '#lib/ui/search/search-index.ts';

/** The index over every pack of the library: those that the device keeps, or else the server's. */
export async function openIndex(modules: readonly ModuleSummary[]): Promise<SearchIndex> {
	const [names, ...lessons] = await Promise.all([
		loadNames(fetch),
		...modules.map(({ id }) => loadModule(id, fetch))
	]);
	return new SearchIndex(searchEntries(lessons, names));
}
