import type { Attempt } from '#lib/domain/attempt/attempt.ts';

/** What was found among the records besides readable attempts. */
export interface ScanReport {
	/** Ids of records that could not be read and were set aside. */
	readonly setAside: readonly string[];
	/** How many records a later version of the app wrote. They stay untouched and unread. */
	readonly ofLaterVersion: number;
}

export interface AttemptList extends ScanReport {
	readonly attempts: readonly Attempt[];
}

/** Which attempts to read: those of some ids, at one module, or numbered after another. */
export type AttemptFilter =
	{ readonly ids: readonly string[] } | { readonly module: string } | { readonly after: number };

/** What a store holds, without reading the attempts that are finished. */
export interface AttemptSummary extends ScanReport {
	/**
	 * Raised by every merge and by every other change of an attempt that is numbered up to `settledUpTo`. Undefined
	 * where nobody watches that: then nothing may be derived from what was read before.
	 */
	readonly generation: number | undefined;
	/** Attempts numbered up to this change only together with the generation. */
	readonly settledUpTo: number;
	/** How many attempts at each module are finished. A module where an attempt was only begun counts 0. */
	readonly finished: ReadonlyMap<string, number>;
	/** What was begun and is not finished, oldest first. */
	readonly open: readonly Attempt[];
}

/** What became of the copies in a merge. Those not counted were known already. */
export interface Merged {
	readonly added: number;
	/** Attempts of which the copy held more. */
	readonly grown: number;
	/** Copies that carry the id of another attempt and were left out. */
	readonly foreign: number;
}

export type Change = (stored: Attempt) => Attempt | undefined;

/**
 * Attempts on this device. Every promise settles only when the change is committed; a rejection means that nothing was.
 */
export interface AttemptStore {
	/** Costs hardly more with many finished attempts than with few. */
	summarize(): Promise<AttemptSummary>;
	/** Attempts oldest first, by this device's sequence. Damaged records are set aside and reported once. */
	list(filter?: AttemptFilter): Promise<AttemptList>;
	get(id: string): Promise<Attempt | undefined>;
	/** The highest number given so far, 0 if none was. */
	last(): Promise<number>;
	/** Stores a new attempt and gives it the next number of the device's sequence. */
	add(attempt: Omit<Attempt, 'sequence'>): Promise<Attempt>;
	/**
	 * Replaces an attempt by what `change` makes of the stored one, in one transaction, so that two tabs never lose each
	 * other's responses. `undefined` from `change` leaves it. Gives what is stored afterwards; undefined if nothing
	 * readable is.
	 */
	grow(id: string, change: Change): Promise<Attempt | undefined>;
	/**
	 * Unites what is stored with copies from elsewhere, by id, all of them or none. Attempts begun later are numbered
	 * after all of these, so that what came first stays first whatever the clocks of the devices say.
	 */
	merge(copies: readonly Attempt[]): Promise<Merged>;
}
