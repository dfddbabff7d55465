import { TRIES } from '#lib/domain/attempt/record-response.ts';
import type { Source } from '#lib/domain/content/source.ts';
import type { Item, ItemKey, ItemResponse, Score } from '#lib/domain/item/item.ts';
import type { ModuleIndex } from '#lib/domain/item/module-index.ts';
import { scoreItem, shareOf } from '#lib/domain/item/score-item.ts';
import { paragraphOf } from '../reading/excerpt-parts.ts';

/** How far a learner is with one item. */
export type Stage = 'asked' | 'second-try' | 'right' | 'right-late' | 'wrong' | 'marked-by-learner';

/** The stage that follows from the responses given, and from whether the key is shown: asked for, or all is over. */
export function stageOf(item: Item, key: ItemKey, given: readonly ItemResponse[], isShown: boolean): Stage {
	const last = given.at(-1);
	if (!last) return isShown ? 'wrong' : 'asked';
	if (last.kind === 'written') return 'marked-by-learner';
	if (shareOf(scoreItem(item, key, last)) === 1) return given.length === 1 ? 'right' : 'right-late';
	return isShown || given.length >= TRIES ? 'wrong' : 'second-try';
}

/** Whether nothing more can be answered. */
export const isOver = (stage: Stage): boolean => stage !== 'asked' && stage !== 'second-try';

/** The score of the response that the learner sees, which on a second try is not the one that counts. */
export const shownScore = (item: Item, key: ItemKey, given: readonly ItemResponse[]): Score =>
	scoreItem(item, key, given.at(-1));

/** Where to read again: a document, and the paragraph of it, or 0 for its head. */
export interface Hint {
	readonly source: Source;
	readonly paragraph: number;
}

/** The paragraph that holds the answer; without evidence the head of the only document; else nothing. */
export function hintFor(content: ModuleIndex, key: ItemKey, sources: readonly string[]): Hint | undefined {
	const [evidence] = key.evidence;
	const [only, second] = sources;
	const id = evidence?.source ?? (second === undefined ? only : undefined);
	const source = id === undefined ? undefined : content.sources.get(id);
	if (!source) return undefined;
	return { source, paragraph: evidence ? paragraphOf(source.excerpt, evidence.quote) : 0 };
}
