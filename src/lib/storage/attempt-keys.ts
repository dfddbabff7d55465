/** Under which keys the database of attempts keeps what. */
export const SEQUENCE = 'sequence';
export const ATTEMPT = 'attempt:';
export const ASIDE = 'aside:';

/** A count from a record of unknown origin; 0 if it is none. */
export const numberOf = (kept: unknown): number =>
	typeof kept === 'number' && Number.isFinite(kept) ? kept : 0;
