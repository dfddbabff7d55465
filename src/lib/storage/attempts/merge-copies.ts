import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { areCopies, fullerCopy } from '#lib/domain/attempt/merge-attempts.ts';
import type { Merged } from './attempt-store.ts';

/** What a merge changes: the attempts to write, by id, and the counts. */
export function mergeOf(
	stored: (id: string) => Attempt | undefined,
	copies: readonly Attempt[]
): { readonly writes: ReadonlyMap<string, Attempt>; readonly merged: Merged } {
	const writes = new Map<string, Attempt>();
	const added = new Set<string>();
	let foreign = 0;
	for (const copy of copies) {
		const before = writes.get(copy.id) ?? stored(copy.id);
		if (!before) added.add(copy.id);
		if (before && !areCopies(before, copy)) foreign += 1;
		else if (!before || fullerCopy(before, copy) !== before) writes.set(copy.id, copy);
	}
	return { writes, merged: { added: added.size, grown: writes.size - added.size, foreign } };
}
