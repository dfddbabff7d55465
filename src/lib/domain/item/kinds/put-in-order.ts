import type { Clock } from '../../content/interval.ts';
import { eventCard, fairSets } from '../event-sets.ts';
import { makeItem, type DatedCard, type Evidence, type Item, type ItemKey } from '../item.ts';
import type { ItemKindDefinition, PresentedItem } from '../item-kind-definition.ts';
import { eventOrderTopic, orderTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { startingOrder } from '../order-start.ts';
import { decidablePairs, rightOrder } from '../partial-order.ts';
import { dateInWords } from '../../content/date-in-words.ts';

const HAPPENED = 'happened';
const STEPS = 'steps';
const MAX_SETS_OF_FIVE = 40;
const MAX_SETS_OF_SIX = 20;

/** The clock that most of the events are dated on; the stem names it. */
function clockOf(content: ModuleIndex, ids: readonly string[]): Clock {
	const counts = new Map<Clock, number>();
	for (const id of ids) {
		const clock = content.events.get(id)?.when.clock;
		if (clock) counts.set(clock, (counts.get(clock) ?? 0) + 1);
	}
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'Moscow';
}

/** The cards of an order item: dated events, or steps numbered as their document gives them. */
function cardsOf(content: ModuleIndex, item: Item): DatedCard[] | undefined {
	const cards = item.shown.flatMap((id) => {
		if (item.about[0] === STEPS) {
			const step = content.steps.get(id);
			const place = Number(/\d+$/.exec(id)?.[0] ?? 0);
			return step ? [{ id, text: step.text, earliest: place, latest: place }] : [];
		}
		const event = content.events.get(id);
		return event ? [eventCard(event)] : [];
	});
	return cards.length === item.shown.length ? cards : undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether two of the events are so near in time that it matters whose calendar counts. */
function isCalendarNeeded(cards: readonly DatedCard[]): boolean {
	const inTime = cards.toSorted((one, other) => one.earliest - other.earliest);
	return inTime.some(({ earliest }, place) => earliest - (inTime[place - 1]?.latest ?? -Infinity) < DAY_MS);
}

function presented(content: ModuleIndex, item: Item, cards: readonly DatedCard[]): PresentedItem {
	const sequence = item.about[0] === STEPS ? content.sources.get(item.about[1] ?? '')?.steps : undefined;
	return {
		stem: sequence
			? `In which order does this document give ${sequence.of}?`
			: `In which order did these happen${isCalendarNeeded(cards) ? `, by the calendar in ${clockOf(content, item.shown)}` : ''}?`,
		sources: sequence ? [item.about[1] ?? ''] : [],
		choices: cards.map(({ id, text }) => ({ id, text })),
		isFixedOrder: false
	};
}

function keyOf(content: ModuleIndex, cards: readonly DatedCard[]): ItemKey {
	const rationales: Record<string, string> = {};
	const evidence: Evidence[] = [];
	for (const { id } of cards) {
		const event = content.events.get(id);
		const step = content.steps.get(id);
		if (event) rationales[id] = `${dateInWords(event.when)} (${event.when.clock})`;
		if (step) {
			rationales[id] = `“${step.evidence}”`;
			evidence.push({ source: id.split('#')[0] ?? '', quote: step.evidence });
		}
	}
	return { key: rightOrder(cards), rationales, evidence, cards, decidable: decidablePairs(cards) };
}

/** "In which order did these happen?" Five or six events on one named clock, or the steps of one document. */
export const putInOrder: ItemKindDefinition<'put-in-order'> = {
	kind: 'put-in-order',
	form: 'order',
	skill: 'chronology',
	scoring: 'pairs',
	weight: 0,
	isChronology: true,
	choicesAre: 'events',

	list(content) {
		const events = content.module.timeline.map((event) => eventCard(event));
		const sets = [...fairSets(events, 5, MAX_SETS_OF_FIVE), ...fairSets(events, 6, MAX_SETS_OF_SIX)];
		const happened = sets.map((set) => makeItem('put-in-order', [HAPPENED], rightOrder(set)));
		const steps = content.module.sources.flatMap((source) =>
			source.steps
				? [
						makeItem(
							'put-in-order',
							[STEPS, source.id],
							source.steps.steps.map(({ id }) => id)
						)
					]
				: []
		);
		return [...happened, ...steps];
	},

	present(content, item) {
		const cards = cardsOf(content, item);
		return cards && presented(content, item, cards);
	},

	key(content, item) {
		const cards = cardsOf(content, item);
		return cards && keyOf(content, cards);
	},

	arrange(content, item, chance) {
		const cards = cardsOf(content, item);
		return cards ? { ...item, shown: startingOrder(cards, chance) } : item;
	},

	topic: (_, item) =>
		item.about[0] === STEPS ? orderTopic(STEPS, [item.about[1] ?? '']) : eventOrderTopic(item.shown)
};
