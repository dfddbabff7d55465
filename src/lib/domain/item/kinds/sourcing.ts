import type { Source } from '../../content/source.ts';
import { combinations } from '../combinations.ts';
import { makeItem, type Choice, type Item } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { noTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { nameOf, sourceInWords } from '../wording.ts';
import { delayInDays, delayInWords, LADDER_OF_DAYS, windowsAround } from '../delay.ts';

type Ask = 'writer' | 'speaker' | 'hands' | 'delay';
const ASKS: readonly Ask[] = ['writer', 'speaker', 'hands', 'delay'];
const MAX_HANDS = 6;

/** People who passed the words on between the speaker and the receiver, the writer of the document included. */
const handsBetween = (source: Source): number => source.through.length + source.from.length;

const peopleOf = (content: ModuleIndex, source: Source): string[] =>
	[...new Set([source.from, source.to, source.wordsOf, source.through, source.mentions].flat())].filter(
		(id) => {
			const person = content.people.get(id);
			return person !== undefined && person.role !== 'body';
		}
	);

function personItems(content: ModuleIndex, source: Source, ask: 'writer' | 'speaker'): Item[] {
	const [right, second] = ask === 'writer' ? source.from : source.wordsOf;
	// With two writers, or when the writer speaks for himself, the question has no single answer worth asking for.
	if (right === undefined || second !== undefined || source.wordsOf.length !== 1) return [];
	if (source.wordsOf[0] === source.from[0] || !peopleOf(content, source).includes(right)) return [];
	const others = peopleOf(content, source).filter((id) => id !== right);
	return combinations(others, 2, 3).map((pair) => makeItem('sourcing', [source.id, ask], [right, ...pair]));
}

function numberItems(source: Source, ask: 'hands' | 'delay'): Item[] {
	if (ask === 'hands') {
		if (source.wordsOf.length !== 1 || source.to.length === 0 || source.wordsOf[0] === source.from[0])
			return [];
		const ladder = Array.from({ length: MAX_HANDS }, (_, index) => index + 1);
		return windowsAround(ladder, handsBetween(source)).map((window) =>
			makeItem('sourcing', [source.id, ask], window.map(String))
		);
	}
	const days = delayInDays(source);
	if (days === undefined) return [];
	return windowsAround(LADDER_OF_DAYS, days).map((window) =>
		makeItem('sourcing', [source.id, ask], window.map(String))
	);
}

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

/** "Who wrote it, whose words, through how many hands, how long after?" The head of the document decides. */
export const sourcing: ItemKindDefinition<'sourcing'> = {
	kind: 'sourcing',
	form: 'choices',
	skill: 'sourcing',
	scoring: 'choice',
	weight: 2,
	isChronology: false,
	choicesAre: 'names',

	// Curated weighings take its place in the second edition; stored items of it are still read.
	list: (content) =>
		(content.isAsked ? [] : content.module.sources)
			.filter(({ type }) => type !== 'archive-description')
			.flatMap((source) => [
				...personItems(content, source, 'writer'),
				...personItems(content, source, 'speaker'),
				...numberItems(source, 'hands'),
				...numberItems(source, 'delay')
			]),

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
