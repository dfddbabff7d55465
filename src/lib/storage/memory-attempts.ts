import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { bySequence } from '#lib/domain/attempt/merge-attempts.ts';
import { mergeOf, type AttemptStore } from './attempt-store.ts';

/** A store that lasts as long as the tab: for browsers that keep nothing. */
export function memoryAttempts(): AttemptStore {
	const kept = new Map<string, Attempt>();
	let sequence = 0;
	return {
		list: async () => ({
			attempts: [...kept.values()].sort(bySequence),
			setAside: [],
			ofLaterVersion: 0
		}),
		get: async (id) => kept.get(id),
		last: async () => sequence,
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
		},
		async merge(copies) {
			const { writes, merged } = mergeOf((id) => kept.get(id), copies);
			for (const [id, attempt] of writes) {
				kept.set(id, attempt);
				sequence = Math.max(sequence, attempt.sequence);
			}
			return merged;
		}
	};
}
