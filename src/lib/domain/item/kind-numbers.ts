import { ITEM_KINDS, type ItemKind } from './item.ts';

/**
 * The number of each kind in quiz codes and assignment links, for ever. A new kind gets the next free number; a number
 * is never changed and never used again. 0 stands for a mixture of kinds, and six bits end at 63.
 */
const KIND_NUMBERS: Readonly<Record<ItemKind, number>> = {
	'supported-claim': 1,
	'find-evidence': 2,
	'code-name': 3,
	'who-holds': 4,
	'supported-or-not': 5,
	'which-source': 6,
	sourcing: 7,
	context: 8,
	corroborate: 9,
	'place-one': 10,
	'put-in-order': 11,
	'two-clocks': 12,
	written: 13,
	'what-is-here': 14,
	answerable: 15,
	weighing: 16,
	change: 17,
	argue: 18
};

/** The number of a kind, 0 for a mixture. */
export const numberOfKind = (kind: ItemKind | undefined): number => (kind ? KIND_NUMBERS[kind] : 0);

/** The kind of a number; undefined for 0, and for a kind that a later version of the app knows. */
export const kindOfNumber = (number: number): ItemKind | undefined =>
	ITEM_KINDS.find((kind) => KIND_NUMBERS[kind] === number);
