import type { ItemKind } from '../item.ts';
import type { ItemKindDefinition } from '../item-kind-definition.ts';
import { answerable } from './answerable.ts';
import { argue } from './argue.ts';
import { change } from './change.ts';
import { codeName } from './code-name.ts';
import { context } from './context.ts';
import { corroborate } from './corroborate.ts';
import { findEvidence } from './find-evidence.ts';
import { placeOne } from './place-one.ts';
import { putInOrder } from './put-in-order.ts';
import { sourcing } from './sourcing.ts';
import { supportedClaim } from './supported-claim.ts';
import { supportedOrNot } from './supported-or-not.ts';
import { twoClocks } from './two-clocks.ts';
import { weighing } from './weighing.ts';
import { whatIsHere } from './what-is-here.ts';
import { whichSource } from './which-source.ts';
import { whoHolds } from './who-holds.ts';
import { written } from './written.ts';

/** A definition for each kind: one that is lacking, or stands under another name, does not compile. */
export type ItemKindDefinitions = { readonly [Kind in ItemKind]: ItemKindDefinition<Kind> };

/** Every kind of item, in the order of `ITEM_KINDS`. */
export const ITEM_KIND_DEFINITIONS: ItemKindDefinitions = {
	'supported-claim': supportedClaim,
	'what-is-here': whatIsHere,
	'find-evidence': findEvidence,
	'code-name': codeName,
	'who-holds': whoHolds,
	'supported-or-not': supportedOrNot,
	answerable,
	'which-source': whichSource,
	sourcing,
	context,
	weighing,
	corroborate,
	change,
	argue,
	'place-one': placeOne,
	'put-in-order': putInOrder,
	'two-clocks': twoClocks,
	written
};

export const definitionOf = (kind: ItemKind): ItemKindDefinition => ITEM_KIND_DEFINITIONS[kind];
