import type { ItemOrigin } from '#lib/domain/attempt/attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { chanceFrom, shuffle, type Chance } from '#lib/domain/item/chance.ts';
import { ITEM_KINDS, type Item } from '#lib/domain/item/item.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { topicOf } from '#lib/domain/item/rules.ts';
import { arrangeItems } from '#lib/domain/quiz/arrange-items.ts';
import { Draft } from '#lib/domain/quiz/draft.ts';
import { errorsOf } from '#lib/domain/quiz/flaws.ts';
import {
	answers,
	candidateItems,
	repeats,
	resolveItem,
	type ResolvedItem
} from '#lib/domain/quiz/candidate-items.ts';
import type { Card } from './schedule.ts';

/** Items of one sitting, a few minutes long. */
export const MAX_REVIEW_ITEMS = 12;

/** The items of a sitting, and where each comes from. */
export interface DrawnReview {
	readonly items: readonly Item[];
	readonly origins: readonly ItemOrigin[];
}

interface Drawn {
	readonly whole: ResolvedItem;
	readonly origin: ItemOrigin;
}

const LIMITS = {
	chronologyAtLeast: 0,
	meaningAtLeast: 0,
	detailAtMost: Infinity,
	perKindAtMost: Infinity,
	perSourceAtMost: MAX_REVIEW_ITEMS,
	sourcesAtLeast: 0
};

const listed = new WeakMap<LessonModule, Map<string, Item[]>>();

/** Every prospect of a module by the topic it asks; listed once for each module object. */
function itemsByTopic(module: LessonModule): Map<string, Item[]> {
	const known = listed.get(module);
	if (known) return known;
	const byTopic = new Map<string, Item[]>();
	for (const item of ITEM_KINDS.flatMap((kind) => candidateItems(module, kind))) {
		const topic = topicOf(indexModule(module), item);
		if (topic) byTopic.set(topic.id, [...(byTopic.get(topic.id) ?? []), item]);
	}
	listed.set(module, byTopic);
	return byTopic;
}

/** A sound item with all that a draw looks at, or undefined. */
function sound(module: LessonModule, item: Item): ResolvedItem | undefined {
	const whole = resolveItem(indexModule(module), item);
	return whole && errorsOf(whole).length === 0 ? whole : undefined;
}

const otherItems = (module: LessonModule, card: Card): Item[] =>
	(itemsByTopic(module).get(card.topic.id) ?? []).filter(({ id }) => id !== card.item.id);

/** Whether a sound item can still be made on a topic. All others are listed only if the last one is none. */
export const isAskable = (module: LessonModule, card: Card): boolean =>
	sound(module, card.item) !== undefined ||
	otherItems(module, card).some((item) => sound(module, item) !== undefined);

/** In a chance order in which each kind has the same chance to come first, however many items it has. */
function mixed(items: readonly Item[], chance: Chance): Item[] {
	const kinds = shuffle(chance, ITEM_KINDS);
	return kinds.flatMap((kind) =>
		shuffle(
			chance,
			items.filter((item) => item.kind === kind)
		)
	);
}

/** Another item than last time if there is a sound one; undefined if none fits beside those already drawn. */
function pick(
	module: LessonModule,
	card: Card,
	chance: Chance,
	takes: (whole: ResolvedItem) => boolean
): ResolvedItem | undefined {
	const others = mixed(otherItems(module, card), chance);
	const fits = (item: Item): ResolvedItem | undefined => {
		const whole = sound(module, item);
		return whole && takes(whole) ? whole : undefined;
	};
	for (const item of others) {
		const whole = fits(item);
		if (whole) return whole;
	}
	return others.some((item) => sound(module, item)) ? undefined : fits(card.item);
}

/** Up to twelve items on the most urgent cards that can stand in one sitting, by module. */
function draw(due: readonly Card[], modules: readonly LessonModule[], chance: Chance): Drawn[] {
	const drafts = new Map(modules.map((module) => [module.id, { module, draft: new Draft(LIMITS) }]));
	const drawn: Drawn[] = [];
	for (const card of due) {
		const at = drafts.get(card.module);
		if (!at || drawn.length >= MAX_REVIEW_ITEMS) continue;
		const { module, draft } = at;
		const isAlone = (whole: ResolvedItem): boolean =>
			!drawn.some(
				({ whole: other }) => answers(whole, other) || answers(other, whole) || repeats(whole, other)
			);
		const whole = pick(module, card, chance, (each) => draft.takes(each) && isAlone(each));
		if (!whole) continue;
		draft.add(whole);
		drawn.push({ whole, origin: { module: module.id, hash: module.hash } });
	}
	const rank = ({ origin }: Drawn): number => modules.findIndex(({ id }) => id === origin.module);
	return drawn.sort((a, b) => rank(a) - rank(b));
}

/**
 * The sitting of a seed on due cards, given in the order of urgency: at most twelve sound items, each on another card,
 * none of which answers or repeats another. What does not fit stays due. Modules follow each other, so that a learner stays among
 * the same documents. Same cards, content and seed, same sitting.
 */
export function drawReview(
	due: readonly Card[],
	modules: readonly LessonModule[],
	seed: number
): DrawnReview {
	const chance = chanceFrom(seed);
	const drawn = draw(due, modules, chance);
	return {
		items: arrangeItems(
			drawn.map(({ whole }) => whole),
			chance
		),
		origins: drawn.map(({ origin }) => origin)
	};
}
