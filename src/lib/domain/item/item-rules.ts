import type { Chance } from './chance.ts';
import type { Item, ItemFace, ItemKey, ItemKind } from './item.ts';
import type { ModuleIndex } from './module-index.ts';

/** What one kind of item knows: which items a module yields, how each is shown, and what is right. */
export interface ItemRules {
	readonly kind: ItemKind;
	/** Every distinct item of this kind, choices in a canonical order; cost linear in the module's content. */
	list(content: ModuleIndex): Item[];
	/** How it is shown, or undefined if the content does not hold what it refers to. */
	face(content: ModuleIndex, item: Item): ItemFace | undefined;
	/** What is right, or undefined if the content does not hold what it refers to. */
	key(content: ModuleIndex, item: Item): ItemKey | undefined;
	/** A starting order of its own; where it is missing, choices are shuffled and the key put in its turn. */
	arrange?(content: ModuleIndex, item: Item, chance: Chance): Item;
}

/** The key of an item that is answered by one choice, with no cards. */
export function choiceKey(
	key: string,
	rationales: Readonly<Record<string, string>>,
	evidence: ItemKey['evidence']
): ItemKey {
	return { key: [key], rationales, evidence, cards: [], decidable: [] };
}
