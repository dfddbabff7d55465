/** Under which keys the database of attempts keeps what. */
export const SEQUENCE = 'sequence';
export const ATTEMPT = 'attempt:';
export const ASIDE = 'aside:';

/** A count from a record of unknown origin; 0 if it is none. An attempt numbered after anything else could not be read. */
export const numberOf = (kept: unknown): number =>
	typeof kept === 'number' && kept >= 0 && kept < 2 ** 40 && kept % 1 === 0 ? kept : 0;
