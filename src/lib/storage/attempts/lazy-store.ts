import type { AttemptStore } from './attempt-store.ts';
import type { SafeStore } from './safe-attempts.ts';

/** The attempts as they are stored, and behind the protection that lets the learner go on without storage. */
export interface AttemptStores {
	readonly stored: AttemptStore;
	readonly safe: SafeStore;
}

type Shared = Pick<AttemptStore, 'summarize' | 'list' | 'get' | 'add'>;

const shared = (open: () => Promise<Shared>): Shared => ({
	summarize: async () => (await open()).summarize(),
	list: async (filter) => (await open()).list(filter),
	get: async (id) => (await open()).get(id),
	add: async (attempt) => (await open()).add(attempt)
});

/** Stores that are opened when something is first asked of them: a page that only shows a text loads none of it. */
export function lazyStores(open: () => Promise<AttemptStores>): AttemptStores {
	const stored = async (): Promise<AttemptStore> => (await open()).stored;
	const safe = async (): Promise<SafeStore> => (await open()).safe;
	return {
		stored: {
			...shared(stored),
			last: async () => (await stored()).last(),
			grow: async (id, change) => (await stored()).grow(id, change),
			merge: async (copies) => (await stored()).merge(copies)
		},
		safe: { ...shared(safe), grow: async (own, change) => (await safe()).grow(own, change) }
	};
}
