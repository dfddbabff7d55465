import type { ItemForm } from '#lib/domain/item/item.ts';
import { listInWords } from '#lib/words/format.ts';
import { m } from '#lib/words/messages.ts';
import type { Hint, Stage } from './item-progress.ts';

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

/** Whether feedback says why a choice is right or wrong. Cards show their dates instead, levels are not right or wrong. */
export const hasReasonOfEachChoice: Readonly<Record<ItemForm, boolean>> = {
	choices: true,
	sentences: true,
	order: false,
	line: false,
	written: false
};

/** Which cards would have to move, by their texts. */
export const moveLine = (texts: readonly string[]): string =>
	m.feedback_move({
		count: texts.length,
		texts: listInWords(texts.map((text) => m.feedback_quoted({ text })))
	});

export const hintLine = ({ source: { title }, paragraph }: Hint): string =>
	paragraph > 0 ? m.feedback_reread_paragraph({ paragraph, title }) : m.feedback_reread_head({ title });
