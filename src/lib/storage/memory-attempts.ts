import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { AttemptStore } from './attempt-store.ts';

/** A store that lasts as long as the tab: for browsers that keep nothing. */
export function memoryAttempts(): AttemptStore {
	const kept = new Map<string, Attempt>();
	let sequence = 0;
	return {
		list: async () => ({
			attempts: [...kept.values()].sort((a, b) => a.sequence - b.sequence),
			setAside: []
		}),
		get: async (id) => kept.get(id),
		async add(attempt) {
			const added = { ...attempt, sequence: ++sequence };
			kept.set(added.id, added);
			return added;
		},
		async grow(id, grow) {
			const before = kept.get(id);
			const after = before && grow(before);
			if (after) kept.set(id, after);
			return kept.get(id);
		}
	};
}
