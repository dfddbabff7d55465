import type { ItemKind, Skill } from '#lib/domain/item/item.ts';
import { m } from '#lib/words/messages.ts';

/** What a kind of item asks of a learner. */
export const itemKinds: Readonly<Record<ItemKind, () => string>> = {
	'supported-claim': m.item_supported_claim,
	'what-is-here': m.item_what_is_here,
	'find-evidence': m.item_find_evidence,
	'code-name': m.item_code_name,
	'who-holds': m.item_who_holds,
	'supported-or-not': m.item_supported_or_not,
	answerable: m.item_answerable,
	'which-source': m.item_which_source,
	sourcing: m.item_sourcing,
	context: m.item_context,
	weighing: m.item_weighing,
	corroborate: m.item_corroborate,
	change: m.item_change,
	argue: m.item_argue,
	'place-one': m.item_place_one,
	'put-in-order': m.item_put_in_order,
	'two-clocks': m.item_two_clocks,
	written: m.item_written
};

export const skills: Readonly<Record<Skill, () => string>> = {
	comprehension: m.skill_comprehension,
	'close reading': m.skill_close_reading,
	corroboration: m.skill_corroboration,
	sourcing: m.skill_sourcing,
	contextualisation: m.skill_contextualisation,
	chronology: m.skill_chronology,
	'historical thinking': m.skill_historical_thinking
};
