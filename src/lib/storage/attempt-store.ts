import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { areCopies, fullerCopy } from '#lib/domain/attempt/merge-attempts.ts';

/** What a store holds: attempts that can be read, and the ids of records that could not and were set aside. */
export interface KeptAttempts {
	readonly attempts: readonly Attempt[];
	readonly setAside: readonly string[];
	/** How many records a later version of the app wrote. They stay untouched and unread. */
	readonly ofLaterVersion: number;
}

/** What became of the copies that were brought in. Those not counted were known already. */
export interface Merged {
	readonly added: number;
	/** Attempts of which the copy brought in held more. */
	readonly grown: number;
	/** Copies that bear the id of another attempt and were left out. */
	readonly foreign: number;
}

/**
 * Attempts on this device. Every promise settles only when the change would outlive the tab; a rejection means that
 * nothing of it was kept.
 */
export interface AttemptStore {
	/** All attempts, oldest first by this device's sequence. Damaged records are set aside and named once. */
	list(): Promise<KeptAttempts>;
	get(id: string): Promise<Attempt | undefined>;
	/** The highest number that was given so far, 0 if none was. */
	last(): Promise<number>;
	/** Keeps a new attempt and gives it the next number of the device's sequence. */
	add(attempt: Omit<Attempt, 'sequence'>): Promise<Attempt>;
	/**
	 * Replaces an attempt by what `grow` makes of the kept one, in one transaction, so that two tabs never lose each
	 * other's responses. `undefined` from `grow` leaves it. Gives what is kept afterwards.
	 */
	grow(id: string, grow: (kept: Attempt) => Attempt | undefined): Promise<Attempt | undefined>;
	/**
	 * Unites what is kept with copies from elsewhere, by id, all of them or none. Attempts begun later are numbered
	 * after all of these, so that what came first stays first whatever the clocks of the devices say.
	 */
	merge(copies: readonly Attempt[]): Promise<Merged>;
}

/** What a merge changes: the records to write, and the count. */
export function mergeOf(
	kept: (id: string) => Attempt | undefined,
	copies: readonly Attempt[]
): { readonly writes: ReadonlyMap<string, Attempt>; readonly merged: Merged } {
	const writes = new Map<string, Attempt>();
	const added = new Set<string>();
	let foreign = 0;
	for (const copy of copies) {
		const before = writes.get(copy.id) ?? kept(copy.id);
		if (!before) added.add(copy.id);
		if (before && !areCopies(before, copy)) foreign += 1;
		else if (!before || fullerCopy(before, copy) !== before) writes.set(copy.id, copy);
	}
	return { writes, merged: { added: added.size, grown: writes.size - added.size, foreign } };
}
