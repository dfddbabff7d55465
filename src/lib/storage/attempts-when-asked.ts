import type { AttemptStore } from './attempt-store.ts';

/** A store that is opened when something is first asked of it. One that could not be opened is tried again. */
export function attemptsWhenAsked(open: () => Promise<AttemptStore>): AttemptStore {
	return {
		isEmpty: async () => (await open()).isEmpty(),
		prepare: async () => (await open()).prepare(),
		overview: async (wanted) => (await open()).overview(wanted),
		read: async (ids) => (await open()).read(ids),
		audit: async () => (await open()).audit(),
		list: async () => (await open()).list(),
		get: async (id) => (await open()).get(id),
		last: async () => (await open()).last(),
		add: async (attempt) => (await open()).add(attempt),
		grow: async (id, grow) => (await open()).grow(id, grow),
		merge: async (copies) => (await open()).merge(copies)
	};
}
