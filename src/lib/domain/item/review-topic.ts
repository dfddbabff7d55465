import { claimsOf } from './claims-of.ts';
import type { Item } from './item.ts';
import type { ModuleIndex } from './module-index.ts';

/** What a review card is about: a claim, or which of some things came first. */
export interface ReviewTopic {
	/** Unique within a module: the id of a claim, or the kind of order with what is in it. */
	readonly id: string;
	readonly kind: 'claim' | 'order';
}

/** Items about a document as a whole are not reviewed. */
export const noTopic = (): undefined => undefined;

/** The first claim that the item turns on. */
export function claimTopic(content: ModuleIndex, item: Item): ReviewTopic | undefined {
	const [claim] = claimsOf({ item, content });
	return claim === undefined ? undefined : { id: claim, kind: 'claim' };
}

/** An order of things, the same topic in whichever order they were shown. */
export const orderTopic = (order: string, ids: readonly string[]): ReviewTopic => ({
	id: [order, ...[...ids].sort()].join('~'),
	kind: 'order'
});

/** The order in which events happened. Placing one event and ordering all of them are one topic. */
export const eventOrderTopic = (events: readonly string[]): ReviewTopic => orderTopic('happened', events);
