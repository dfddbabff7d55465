import type { ItemForm, ItemKind, Skill } from '#lib/domain/item/item.ts';
import { listInWords } from '#lib/words/format.ts';
import { m } from '#lib/words/messages.ts';
import type { Hint, Stage } from './item-progress.ts';

/** What a kind of item asks of a learner. */
export const itemKinds: Readonly<Record<ItemKind, () => string>> = {
	'supported-claim': m.item_supported_claim,
	'find-evidence': m.item_find_evidence,
	'code-name': m.item_code_name,
	'who-holds': m.item_who_holds,
	'supported-or-not': m.item_supported_or_not,
	'which-source': m.item_which_source,
	sourcing: m.item_sourcing,
	context: m.item_context,
	corroborate: m.item_corroborate,
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

/** What is said of a response. */
export const verdicts: Readonly<Record<Exclude<Stage, 'asked'>, () => string>> = {
	'second-try': m.verdict_second_try,
	right: m.verdict_right,
	'right-late': m.verdict_right_late,
	wrong: m.verdict_wrong,
	'marked-by-learner': m.verdict_marked
};

/** What is asked of a learner who checks before there is anything to check. */
export const lacking: Readonly<Record<ItemForm, () => string>> = {
	choices: m.lacking_choices,
	sentences: m.lacking_sentences,
	order: m.lacking_order,
	line: m.lacking_line,
	written: m.lacking_written
};

/** Which cards would have to move, by their texts. */
export const moveLine = (texts: readonly string[]): string =>
	m.feedback_move({
		count: texts.length,
		texts: listInWords(texts.map((text) => m.feedback_quoted({ text })))
	});

export const hintLine = ({ source: { title }, paragraph }: Hint): string =>
	paragraph > 0 ? m.feedback_reread_paragraph({ paragraph, title }) : m.feedback_reread_head({ title });
