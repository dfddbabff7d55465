import type { LessonModule } from '../content/lesson-module.ts';
import type { Score } from '../item/item.ts';
import { indexModule } from '../item/module-index.ts';
import { keyOf } from '../item/rules.ts';
import { isScored, scoreItem, shareOf } from '../item/score-item.ts';
import type { Attempt } from './attempt.ts';
import { responsesTo } from './record-response.ts';

/** What an attempt earned. An item counts one point; an order item the share of its pairs. */
export interface Tally {
	/** First-try score of each item, in the order of the quiz. */
	readonly scores: readonly Score[];
	/** Sum of the shares, from 0 to `possible`. */
	readonly earned: number;
	/** Scored items: all but written ones. */
	readonly possible: number;
	readonly answered: number;
	/** Sources of the items that were not fully right, each once: what to read again. */
	readonly sourcesToReread: readonly string[];
}

/** The tally of an attempt against the content that it was made from: the same in browser and server. */
export function tallyAttempt(module: LessonModule, attempt: Attempt): Tally {
	const content = indexModule(module);
	const scores = attempt.items.map((item, place): Score => {
		const key = keyOf(content, item);
		return key ? scoreItem(item, key, responsesTo(attempt, place)[0]) : 'unanswered';
	});
	const toReread = attempt.items.flatMap((item, place) => {
		if ((shareOf(scores[place] ?? 'unanswered') ?? 0) === 1) return [];
		const key = keyOf(content, item);
		const shown = key?.evidence.map(({ source }) => source) ?? [];
		const dated = key?.cards.flatMap(({ id }) => content.events.get(id)?.source ?? []) ?? [];
		return [...shown, ...dated];
	});
	return {
		scores,
		earned: scores.reduce((sum, score) => sum + (shareOf(score) ?? 0), 0),
		possible: attempt.items.filter(isScored).length,
		answered: scores.filter((score) => score !== 'unanswered').length,
		sourcesToReread: [...new Set(toReread)]
	};
}
