// The keys of the store, which older versions of the app share.
export const SEQUENCE = 'sequence';
export const GENERATION = 'generation';
const ATTEMPT = 'attempt:';
const ASIDE = 'aside:';

export const attemptKey = (id: string): string => ATTEMPT + id;
export const asideKey = (id: string): string => ASIDE + id;
export const isAttemptKey = (key: unknown): key is string =>
	typeof key === 'string' && key.startsWith(ATTEMPT);
export const idOf = (key: string): string => key.slice(ATTEMPT.length);
export const everyAttempt = (): IDBKeyRange => IDBKeyRange.bound(ATTEMPT, 'attempt;', false, true);

/** A damaged record where it is set aside, wrapped so that no index takes it for an attempt. */
export const asideRecord = (record: unknown): { readonly record: unknown } => ({ record });

/** The sequence from a value of unknown origin; 0 if it is none. An attempt numbered after garbage could not be read. */
export const sequenceOf = (value: unknown): number =>
	typeof value === 'number' && value >= 0 && value < 2 ** 40 && value % 1 === 0 ? value : 0;

/** The generation from a value of unknown origin. */
export const generationOf = (value: unknown): number | undefined =>
	typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
