import type { Item } from '#lib/domain/item/item.ts';
import type { ModuleIndex } from '#lib/domain/item/module-index.ts';
import { claimsOf } from '#lib/domain/quiz/prospects.ts';

/** What is remembered or forgotten: a claim, or which of some things came first. */
export interface Topic {
	/** Unique within a module: the id of a claim, or the kind of order with what is in it. */
	readonly id: string;
	readonly kind: 'claim' | 'order';
}

const order = (...parts: readonly string[]): Topic => ({ id: parts.join('~'), kind: 'order' });
const sorted = (ids: readonly string[]): string => [...ids].sort().join('~');

/**
 * The topic that an item reviews; undefined for items about a document as a whole. One place on a line and the whole
 * line are one topic: who knows the order can do both.
 */
export function topicOf(content: ModuleIndex, item: Item): Topic | undefined {
	const [first = '', second = ''] = item.about;
	if (item.kind === 'put-in-order')
		return first === 'steps' ? order('steps', second) : order('happened', sorted(item.shown));
	if (item.kind === 'place-one') return order('happened', sorted(item.about));
	if (item.kind === 'two-clocks') return order('learned', first, sorted(item.shown));
	const [claim] = claimsOf({ item, content });
	return claim === undefined ? undefined : { id: claim, kind: 'claim' };
}
