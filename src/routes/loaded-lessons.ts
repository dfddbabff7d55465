import { loadLibrary, loadModule } from '#lib/library/load-module.ts';
import type { Lessons } from '#lib/state/review/review-session.svelte.ts';

/** The lessons of this build, as the review asks for them. */
export const loadedLessons: Lessons = {
	load: (id) => loadModule(id, fetch),
	hashes: async () => new Map((await loadLibrary(fetch)).map(({ id, hash }) => [id, hash]))
};
