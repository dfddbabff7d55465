import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { AttemptFilter, AttemptList, AttemptSummary } from './attempt-store.ts';

/** The attempts that a filter means. */
export function filterAttempts(attempts: Iterable<Attempt>, filter?: AttemptFilter): Attempt[] {
	return [...attempts].filter((attempt) => {
		if (!filter) return true;
		if ('ids' in filter) return filter.ids.includes(attempt.id);
		return 'module' in filter ? attempt.module === filter.module : attempt.sequence > filter.after;
	});
}

/** What a store would say of these attempts, though nobody watches how they change. */
export function summarizeAttempts({ attempts, ...report }: AttemptList): AttemptSummary {
	const finished = new Map<string, number>();
	for (const { module, finishedAt } of attempts)
		finished.set(module, (finished.get(module) ?? 0) + Number(finishedAt !== undefined));
	const open = attempts.filter(({ finishedAt }) => finishedAt === undefined);
	return { ...report, generation: undefined, settledUpTo: 0, finished, open };
}
