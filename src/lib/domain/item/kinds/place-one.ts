import { eventCard, fairSets, isStrict } from '../event-sets.ts';
import { makeItem, type Choice, type DatedCard, type Item } from '../item.ts';
import type { ItemKindDefinition } from '../item-kind-definition.ts';
import { eventOrderTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { decidablePairs, rightOrder } from '../partial-order.ts';
import { dateInWords } from '../../content/date-in-words.ts';

const CARDS = 5;
const MAX_SETS = 24;

/** `gap-0` is before the first placed card, `gap-4` after the fourth. */
const gapId = (place: number): string => `gap-${place}`;

function cardsFor(content: ModuleIndex, item: Item): { card: DatedCard; placed: DatedCard[] } | undefined {
	const [cardId = '', ...placedIds] = item.about;
	const card = content.events.get(cardId);
	const placed = placedIds.flatMap((id) => content.events.get(id) ?? []);
	if (!card || placed.length !== placedIds.length) return undefined;
	return { card: eventCard(card), placed: placed.map((event) => eventCard(event)) };
}

function gapTexts(placed: readonly DatedCard[]): Choice[] {
	const texts = placed.map(({ text }) => `“${text}”`);
	return [`Before ${texts[0]}`, ...texts.map((text) => `Right after ${text}`)].map((text, place) => ({
		id: gapId(place),
		text
	}));
}

const rightGap = (card: DatedCard, placed: readonly DatedCard[]): number =>
	placed.filter((other) => other.latest < card.earliest).length;

/** "Where does this belong on the line?" One card, four placed ones, five gaps. */
export const placeOne: ItemKindDefinition<'place-one'> = {
	kind: 'place-one',
	form: 'line',
	skill: 'chronology',
	scoring: 'choice',
	weight: 0,
	isChronology: true,
	choicesAre: 'events',
	mostInTen: 1,

	list(content) {
		const events = content.module.timeline.map((event) => eventCard(event));
		const gaps = Array.from({ length: CARDS }, (_, place) => gapId(place));
		return fairSets(events, CARDS, MAX_SETS)
			.filter(isStrict)
			.flatMap((set) => {
				const order = rightOrder(set);
				return order.map((card) => makeItem('place-one', [card, ...order.filter((id) => id !== card)], gaps));
			});
	},

	present(content, item) {
		const cards = cardsFor(content, item);
		if (!cards) return undefined;
		return {
			stem: `Where on this line of events does ${`“${cards.card.text}”`} belong?`,
			sources: [],
			choices: gapTexts(cards.placed),
			isFixedOrder: true
		};
	},

	key(content, item) {
		const cards = cardsFor(content, item);
		if (!cards) return undefined;
		const { card, placed } = cards;
		const all = [card, ...placed];
		const dates = rightOrder(all)
			.flatMap((id) => {
				const event = content.events.get(id);
				return event ? [`${event.text}: ${dateInWords(event.when)}`] : [];
			})
			.join('. ');
		return {
			key: [gapId(rightGap(card, placed))],
			rationales: Object.fromEntries(item.shown.map((id) => [id, `${dates}.`])),
			evidence: [],
			cards: all,
			decidable: decidablePairs(all)
		};
	},

	topic: (_, item) => eventOrderTopic(item.about)
};
