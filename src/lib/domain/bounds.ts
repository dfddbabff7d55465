/** The last moment that a date can name, and the first with a minus: with a later one no page could say when. */
export const MAX_TIME = 8.64e15;

const ID = /^[\w.~-]{1,64}$/;

/** Whether something is the name that a program gave a thing: safe in an address, in a key and in a file. */
export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);
