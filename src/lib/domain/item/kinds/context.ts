import { gapBetween, precedence, type Interval } from '../../content/interval.ts';
import type { TimelineEvent } from '../../content/lesson-module.ts';
import type { Source } from '../../content/source.ts';
import { combinations } from '../combinations.ts';
import { makeItem, type Item } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { noTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { dateInWords } from '../../content/date-in-words.ts';
import { askedOf } from '../wording.ts';

/** Events further from the document than this can be told apart without knowing its date. */
const WINDOW = 200 * 24 * 60 * 60 * 1000;
const NEAREST = 3;

/**
 * What is asked for: the one event that came before the document, the one that came after it, or the last that came
 * before it. Only the last is still drawn: the other two are always the earliest or the latest choice.
 */
const ASKS = ['before', 'after', 'latest'] as const;
type Ask = (typeof ASKS)[number];
const askOf = (item: Item): Ask => ASKS.find((ask) => ask === item.about[1]) ?? 'before';

/**
 * When a document was written. An archive's description is dated by the document that it describes, if at all; where
 * stored items ask the older questions, by itself.
 */
const writtenAt = (source: Source, ask: Ask): Interval | undefined =>
	source.type === 'archive-description' && ask === 'latest' ? source.event : (source.sent ?? source.date);

/** Events of other sources that surely lie on one side of the document and near it, nearest first. */
function eventsOn(content: ModuleIndex, source: Source, side: 'before' | 'after'): TimelineEvent[] {
	const written = writtenAt(source, 'latest');
	if (!written) return [];
	return content.module.timeline
		.filter((event) => event.source !== source.id && precedence(event.when, written) === side)
		.filter(({ when }) => gapBetween(when, written) <= WINDOW)
		.sort((a, b) => gapBetween(a.when, written) - gapBetween(b.when, written));
}

/** The events of an item by how many of the three came before the document: the key is first, middle or last. */
function setsOf(content: ModuleIndex, source: Source): readonly (readonly TimelineEvent[])[][] {
	const [last, ...others] = eventsOn(content, source, 'before');
	if (!last) return [[], [], []];
	const earlier = others.filter(({ when }) => precedence(when, last.when) === 'before').slice(0, NEAREST);
	const later = eventsOn(content, source, 'after').slice(0, NEAREST);
	const [second] = earlier;
	return [
		combinations(later, 2, NEAREST).map((pair) => [last, ...pair]),
		second ? later.map((event) => [last, second, event]) : [],
		combinations(earlier, 2, NEAREST).map((pair) => [last, ...pair])
	];
}

function stemFor(content: ModuleIndex, source: Source, ask: Ask): string {
	const isDescription = source.type === 'archive-description';
	const written = isDescription ? 'the document that it describes was written' : 'it was written';
	const asked: Record<Ask, string> = {
		before: `Which of these had already happened when ${written}?`,
		after: `Which of these was still to come when ${written}?`,
		latest: `Which of these was the most recent event when ${written}?`
	};
	return askedOf(content, source, asked[ask]);
}

/** "Which of these was the most recent event when it was written?" The dates decide. */
export const context: ItemKindDefinition<'context'> = {
	kind: 'context',
	form: 'choices',
	skill: 'contextualisation',
	scoring: 'choice',
	weight: 2,
	isChronology: false,
	choicesAre: 'events',

	// As many items in which the key is the earliest event as those in which it is the middle one, or the latest.
	list(content) {
		const places = [0, 1, 2].map((place) =>
			content.module.sources.flatMap((source) =>
				(setsOf(content, source)[place] ?? []).map((events) =>
					makeItem(
						'context',
						[source.id, 'latest'],
						events.map(({ id }) => id)
					)
				)
			)
		);
		const most = Math.min(...places.map((items) => items.length));
		return places.flatMap((items) => items.filter((_, place) => (place * most) % items.length < most));
	},

	present(content, item) {
		const source = content.sources.get(item.about[0] ?? '');
		const choices = item.shown.map((id) => ({ id, text: content.events.get(id)?.text ?? '' }));
		if (!source || choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: stemFor(content, source, askOf(item)),
			sources: [source.id],
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const source = content.sources.get(item.about[0] ?? '');
		const written = source && writtenAt(source, askOf(item));
		if (!written) return undefined;
		const events = item.shown.flatMap((id) => content.events.get(id) ?? []);
		const side = askOf(item) === 'after' ? 'after' : 'before';
		const [right] = events
			.filter(({ when }) => precedence(when, written) === side)
			.sort((a, b) => gapBetween(a.when, written) - gapBetween(b.when, written));
		if (!right) return undefined;
		const dates = events.map(({ id, when }) => [id, `This is dated ${dateInWords(when)} (${when.clock}).`]);
		return choiceKey(right.id, Object.fromEntries(dates), []);
	},

	topic: noTopic
};
