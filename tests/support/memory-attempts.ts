import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { bySequence } from '#lib/domain/attempt/merge-attempts.ts';
import type { AttemptStore } from '#lib/storage/attempts/attempt-store.ts';
import { mergeOf } from '#lib/storage/attempts/merge-copies.ts';
import { filterAttempts, summarizeAttempts } from '#lib/storage/attempts/summarize-attempts.ts';

/** A store that lasts as long as the tab. */
export function memoryAttempts(): AttemptStore {
	const stored = new Map<string, Attempt>();
	let sequence = 0;
	const list: AttemptStore['list'] = async (filter) => ({
		attempts: filterAttempts(stored.values(), filter).sort(bySequence),
		setAside: [],
		ofLaterVersion: 0
	});
	return {
		summarize: async () => summarizeAttempts(await list()),
		list,
		get: async (id) => stored.get(id),
		last: async () => sequence,
		async add(attempt) {
			const added = { ...attempt, sequence: ++sequence };
			stored.set(added.id, added);
			return added;
		},
		async grow(id, change) {
			const before = stored.get(id);
			const after = before && change(before);
			if (after) stored.set(id, after);
			return stored.get(id);
		},
		async merge(copies) {
			const { writes, merged } = mergeOf((id) => stored.get(id), copies);
			for (const [id, attempt] of writes) {
				stored.set(id, attempt);
				sequence = Math.max(sequence, attempt.sequence);
			}
			return merged;
		}
	};
}
