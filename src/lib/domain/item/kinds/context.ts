import { gapBetween, precedence, type Interval } from '../../content/interval.ts';
import type { TimelineEvent } from '../../content/lesson-module.ts';
import type { Source } from '../../content/source.ts';
import { combinations } from '../combinations.ts';
import { makeItem, type Item } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { noTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { dateInWords } from '../../content/date-in-words.ts';
import { askedOf, sourceInWords } from '../wording.ts';

/** Whether the key had happened before the document was written, or was still to come. */
type Side = 'before' | 'after';
const NEAREST = 3;

/**
 * When a document was written. An archive's description is of the second edition dated by the document that it
 * describes, and not at all where that is unknown.
 */
function writtenAt(content: ModuleIndex, source: Source): Interval | undefined {
	if (content.isAsked && source.type === 'archive-description') return source.event;
	return source.sent ?? source.date;
}

/** Events of other sources that surely lie on one side of the document, nearest first. */
function eventsOn(content: ModuleIndex, source: Source, side: Side): TimelineEvent[] {
	const written = writtenAt(content, source);
	if (!written) return [];
	return content.module.timeline
		.filter((event) => event.source !== source.id && precedence(event.when, written) === side)
		.sort((a, b) => gapBetween(a.when, written) - gapBetween(b.when, written))
		.slice(0, NEAREST);
}

function itemsOn(content: ModuleIndex, source: Source, side: Side): Item[] {
	const others = eventsOn(content, source, side === 'before' ? 'after' : 'before');
	return eventsOn(content, source, side).flatMap((event) =>
		combinations(others, 2, 3).map((pair) =>
			makeItem('context', [source.id, side], [event.id, ...pair.map(({ id }) => id)])
		)
	);
}

function stemFor(content: ModuleIndex, source: Source, side: Side): string {
	if (content.isAsked) {
		const isDescription = source.type === 'archive-description';
		const written = isDescription ? 'the document that it describes was written' : 'it was written';
		return askedOf(content, source, `Which of these had already happened when ${written}?`);
	}
	return side === 'before'
		? `Think of ${sourceInWords(content, source)}. Which of these had already happened?`
		: `Think of ${sourceInWords(content, source)}. Which of these was still to come?`;
}

/** "Which of these had already happened when this was sent?", and its mirror. The dates decide. */
export const context: ItemKindDefinition<'context'> = {
	kind: 'context',
	form: 'choices',
	skill: 'contextualisation',
	scoring: 'choice',
	weight: 2,
	isChronology: false,
	choicesAre: 'events',

	list: (content) =>
		content.module.sources.flatMap((source) => [
			...itemsOn(content, source, 'before'),
			...(content.isAsked ? [] : itemsOn(content, source, 'after'))
		]),

	present(content, item) {
		const source = content.sources.get(item.about[0] ?? '');
		const choices = item.shown.map((id) => ({ id, text: content.events.get(id)?.text ?? '' }));
		if (!source || choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: stemFor(content, source, item.about[1] === 'before' ? 'before' : 'after'),
			sources: [source.id],
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const source = content.sources.get(item.about[0] ?? '');
		const written = source && writtenAt(content, source);
		if (!written) return undefined;
		const right = item.shown.find((id) => {
			const event = content.events.get(id);
			return event && precedence(event.when, written) === item.about[1];
		});
		if (right === undefined) return undefined;
		const rationales = Object.fromEntries(
			item.shown.flatMap((id) => {
				const event = content.events.get(id);
				return event ? [[id, `This is dated ${dateInWords(event.when)} (${event.when.clock}).`]] : [];
			})
		);
		return choiceKey(right, rationales, []);
	},

	topic: noTopic
};
