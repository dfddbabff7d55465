import type { Item, ItemPresentation, ItemKey } from './item.ts';
import { definitionOf } from './kinds/registry.ts';
import type { ModuleIndex } from './module-index.ts';
import type { ReviewTopic } from './review-topic.ts';

/** What a learner sees of an item; undefined if the content does not hold what it refers to. */
export function presentItem(content: ModuleIndex, item: Item): ItemPresentation | undefined {
	const { form, skill, present } = definitionOf(item.kind);
	const presented = present(content, item);
	return presented && { form, skill, ...presented };
}

/** What is right in an item; undefined if the content does not hold what it refers to. */
export const keyOf = (content: ModuleIndex, item: Item): ItemKey | undefined =>
	definitionOf(item.kind).key(content, item);

/** What a review of an item is about; undefined for items about a document as a whole. */
export const topicOf = (content: ModuleIndex, item: Item): ReviewTopic | undefined =>
	definitionOf(item.kind).topic(content, item);
