import type { LessonModule, ModuleSummary } from '#lib/domain/content/lesson-module.ts';

/** Why content did not come: there is none of that name, or there is no line and it was never kept. */
export type ContentFailure = 'unknown' | 'unreachable';

/** Thrown by the loaders; pages turn it into a sentence. */
export class ContentMissing extends Error {
	readonly failure: ContentFailure;

	constructor(failure: ContentFailure) {
		super(failure === 'unknown' ? 'There is nothing at this address.' : 'This is not kept on this device.');
		this.failure = failure;
	}
}

const packPath = (name: string): string => `/packs/${name}.json`;

// The same object for the same module, so that what is derived from it is derived once.
const packs = new Map<string, Promise<unknown>>();

/** A page that came whole can be read before the app has taken it over, and goes on being read meanwhile. */
const isReadAlready = (): boolean => !window.isAlive && document.querySelector('h1') !== null;

async function fetchPack(name: string, fetcher: typeof fetch): Promise<unknown> {
	const answer = await fetcher(packPath(name)).catch(() => undefined);
	if (answer?.status === 404) throw new ContentMissing('unknown');
	if (answer?.ok) return answer.json();
	if (!isReadAlready()) throw new ContentMissing('unreachable');
	await new Promise((resolve) => setTimeout(resolve, 3000));
	return fetchPack(name, fetcher);
}

/** A pack of the build by its name; asked for once, and again after it failed. */
export function pack(name: string, fetcher: typeof fetch): Promise<unknown> {
	const known = packs.get(name);
	if (known) return known;
	const coming = fetchPack(name, fetcher);
	packs.set(name, coming);
	coming.catch(() => packs.delete(name));
	return coming;
}

export const hasFields = (value: unknown, ...names: string[]): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && names.every((name) => name in value);

// Packs are written by the same build that reads them: the door checks that it is one, not each field.
export const isModule = (value: unknown): value is LessonModule =>
	hasFields(value, 'id', 'hash', 'sections', 'sources', 'names');
const areSummaries = (value: unknown): value is ModuleSummary[] =>
	Array.isArray(value) && value.every((entry) => hasFields(entry, 'id', 'hash', 'title'));

/** One module with everything in it. Before the browser has it, from the build; in the browser, from its pack. */
export async function loadModule(id: string, fetcher: typeof fetch): Promise<LessonModule> {
	if (import.meta.env.SSR) {
		const { library } = await import('virtual:lessons');
		const module = library.modules.find((each) => each.id === id);
		if (!module) throw new ContentMissing('unknown');
		return module;
	}
	if (!/^[a-z0-9-]+$/.test(id)) throw new ContentMissing('unknown');
	const value = await pack(id, fetcher);
	if (!isModule(value)) throw new ContentMissing('unknown');
	return value;
}

/** What the library page shows of each module, in the library's order. */
export async function loadLibrary(fetcher: typeof fetch): Promise<readonly ModuleSummary[]> {
	if (import.meta.env.SSR) return (await import('virtual:lessons')).library.summaries;
	const value = await pack('library', fetcher);
	if (!areSummaries(value)) throw new ContentMissing('unreachable');
	return value;
}
