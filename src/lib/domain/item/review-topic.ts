import { claimsOf } from './claims-of.ts';
import type { Item } from './item.ts';
import type { ModuleIndex } from './module-index.ts';

export const TOPIC_KINDS = ['claim', 'order', 'weighing', 'change', 'answer'] as const;

/** What a review card is about: a claim, which of some things came first, a judgement, a change or an answer. */
export interface ReviewTopic {
	/** Unique within a module: the id of a claim, or the kind of topic with what is in it. */
	readonly id: string;
	readonly kind: (typeof TOPIC_KINDS)[number];
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

const topicOfKind =
	(kind: 'weighing' | 'change' | 'answer') =>
	(id: string): ReviewTopic => ({ id: `${kind}~${id}`, kind });

/** A judgement about a document. */
export const weighingTopic = topicOfKind('weighing');
/** What changed between two passages. */
export const changeTopic = topicOfKind('change');
/** An answer to the question of the module, for or against. */
export const answerTopic = topicOfKind('answer');
