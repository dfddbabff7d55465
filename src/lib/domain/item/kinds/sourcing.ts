import type { Source } from '../../content/source.ts';
import type { Choice, Item } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { noTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { nameOf, sourceInWords } from '../wording.ts';
import { delayInDays, delayInWords } from '../delay.ts';

type Ask = 'writer' | 'speaker' | 'hands' | 'delay';
const ASKS: readonly Ask[] = ['writer', 'speaker', 'hands', 'delay'];

/** People who passed the words on between the speaker and the receiver, the writer of the document included. */
const handsBetween = (source: Source): number => source.through.length + source.from.length;

function stemFor(content: ModuleIndex, source: Source, ask: Ask): string {
	const label = sourceInWords(content, source);
	if (ask === 'writer')
		return 'Look at the head of the document. Who put these words on paper and signed them?';
	if (ask === 'speaker') return `Whose words does ${label} mainly report?`;
	if (ask === 'delay') return `How long after the event that it reports was ${label} written?`;
	const [speaker = '', receiver = ''] = [source.wordsOf[0], source.to[0]].map((id) =>
		nameOf(content, id ?? '')
	);
	return `Through how many people did the words of ${speaker} pass before ${receiver} read them here?`;
}

function choiceText(content: ModuleIndex, ask: Ask, id: string): Choice {
	if (ask === 'delay') return { id, text: delayInWords(Number(id)) };
	if (ask === 'hands') return { id, text: id === '1' ? '1 person' : `${id} people` };
	return { id, text: content.people.get(id)?.name ?? '' };
}

function rightId(source: Source, ask: Ask): string | undefined {
	if (ask === 'writer') return source.from[0];
	if (ask === 'speaker') return source.wordsOf[0];
	if (ask === 'hands') return String(handsBetween(source));
	const days = delayInDays(source);
	return days === undefined ? undefined : String(days);
}

const askOf = (item: Item): Ask | undefined => ASKS.find((ask) => ask === item.about[1]);

/**
 * "Who wrote it, whose words, through how many hands, how long after?" The head of the document decides. It is drawn no
 * more: stored items of it are shown and scored.
 */
export const sourcing: ItemKindDefinition<'sourcing'> = {
	kind: 'sourcing',
	form: 'choices',
	skill: 'sourcing',
	scoring: 'choice',
	weight: 0,
	isChronology: false,
	choicesAre: 'names',

	// Curated weighings have taken its place.
	list: () => [],

	present(content, item) {
		const source = content.sources.get(item.about[0] ?? '');
		const ask = askOf(item);
		if (!source || !ask) return undefined;
		const choices = item.shown.map((id) => choiceText(content, ask, id));
		if (choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: stemFor(content, source, ask),
			sources: [source.id],
			choices,
			isFixedOrder: ask === 'hands' || ask === 'delay'
		};
	},

	key(content, item) {
		const source = content.sources.get(item.about[0] ?? '');
		const ask = askOf(item);
		const right = source && ask && rightId(source, ask);
		if (!source || right === undefined) return undefined;
		return choiceKey(right, Object.fromEntries(item.shown.map((id) => [id, source.hands])), []);
	},

	topic: noTopic
};
