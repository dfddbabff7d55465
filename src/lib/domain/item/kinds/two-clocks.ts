import type { Clock } from '../../content/interval.ts';
import type { TimelineEvent } from '../../content/lesson-module.ts';
import { eventCard, fairSets } from '../event-sets.ts';
import { makeItem, type DatedCard, type Item } from '../item.ts';
import type { ItemKindDefinition } from '../item-kind-definition.ts';
import { orderTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { startingOrder } from '../order-start.ts';
import { decidablePairs, rightOrder } from '../partial-order.ts';
import { dateInWords } from '../../content/date-in-words.ts';

const MAX_SETS = 40;
const MIN_EVENTS = 4;

function learnedBy(content: ModuleIndex, city: Clock): DatedCard[] {
	return content.module.timeline.flatMap((event) =>
		event.learned?.clock === city ? [eventCard(event, event.learned)] : []
	);
}

/** Whether the city learned of some pair in another order than it happened: the point of two clocks. */
function clocksDiffer(content: ModuleIndex, cards: readonly DatedCard[]): boolean {
	const happened = cards.flatMap(({ id }) => {
		const event = content.events.get(id);
		return event ? [eventCard(event)] : [];
	});
	const inFact = new Set(decidablePairs(happened).map((pair) => pair.join(' ')));
	return decidablePairs(cards).some(([before, after]) => inFact.has(`${after} ${before}`));
}

function cardsOf(content: ModuleIndex, item: Item): DatedCard[] | undefined {
	const cards = item.shown.flatMap((id) => {
		const event = content.events.get(id);
		return event?.learned ? [eventCard(event, event.learned)] : [];
	});
	return cards.length === item.shown.length ? cards : undefined;
}

function twoDates(event: TimelineEvent): string {
	if (!event.learned) return dateInWords(event.when);
	const { learned, when } = event;
	return `Happened ${dateInWords(when)} (${when.clock}); known in ${learned.clock} ${dateInWords(learned)}`;
}

/** "In which order did Moscow learn of these?" The news came in another order than the events. */
export const twoClocks: ItemKindDefinition<'two-clocks'> = {
	kind: 'two-clocks',
	form: 'order',
	skill: 'chronology',
	scoring: 'pairs',
	weight: 0,
	isChronology: true,
	choicesAre: 'events',
	mostInTen: 1,

	list(content) {
		const cities = new Set(content.module.timeline.flatMap(({ learned }) => learned?.clock ?? []));
		return [...cities].flatMap((city) => {
			const cards = learnedBy(content, city);
			return [MIN_EVENTS, MIN_EVENTS + 1].flatMap((size) =>
				fairSets(cards, size, MAX_SETS)
					.filter((set) => clocksDiffer(content, set))
					.map((set) => makeItem('two-clocks', [city], rightOrder(set)))
			);
		});
	},

	present(content, item) {
		const cards = cardsOf(content, item);
		if (!cards) return undefined;
		return {
			stem: `News travelled slowly. In which order did ${item.about[0]} learn of these?`,
			sources: [],
			choices: cards.map(({ id, text }) => ({ id, text })),
			isFixedOrder: false
		};
	},

	key(content, item) {
		const cards = cardsOf(content, item);
		if (!cards) return undefined;
		const rationales = Object.fromEntries(
			item.shown.flatMap((id) => {
				const event = content.events.get(id);
				return event ? [[id, twoDates(event)]] : [];
			})
		);
		return { key: rightOrder(cards), rationales, evidence: [], cards, decidable: decidablePairs(cards) };
	},

	arrange(content, item, chance) {
		const cards = cardsOf(content, item);
		return cards ? { ...item, shown: startingOrder(cards, chance) } : item;
	},

	topic: (_, item) => orderTopic(`learned~${item.about[0] ?? ''}`, item.shown),

	learnedIn: (item) => item.about[0]
};
