import type { LessonModule } from '../content/lesson-module.ts';
import type { Item, ItemFace, ItemKey, ItemKind } from '../item/item.ts';
import { indexModule, type ModuleIndex } from '../item/module-index.ts';
import { faceOf, keyOf, rulesOf } from '../item/rules.ts';
import { plain } from '../content/plain-text.ts';

/** Everything about an item that a draw or a check looks at. */
export interface WholeItem {
	readonly item: Item;
	readonly face: ItemFace;
	readonly key: ItemKey;
	readonly content: ModuleIndex;
}

const listed = new WeakMap<LessonModule, Map<ItemKind, readonly Item[]>>();

/** Every item of one kind that a module's content suggests, sound or not; listed once for each module object. */
export function prospectsOf(module: LessonModule, kind: ItemKind): readonly Item[] {
	const kinds = listed.get(module) ?? new Map<ItemKind, readonly Item[]>();
	listed.set(module, kinds);
	const known = kinds.get(kind);
	if (known) return known;
	const items = rulesOf(kind).list(indexModule(module));
	kinds.set(kind, items);
	return items;
}

/** An item with its face and key, or undefined if the content does not hold what it refers to. */
export function wholeItem(content: ModuleIndex, item: Item): WholeItem | undefined {
	const face = faceOf(content, item);
	const key = keyOf(content, item);
	return face && key && { item, face, key, content };
}

/** Ids of the claims that an item turns on. */
export function claimsOf({ item, content }: Pick<WholeItem, 'item' | 'content'>): string[] {
	return item.about.flatMap(
		(ref) => content.misreadings.get(ref)?.claim.id ?? content.claims.get(ref)?.id ?? []
	);
}

/** The text of the key as a learner reads it; order items have none. */
function keyText({ face, key }: WholeItem): string | undefined {
	if (face.form === 'order' || face.form === 'written') return undefined;
	return face.choices.find(({ id }) => id === key.key[0])?.text;
}

// Fixed answers ("They agree") and numbers stand in many items and tell nothing by being read elsewhere.
const tellsNothing = ({ face, content, item }: WholeItem): boolean =>
	face.isFixedOrder && face.form !== 'sentences' && !content.claims.has(item.about[0] ?? '');

/** Whether the stem of one item holds the key of another, so that reading the first answers the second. */
export function answers(one: WholeItem, other: WholeItem): boolean {
	const key = keyText(other);
	if (key === undefined || tellsNothing(other)) return false;
	const shown = [one.face.stem, ...(one.face.passages ?? []).map(({ quote }) => quote)]
		.map(plain)
		.join(' ')
		.toLowerCase();
	return shown.includes(plain(key).replace(/\.$/, '').toLowerCase());
}
