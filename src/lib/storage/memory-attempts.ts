import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { bySequence } from '#lib/domain/attempt/merge-attempts.ts';
import { mergeOf, type AttemptStore, type KeptAttempts } from './attempt-store.ts';
import { overviewOf } from './overview-of.ts';

/** A store that lasts as long as the tab: for browsers that keep nothing. */
export function memoryAttempts(): AttemptStore {
	const kept = new Map<string, Attempt>();
	let sequence = 0;
	const keptOf = (attempts: readonly Attempt[]): KeptAttempts => ({
		attempts: [...attempts].sort(bySequence),
		setAside: [],
		ofLaterVersion: 0
	});
	const all = (): KeptAttempts => keptOf([...kept.values()]);
	return {
		isEmpty: async () => kept.size === 0,
		prepare: async () => undefined,
		overview: async (wanted) => overviewOf(all(), wanted),
		read: async (ids) => keptOf(ids.flatMap((id) => kept.get(id) ?? [])),
		list: async () => all(),
		audit: async () => undefined,
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
