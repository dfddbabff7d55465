import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { bySequence, fullerCopy } from '#lib/domain/attempt/merge-attempts.ts';
import type { AttemptStore, KeptAttempts } from './attempt-store.ts';
import type { Guard } from './guard.ts';
import { overviewOf } from './overview-of.ts';

type Reading = Pick<AttemptStore, 'overview' | 'read' | 'list' | 'audit'>;

const NOTHING: KeptAttempts = { attempts: [], setAside: [], ofLaterVersion: 0 };

/**
 * Reads what is stored, and with it what lives in memory alone: `seen`, of which only `owed` says more than the store.
 * A script of its own: whoever takes their first quiz has nothing to be read.
 */
export function resilientReading(
	below: AttemptStore,
	guard: Guard,
	seen: ReadonlyMap<string, Attempt>,
	owed: ReadonlySet<string>
): Reading {
	/** What was read, and what is owed; without an answer, all that was seen. */
	const withOwn = (answer: KeptAttempts | undefined, own: Iterable<Attempt>): KeptAttempts => {
		const kept = answer ?? NOTHING;
		const attempts = new Map(kept.attempts.map((attempt) => [attempt.id, attempt]));
		for (const each of own) {
			if (answer && !owed.has(each.id)) continue;
			const stored = attempts.get(each.id);
			attempts.set(each.id, stored ? fullerCopy(each, stored) : each);
		}
		return { ...kept, attempts: [...attempts.values()].sort(bySequence) };
	};
	const list = async (): Promise<KeptAttempts> =>
		withOwn((await guard.ask(() => below.list()))?.value, seen.values());
	return {
		list,
		read: async (ids) => {
			const answer = await guard.ask(() => below.read(ids));
			return withOwn(
				answer?.value,
				ids.flatMap((id) => seen.get(id) ?? [])
			);
		},
		overview: async (wanted) => {
			// The index knows nothing of what is owed.
			const answer = owed.size === 0 ? await guard.ask(() => below.overview(wanted)) : undefined;
			return answer?.value ?? overviewOf(await list(), wanted);
		},
		audit: async () => (await guard.ask(() => below.audit()))?.value
	};
}
