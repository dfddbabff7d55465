import { CHOICE_RULES } from './flaw-rules-choices.ts';
import { CARD_RULES } from './flaw-rules-cards.ts';
import { STEM_RULES } from './flaw-rules-stem.ts';
import { WORDING_RULES } from './flaw-rules-wording.ts';
import type { FlawRule } from './flaw-rule.ts';

/**
 * The rules that every item is held against (Haladyna, Downing and Rodriguez 2002; Tarrant and Ware 2008; Moore et
 * al. 2023). Errors bar an item; warnings are listed for the curator.
 */
export const ITEM_FLAW_RULES: readonly FlawRule[] = [
	...STEM_RULES,
	...CHOICE_RULES,
	...WORDING_RULES,
	...CARD_RULES
];
