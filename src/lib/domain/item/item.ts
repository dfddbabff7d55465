/** The kinds of item, easier ones first: the order in which a quiz asks them. */
export const ITEM_KINDS = [
	'supported-claim',
	'what-is-here',
	'find-evidence',
	'code-name',
	'who-holds',
	'supported-or-not',
	'answerable',
	'which-source',
	'sourcing',
	'context',
	'weighing',
	'corroborate',
	'change',
	'argue',
	'place-one',
	'put-in-order',
	'two-clocks',
	'written'
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What an item exercises. */
export type Skill =
	| 'comprehension'
	| 'close reading'
	| 'corroboration'
	| 'sourcing'
	| 'contextualisation'
	| 'chronology'
	| 'historical thinking';

/**
 * One generated question, stored as references into a module's content and never as copied text, so that anyone
 * who holds the content can show it and score it.
 */
export interface Item {
	/** Names the question whatever the order of its choices: two items with one id ask the same. */
	readonly id: string;
	readonly kind: ItemKind;
	/** What is asked about: ids of a claim, a source, a pair ... as the kind defines. */
	readonly about: readonly string[];
	/** Ids of the choices or cards in the order shown. */
	readonly shown: readonly string[];
}

/** Builds an item whose id follows from what it asks. */
export function makeItem(kind: ItemKind, about: readonly string[], shown: readonly string[]): Item {
	const others = shown.filter((ref) => !about.includes(ref)).sort();
	return { id: [kind, ...about, ...others].join('~'), kind, about, shown };
}

/** A choice as a learner sees it. */
export interface Choice {
	readonly id: string;
	readonly text: string;
}

/** How an item is answered: tap a choice, tap a sentence of the excerpt, or move cards. */
export type ItemForm = 'choices' | 'sentences' | 'order' | 'line' | 'written';

/** What a learner sees before answering. It is built up from these fields and holds no key. */
export interface ItemPresentation {
	readonly form: ItemForm;
	readonly skill: Skill;
	readonly stem: string;
	/** Ids of the sources that can be opened beside the item. */
	readonly sources: readonly string[];
	/** Passages to be compared, shown with the stem. */
	readonly passages?: readonly Evidence[];
	/** Choices, sentences or cards in the order shown. */
	readonly choices: readonly Choice[];
	/** Whether the order of choices carries meaning (numbers, dates, fixed answers, sentences) and stays. */
	readonly isFixedOrder: boolean;
}

/** A verbatim passage that proves the key. */
export interface Evidence {
	readonly source: string;
	readonly quote: string;
}

/** A card of an order item with the span of its date on the clock of the item. */
export interface DatedCard {
	readonly id: string;
	readonly text: string;
	readonly earliest: number;
	readonly latest: number;
}

/** What is right, why, and where it is shown. */
export interface ItemKey {
	/** Choice ids that are right; for order items all card ids in a right order. */
	readonly key: readonly string[];
	/** Why each choice is right or wrong, by choice id. */
	readonly rationales: Readonly<Record<string, string>>;
	readonly evidence: readonly Evidence[];
	/** The words that could have led to a wrong choice, by choice id. */
	readonly lures?: Readonly<Record<string, string>>;
	readonly cards: readonly DatedCard[];
	/** Pairs of card ids whose order the record decides, the earlier one first. */
	readonly decidable: readonly (readonly [string, string])[];
}

/** What a learner gave. Never "Response": that is a global of the browser. */
export type ItemResponse =
	| { readonly kind: 'choice'; readonly choice: string }
	| { readonly kind: 'order'; readonly cards: readonly string[] }
	| { readonly kind: 'written'; readonly text: string; readonly level: 1 | 2 | 3 };

/** Points of one item or of many, or that nothing was answered, which is not zero. */
export type Score = { readonly earned: number; readonly possible: number } | 'unanswered';
