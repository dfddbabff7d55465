import { codeName } from './code-name/code-name.ts';
import { context } from './context/context.ts';
import { corroborate } from './corroborate/corroborate.ts';
import { findEvidence } from './find-evidence/find-evidence.ts';
import type { Item, ItemFace, ItemKey, ItemKind } from './item.ts';
import type { ItemRules } from './item-rules.ts';
import type { ModuleIndex } from './module-index.ts';
import { placeOne } from './place-one/place-one.ts';
import { putInOrder } from './put-in-order/put-in-order.ts';
import { sourcing } from './sourcing/sourcing.ts';
import { supportedClaim } from './supported-claim/supported-claim.ts';
import { supportedOrNot } from './supported-or-not/supported-or-not.ts';
import { twoClocks } from './two-clocks/two-clocks.ts';
import { whichSource } from './which-source/which-source.ts';
import { whoHolds } from './who-holds/who-holds.ts';
import { written } from './written/written.ts';

const RULES: Record<ItemKind, ItemRules> = {
	'supported-claim': supportedClaim,
	'find-evidence': findEvidence,
	'code-name': codeName,
	'who-holds': whoHolds,
	'supported-or-not': supportedOrNot,
	'which-source': whichSource,
	sourcing,
	context,
	corroborate,
	'place-one': placeOne,
	'put-in-order': putInOrder,
	'two-clocks': twoClocks,
	written
};

/** The rules of one kind. */
export const rulesOf = (kind: ItemKind): ItemRules => RULES[kind];

/** What a learner sees of an item; undefined if the content does not hold what it refers to. */
export const faceOf = (content: ModuleIndex, item: Item): ItemFace | undefined =>
	RULES[item.kind].face(content, item);

/** What is right in an item; undefined if the content does not hold what it refers to. */
export const keyOf = (content: ModuleIndex, item: Item): ItemKey | undefined =>
	RULES[item.kind].key(content, item);
