import { ITEM_KINDS, type ItemKind } from '../item/item.ts';
import { definitionOf } from '../item/kinds/registry.ts';

/** Kinds that may fill the share of a mixed quiz that is set aside for ordering things in time. */
export const CHRONOLOGY_KINDS: readonly ItemKind[] = ITEM_KINDS.filter(
	(kind) => definitionOf(kind).isChronology
);

/**
 * Each kind of a mixed quiz as often as its weight says, the heaviest first. The order decides what a seed yields, so
 * a change here or in a weight takes a new `GENERATOR_VERSION`.
 */
export const MIXED_KINDS: readonly ItemKind[] = ITEM_KINDS.map((kind) => definitionOf(kind))
	.sort((one, other) => other.weight - one.weight)
	.flatMap(({ kind, weight }) => Array.from({ length: weight }, () => kind));
