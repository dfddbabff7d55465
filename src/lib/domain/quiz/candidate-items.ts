import type { LessonModule } from '../content/lesson-module.ts';
import type { Item, ItemPresentation, ItemKey, ItemKind } from '../item/item.ts';
import { indexModule, type ModuleIndex } from '../item/module-index.ts';
import { definitionOf } from '../item/kinds/registry.ts';
import { presentItem, keyOf } from '../item/rules.ts';
import { plain } from '../content/plain-text.ts';

/** Everything about an item that a draw or a check looks at. */
export interface ResolvedItem {
	readonly item: Item;
	readonly face: ItemPresentation;
	readonly key: ItemKey;
	readonly content: ModuleIndex;
}

const listed = new WeakMap<LessonModule, Map<ItemKind, readonly Item[]>>();

/** Every item of one kind that a module's content suggests, sound or not; listed once for each module object. */
export function candidateItems(module: LessonModule, kind: ItemKind): readonly Item[] {
	const kinds = listed.get(module) ?? new Map<ItemKind, readonly Item[]>();
	listed.set(module, kinds);
	const known = kinds.get(kind);
	if (known) return known;
	const items = definitionOf(kind).list(indexModule(module));
	kinds.set(kind, items);
	return items;
}

const inSections = new WeakMap<LessonModule, Map<string, readonly Item[]>>();

/** The items of a kind that some sections suffice for: all their documents and all the sources of their events. */
export function prospectsIn(
	module: LessonModule,
	kind: ItemKind,
	sections: readonly string[] | undefined
): readonly Item[] {
	if (!sections) return candidateItems(module, kind);
	const lists = inSections.get(module) ?? new Map<string, readonly Item[]>();
	inSections.set(module, lists);
	const name = [kind, ...sections].join('~');
	const known = lists.get(name);
	if (known) return known;
	const content = indexModule(module);
	const shown = new Set(
		module.sections.filter(({ id }) => sections.includes(id)).flatMap(({ sources }) => sources)
	);
	const items = candidateItems(module, kind).filter((item) => {
		const whole = resolveItem(content, item);
		const needed = whole ? [...whole.face.sources, ...eventSources(whole)] : [];
		return needed.length > 0 && needed.every((id) => id !== undefined && shown.has(id));
	});
	lists.set(name, items);
	return items;
}

const eventSources = ({ item, content }: ResolvedItem): (string | undefined)[] =>
	[...item.about, ...item.shown].flatMap((id) => {
		const event = content.events.get(id);
		return event ? [event.source] : [];
	});

const wholes = new WeakMap<ModuleIndex, WeakMap<Item, ResolvedItem | undefined>>();

/**
 * An item with its face and key, or undefined if the content does not hold what it refers to; made once for each item
 * object, for a draw looks at the same prospects again and again.
 */
export function resolveItem(content: ModuleIndex, item: Item): ResolvedItem | undefined {
	const known = wholes.get(content) ?? new WeakMap<Item, ResolvedItem | undefined>();
	wholes.set(content, known);
	if (known.has(item)) return known.get(item);
	const face = presentItem(content, item);
	const key = keyOf(content, item);
	const whole = face && key && { item, face, key, content };
	known.set(item, whole);
	return whole;
}

/** The text of the key as a learner reads it; only items with one right choice have one. */
function keyText({ item, face, key }: ResolvedItem): string | undefined {
	if (definitionOf(item.kind).scoring !== 'choice') return undefined;
	return face.choices.find(({ id }) => id === key.key[0])?.text;
}

// Fixed answers ("They agree") and numbers stand in many items and tell nothing by being read elsewhere.
const isUninformative = ({ face, content, item }: ResolvedItem): boolean =>
	(face.isFixedOrder && face.form !== 'sentences' && !content.claims.has(item.about[0] ?? '')) ||
	// Stems of the second edition name people as a matter of course; a name tells nothing without its statement.
	(content.isAsked && definitionOf(item.kind).choicesAre === 'names');

/** What of an item gives an answer away, and what would give its own answer away: undefined if nothing would. */
interface Tell {
	readonly shown: string;
	readonly key: string | undefined;
}
const tells = new WeakMap<ResolvedItem, Tell>();

function cluesOf(whole: ResolvedItem): Tell {
	const known = tells.get(whole);
	if (known) return known;
	const { stem, passages = [] } = whole.face;
	const shown = [stem, ...passages.map(({ quote }) => quote)].map(plain).join(' ').toLowerCase();
	const text = isUninformative(whole) ? undefined : keyText(whole);
	const key = text === undefined ? undefined : plain(text).replace(/\.$/, '').toLowerCase();
	const tell = { shown, key };
	tells.set(whole, tell);
	return tell;
}

/** Whether the stem of one item holds the key of another, so that reading the first answers the second. */
export function answers(one: ResolvedItem, other: ResolvedItem): boolean {
	const { key } = cluesOf(other);
	return key !== undefined && cluesOf(one).shown.includes(key);
}

const texts = new WeakMap<ResolvedItem, ReadonlySet<string>>();

/** What a learner would notice as read before: the question, and choices that somebody worded or that happened. */
function textsOf(whole: ResolvedItem): ReadonlySet<string> {
	const known = texts.get(whole);
	if (known) return known;
	const { face, item } = whole;
	const { choicesAre, isChronology } = definitionOf(item.kind);
	// Every order is asked for in the same words, and shared cards are counted apart.
	const isAsked = !isChronology && !face.passages;
	// Names, titles and fixed answers stand in many items.
	const isShown = !isChronology && !['names', 'titles', 'fixed answers', 'levels'].includes(choicesAre);
	const choices = isShown ? face.choices.map(({ text }) => text) : [];
	const own = new Set([...(isAsked ? [face.stem] : []), ...choices].map((text) => plain(text).toLowerCase()));
	texts.set(whole, own);
	return own;
}

/** Whether two items ask the same words or share a choice. */
export function repeats(one: ResolvedItem, other: ResolvedItem): boolean {
	const own = textsOf(one);
	return [...textsOf(other)].some((text) => own.has(text));
}
