/** Under which keys the database of attempts keeps what. */
export const SEQUENCE = 'sequence';
export const ATTEMPT = 'attempt:';
export const ASIDE = 'aside:';
/** The head of the index; without it, or where it does not fit, the index is made anew. */
export const INDEX = 'index';
/** First part of the keys that name attempts which changed since the index was last brought up to date. */
export const NEWS = 'new';

/** All attempts and nothing else. */
export const everyAttempt = (): IDBKeyRange => IDBKeyRange.bound(ATTEMPT, 'attempt;', false, true);

/** A count from a record of unknown origin; 0 if it is none. An attempt numbered after anything else could not be read. */
export const numberOf = (kept: unknown): number =>
	typeof kept === 'number' && kept >= 0 && kept < 2 ** 40 && kept % 1 === 0 ? kept : 0;
