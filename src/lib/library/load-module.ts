import type { LessonModule, ModuleSummary } from '#lib/domain/content/lesson-module.ts';
import { fetchPack } from './fetch-pack.ts';
import { hasFields, isModule } from './lesson-pack.ts';
import { currentPath, packPath } from './pack-path.ts';

/** Why content did not come: there is none of that name, or there is no network and it is not saved. */
export type ContentFailure = 'unknown' | 'unreachable';

/** Thrown by the loaders; pages turn it into a sentence. */
export class ContentMissing extends Error {
	readonly failure: ContentFailure;

	constructor(failure: ContentFailure) {
		super(failure === 'unknown' ? 'There is nothing at this address.' : 'This is not kept on this device.');
		this.failure = failure;
	}
}

/** A module in `/packs/library.json`: what the library shows of it, and what its packs are. */
export interface LibraryEntry extends ModuleSummary {
	/** The hash of its pictures. */
	readonly pictures: string;
	/** The size of its packs together, as stored. */
	readonly bytes: number;
}

// The same object for the same pack, so that what is derived from it is derived once.
const loaded = new Map<string, Promise<unknown>>();

/** A prerendered page can be read before the app has taken it over, and goes on being read meanwhile. */
const isReadAlready = (): boolean => !window.isAlive && document.querySelector('h1') !== null;

async function fetchJson(path: string, get: () => Promise<Response>): Promise<unknown> {
	const answer = await get().catch(() => undefined);
	if (answer?.status === 404) throw new ContentMissing('unknown');
	if (answer?.ok) return answer.json();
	if (!isReadAlready()) throw new ContentMissing('unreachable');
	await new Promise((resolve) => setTimeout(resolve, 3000));
	return fetchJson(path, get);
}

/** A file of the build by its path; asked for once, and again after it failed. */
export function loadJson(path: string, get: () => Promise<Response>): Promise<unknown> {
	const known = loaded.get(path);
	if (known) return known;
	const coming = fetchJson(path, get);
	loaded.set(path, coming);
	coming.catch(() => loaded.delete(path));
	return coming;
}

const areEntries = (value: unknown): value is LibraryEntry[] =>
	Array.isArray(value) && value.every((entry) => hasFields(entry, 'id', 'hash', 'title', 'pictures'));

/** The library with the hashes of its packs. In the browser only. */
export async function loadEntries(fetcher: typeof fetch): Promise<readonly LibraryEntry[]> {
	const path = currentPath('library');
	const value = await loadJson(path, () => fetcher(path));
	if (!areEntries(value)) throw new ContentMissing('unreachable');
	return value;
}

/** What the prerendered page says of its packs: `<name>.<hash>`, put there by `hooks.server.ts`. */
const hashOnPage = (name: string): string | undefined =>
	document
		.querySelector<HTMLMetaElement>('meta[name=packs]')
		?.content.split(' ')
		.find((each) => each.startsWith(`${name}.`))
		?.slice(name.length + 1);

/**
 * The pack of this name of the edition that this page belongs to. Where the server has a newer one and nobody has the
 * old one, the newer: a tab can stay open for weeks.
 */
export async function loadPack(
	name: string,
	fetcher: typeof fetch,
	hashIn: (library: readonly LibraryEntry[]) => string | undefined
): Promise<unknown> {
	const hash = hashOnPage(name) ?? hashIn(await loadEntries(fetcher));
	if (hash === undefined) throw new ContentMissing('unknown');
	const path = packPath({ name, hash });
	return loadJson(path, async () => {
		const answer = await fetchPack(path, fetcher);
		return answer.status === 404 ? fetcher(currentPath(name)) : answer;
	});
}

/** One module with everything in it. Before the browser has it, from the build; in the browser, from its pack. */
export async function loadModule(id: string, fetcher: typeof fetch): Promise<LessonModule> {
	if (import.meta.env.SSR) {
		const { library } = await import('virtual:lessons');
		const module = library.modules.find((each) => each.id === id);
		if (!module) throw new ContentMissing('unknown');
		return module;
	}
	const value = await loadPack(id, fetcher, (library) => library.find((each) => each.id === id)?.hash);
	if (!isModule(value)) throw new ContentMissing('unknown');
	return value;
}

/** What the library page shows of each module, in the library's order. */
export async function loadLibrary(fetcher: typeof fetch): Promise<readonly ModuleSummary[]> {
	if (import.meta.env.SSR) return (await import('virtual:lessons')).library.summaries;
	return loadEntries(fetcher);
}
