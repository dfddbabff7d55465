import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { areCopies, fullerCopy } from '#lib/domain/attempt/merge-attempts.ts';

/** What else lay among what was read. */
export interface Findings {
	/** Ids of records that could not be read and were set aside. */
	readonly setAside: readonly string[];
	/** How many records a later version of the app wrote. They stay untouched and unread. */
	readonly ofLaterVersion: number;
}

/** Attempts that can be read, and what was found beside them. */
export interface KeptAttempts extends Findings {
	readonly attempts: readonly Attempt[];
}

/** What is known of an attempt without reading it. */
export interface AttemptNote extends Pick<Attempt, 'id' | 'module' | 'hash' | 'sequence'> {
	/** Whether it was begun and is not finished, as far as the index knows; the attempt itself has the last word. */
	readonly isOpen: boolean;
}

/** Of which attempts there shall be notes: at one module or at all, numbered after another or all. */
export interface Wanted {
	readonly module?: string;
	readonly after?: number;
}

/** What a store holds, without reading the attempts. */
export interface Overview extends Findings {
	/**
	 * As long as it stays the same, attempts were only begun, answered and finished here. Undefined where nobody keeps
	 * watch: then nothing may be built on what was known before.
	 */
	readonly epoch: string | undefined;
	/** How many attempts at each module are finished. */
	readonly finished: ReadonlyMap<string, number>;
	/** What was begun and is not finished, oldest first. */
	readonly open: readonly AttemptNote[];
	/** Of the attempts that were asked for, oldest first. */
	readonly notes: readonly AttemptNote[];
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
	/** Whether no attempt was ever kept; the least that can be asked. */
	isEmpty(): Promise<boolean>;
	/** Brings along what reading many attempts takes, so that no wait for the storage is a wait for the line. */
	prepare(): Promise<void>;
	/** What there is, by an index: what it costs does not grow with the attempts that nobody asked for. */
	overview(wanted?: Wanted): Promise<Overview>;
	/** The attempts of these ids, oldest first. Damaged records are set aside and named once. */
	read(ids: readonly string[]): Promise<KeptAttempts>;
	/** All attempts, oldest first by this device's sequence. Damaged records are set aside and named once. */
	list(): Promise<KeptAttempts>;
	/** Holds the index against the attempts; what was found if it had to be made anew. For when nobody waits. */
	audit(): Promise<Findings | undefined>;
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
