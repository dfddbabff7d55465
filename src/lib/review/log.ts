import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { partsOf } from '#lib/domain/attempt/split-by-module.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Item, ItemKey } from '#lib/domain/item/item.ts';
import { indexModule, type ModuleIndex } from '#lib/domain/item/module-index.ts';
import type { ReviewTopic } from '#lib/domain/item/review-topic.ts';
import { keyOf, topicOf } from '#lib/domain/item/rules.ts';
import { scoreItem, shareOf } from '#lib/domain/item/score-item.ts';
import { gradeOf, type Grade } from './grade.ts';

/** One first try at an item on a topic. The log of them is what attempts hold; nothing of it is stored again. */
export interface Review {
	readonly module: string;
	readonly topic: ReviewTopic;
	readonly item: Item;
	/** Epoch milliseconds by the clock of the device, which may have been wrong; never to order by. */
	readonly at: number;
	/** Number of the attempt on its device, and its id: two devices may count alike. */
	readonly sequence: number;
	readonly attempt: string;
	/** Place among the responses of the attempt. */
	readonly turn: number;
	/** Share of the points, 0 to 1. */
	readonly share: number;
	readonly grade: Grade;
}

interface Asked {
	readonly topic: ReviewTopic;
	readonly key: ItemKey;
}

// A learner meets the same item often; what it asks is looked up once for each edition of the content.
const known = new WeakMap<ModuleIndex, Map<string, Asked | undefined>>();

/** What an item asks and what is right; undefined if it has no topic or the content no longer holds it. */
function askedBy(content: ModuleIndex, item: Item): Asked | undefined {
	const items = known.get(content) ?? new Map<string, Asked | undefined>();
	known.set(content, items);
	if (!items.has(item.id)) {
		const topic = topicOf(content, item);
		const key = topic && keyOf(content, item);
		items.set(item.id, key && { topic, key });
	}
	return items.get(item.id);
}

/** The first tries of an attempt at one module, as far as the content still holds what they were about. */
function reviewsOf(attempt: Attempt, content: ModuleIndex): Review[] {
	const tried = new Set<number>();
	return attempt.responses.flatMap(({ item: place, response, givenAt }, turn) => {
		const item = attempt.items[place];
		const isFirst = !tried.has(place);
		tried.add(place);
		const asked = item && isFirst ? askedBy(content, item) : undefined;
		const share = item && asked && shareOf(scoreItem(item, asked.key, response));
		if (!item || !asked || share === undefined) return [];
		const { topic } = asked;
		const { module, sequence, id } = attempt;
		return [{ module, topic, item, at: givenAt, sequence, attempt: id, turn, share, grade: gradeOf(share) }];
	});
}

/**
 * The log of reviews: first tries of finished quizzes, and of review sittings from the first answer on. An exam that
 * is still open tells nothing yet.
 */
export function reviewsIn(attempts: readonly Attempt[], modules: readonly LessonModule[]): Review[] {
	const contents = new Map(modules.map((module) => [module.id, indexModule(module)]));
	return attempts
		.filter(({ finishedAt, origins }) => finishedAt !== undefined || origins !== undefined)
		.flatMap(partsOf)
		.flatMap((part) => {
			const content = contents.get(part.module);
			return content ? reviewsOf(part, content) : [];
		});
}

/** The order in which reviews were given, whatever the clock said. */
export const byTurn = (a: Review, b: Review): number =>
	a.sequence - b.sequence || (a.attempt < b.attempt ? -1 : Number(a.attempt > b.attempt)) || a.turn - b.turn;
