import type { RestoredHandIns } from '#lib/state/learner/restore-hand-ins.ts';
import { m } from '#lib/words/messages.ts';
import { outcomeMessage } from '../storage/outcome-message.ts';

/** What came back of what was handed in, in a sentence or two. */
export function restoredMessage(back: RestoredHandIns): string {
	if (back.kind === 'not-stored') return outcomeMessage(back);
	if (back.of === 0) return m.join_back_none();
	const { added, grown, foreign } = back.merged;
	const count = added + grown;
	const came = count > 0 ? m.join_back_came({ count }) : m.join_back_here();
	return foreign > 0 ? `${came} ${m.outcome_foreign({ count: foreign })}` : came;
}
