import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { AttemptNote, KeptAttempts, Overview, Wanted } from './attempt-store.ts';

const noteOf = ({ id, module, hash, sequence, finishedAt }: Attempt): AttemptNote => ({
	id,
	module,
	hash,
	sequence,
	isOpen: finishedAt === undefined
});

/** What an index would say of these attempts. */
export function overviewOf(
	{ attempts, setAside, ofLaterVersion }: KeptAttempts,
	wanted: Wanted | undefined
): Overview {
	const finished = new Map<string, number>();
	for (const { module, finishedAt } of attempts)
		finished.set(module, (finished.get(module) ?? 0) + Number(finishedAt !== undefined));
	const notes = attempts.map(noteOf);
	const isWanted = ({ module, sequence }: AttemptNote): boolean =>
		wanted !== undefined &&
		(wanted.module === undefined || wanted.module === module) &&
		sequence > (wanted.after ?? -1);
	return {
		epoch: undefined,
		finished,
		open: notes.filter(({ isOpen }) => isOpen),
		notes: notes.filter(isWanted),
		setAside,
		ofLaterVersion
	};
}
