import { isAsked, type Aim, type AskedClaim, type Weight } from '../content/claim.ts';
import { claimsOf } from './claims-of.ts';
import type { Item } from './item.ts';
import { definitionOf } from './kinds/registry.ts';
import type { ModuleIndex } from './module-index.ts';

/** What an item asks for: the aim of its claim, or that of its kind. */
type ItemAim = Aim | 'weighing' | 'change' | 'argue';

/** Aims that ask for the meaning of a document, not for what stands in it. */
const MEANING: readonly ItemAim[] = [
	'purpose',
	'reason',
	'condition',
	'judgement',
	'limit',
	'weighing',
	'change',
	'argue'
];

function claimOf(content: ModuleIndex, item: Item): AskedClaim | undefined {
	const claim = content.claims.get(claimsOf({ item, content })[0] ?? '');
	return claim && isAsked(claim) ? claim : undefined;
}

/** Undefined for items of chronology and of the first edition. */
export const aimOf = (content: ModuleIndex, item: Item): ItemAim | undefined =>
	definitionOf(item.kind).aim ?? claimOf(content, item)?.aim;

/** How much an item bears on the question of the module; undefined where it turns on no claim. */
export const weightOf = (content: ModuleIndex, item: Item): Weight | undefined =>
	definitionOf(item.kind).aim ? 'main' : claimOf(content, item)?.weight;

/** Whether an item asks what a document means. A question about questions does not. */
export function isOfMeaning(content: ModuleIndex, item: Item): boolean {
	const aim = aimOf(content, item);
	return aim !== undefined && MEANING.includes(aim) && definitionOf(item.kind).choicesAre !== 'questions';
}

/** Whether an item asks for a detail. */
export const isDetail = (content: ModuleIndex, item: Item): boolean =>
	aimOf(content, item) === 'detail' || weightOf(content, item) === 'detail';
