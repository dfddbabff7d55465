import type { Attempt } from '#lib/domain/attempt/attempt.ts';

/** What a store holds: attempts that can be read, and the ids of records that could not and were set aside. */
export interface KeptAttempts {
	readonly attempts: readonly Attempt[];
	readonly setAside: readonly string[];
}

/**
 * Attempts on this device. Every promise settles only when the change would outlive the tab; a rejection means that
 * nothing of it was kept.
 */
export interface AttemptStore {
	/** All attempts, oldest first by this device's sequence. Damaged records are set aside and named once. */
	list(): Promise<KeptAttempts>;
	get(id: string): Promise<Attempt | undefined>;
	/** Keeps a new attempt and gives it the next number of the device's sequence. */
	add(attempt: Omit<Attempt, 'sequence'>): Promise<Attempt>;
	/**
	 * Replaces an attempt by what `grow` makes of the kept one, in one transaction, so that two tabs never lose each
	 * other's responses. `undefined` from `grow` leaves it. Gives what is kept afterwards.
	 */
	grow(id: string, grow: (kept: Attempt) => Attempt | undefined): Promise<Attempt | undefined>;
}
