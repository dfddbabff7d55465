import { gapBetween, precedence } from '../../content/interval.ts';
import type { TimelineEvent } from '../../content/lesson-module.ts';
import type { Source } from '../../content/source.ts';
import { combinations } from '../combinations.ts';
import { makeItem, type Item } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { noTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { dateInWords } from '../../content/date-in-words.ts';
import { sourceInWords } from '../wording.ts';

/** Whether the key had happened before the document was written, or was still to come. */
type Side = 'before' | 'after';
const NEAREST = 3;

const writtenAt = (source: Source) => source.sent ?? source.date;

/** Events of other sources that surely lie on one side of the document, nearest first. */
function eventsOn(content: ModuleIndex, source: Source, side: Side): TimelineEvent[] {
	return content.module.timeline
		.filter((event) => event.source !== source.id && precedence(event.when, writtenAt(source)) === side)
		.sort((a, b) => gapBetween(a.when, writtenAt(source)) - gapBetween(b.when, writtenAt(source)))
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
			...itemsOn(content, source, 'after')
		]),

	present(content, item) {
		const source = content.sources.get(item.about[0] ?? '');
		const choices = item.shown.map((id) => ({ id, text: content.events.get(id)?.text ?? '' }));
		if (!source || choices.some(({ text }) => text === '')) return undefined;
		return {
			stem:
				item.about[1] === 'before'
					? `Think of ${sourceInWords(content, source)}. Which of these had already happened?`
					: `Think of ${sourceInWords(content, source)}. Which of these was still to come?`,
			sources: [source.id],
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const source = content.sources.get(item.about[0] ?? '');
		if (!source) return undefined;
		const right = item.shown.find((id) => {
			const event = content.events.get(id);
			return event && precedence(event.when, writtenAt(source)) === item.about[1];
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
