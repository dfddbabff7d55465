import type { Chance } from './chance.ts';
import type { Item, ItemPresentation, ItemKey, ItemKind, Skill } from './item.ts';
import type { ModuleIndex } from './module-index.ts';
import type { ReviewTopic } from './review-topic.ts';

/** How an item is answered, and how a response to it is scored. */
type AnsweredAndScored =
	/** One point for the right choice. */
	| { readonly form: 'choices' | 'sentences' | 'line'; readonly scoring: 'choice' }
	/** One point for each pair of cards that the record decides. */
	| { readonly form: 'order'; readonly scoring: 'pairs' }
	/** No points: learners compare their own words with levels. */
	| { readonly form: 'written'; readonly scoring: 'rubric' };

/** What the choices of a kind say. Some rules of item writing hold only for some of them. */
type ChoiceContent =
	| 'claims'
	| 'statements of several documents'
	| 'questions'
	| 'passages'
	| 'names'
	| 'titles'
	| 'events'
	| 'sentences'
	| 'fixed answers'
	| 'levels';

/** What a kind tells of one of its items; the form and the skill are those of the kind. */
export type PresentedItem = Omit<ItemPresentation, 'form' | 'skill'>;

/** Everything about one kind of item. Each kind has one file in `kinds/`; `kinds/registry.ts` lists them all. */
export type ItemKindDefinition<Kind extends ItemKind = ItemKind> = AnsweredAndScored & {
	readonly kind: Kind;
	readonly skill: Skill;
	/** How often a mixed quiz draws this kind, relative to the others; 0 keeps it out of the mixture. */
	readonly weight: number;
	/** Whether it may fill the share of a mixed quiz that is set aside for ordering things in time. */
	readonly isChronology: boolean;
	readonly choicesAre: ChoiceContent;
	/** What it asks for, where that is not the aim of its claim. */
	readonly aim?: 'weighing' | 'change' | 'argue';
	/** How many of ten items may be of this kind, where that is not two: more of what teachers ask, fewer of drills. */
	readonly mostInTen?: number;
	/** Every distinct item of this kind, choices in a canonical order; cost linear in the module's content. */
	list(content: ModuleIndex): Item[];
	/** What a learner sees before answering; undefined if the content does not hold what the item refers to. */
	present(content: ModuleIndex, item: Item): PresentedItem | undefined;
	/** What is right; undefined if the content does not hold what the item refers to. */
	key(content: ModuleIndex, item: Item): ItemKey | undefined;
	/** What a review of the item is about; undefined if it is not reviewed. */
	topic(content: ModuleIndex, item: Item): ReviewTopic | undefined;
	/** A starting order of its own. Without it choices are shuffled and the places of the keys balanced. */
	arrange?(content: ModuleIndex, item: Item, chance: Chance): Item;
	/** The city that learned of the events in the order asked for, where that is not the order of the events. */
	learnedIn?(item: Item): string | undefined;
};

/** The key of an item that is answered by one choice, with no cards. */
export function choiceKey(
	key: string,
	rationales: Readonly<Record<string, string>>,
	evidence: ItemKey['evidence'],
	lures: ItemKey['lures'] = {}
): ItemKey {
	const told = Object.keys(lures).length > 0 ? { lures } : {};
	return { key: [key], rationales, evidence, ...told, cards: [], decidable: [] };
}
