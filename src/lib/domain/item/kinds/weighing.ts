import type { HeadLine, Weighing } from '../../content/source.ts';
import { makeItem } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { weighingTopic } from '../review-topic.ts';
import { askedOf, quoted } from '../wording.ts';

const HEADS: Readonly<Record<HeadLine, string>> = {
	from: 'who wrote it',
	to: 'to whom it was sent',
	date: 'what date it bears',
	hands: 'through whose hands it went',
	sent: 'when it was sent',
	received: 'when it was received',
	through: 'who passed it on',
	publication: 'where it was published'
};

/** The best answer has the id of its weighing. */
const choicesOf = ({ id, answer, weaker }: Weighing) => [
	{ id, text: answer },
	...weaker.map(({ id: weakerId, text }) => ({ id: weakerId, text }))
];

function restsOn({ restsOn: quotes, restsOnHead }: Weighing): string {
	const words = quotes.length > 0 ? [`It rests on these words: ${quotes.map(quoted).join(' ')}`] : [];
	const head = restsOnHead.map((line) => `The head of the document says ${HEADS[line]}.`);
	return [...words, ...head].join(' ');
}

/** "Why should a reader be careful with this account?" The curator's judgement of the document as evidence. */
export const weighing: ItemKindDefinition<'weighing'> = {
	kind: 'weighing',
	form: 'choices',
	skill: 'sourcing',
	scoring: 'choice',
	weight: 5,
	isChronology: false,
	choicesAre: 'claims',
	mostInTen: 3,
	aim: 'weighing',

	list: (content) =>
		[...content.weighings.values()].map((judgement) =>
			makeItem(
				'weighing',
				[judgement.id],
				choicesOf(judgement).map(({ id }) => id)
			)
		),

	present(content, item) {
		const judgement = content.weighings.get(item.about[0] ?? '');
		const source = judgement && content.sources.get(judgement.source);
		if (!judgement || !source) return undefined;
		const texts = new Map(choicesOf(judgement).map(({ id, text }) => [id, text]));
		const choices = item.shown.map((id) => ({ id, text: texts.get(id) ?? '' }));
		if (choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: askedOf(content, source, judgement.asks),
			sources: [source.id],
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const judgement = content.weighings.get(item.about[0] ?? '');
		if (!judgement) return undefined;
		const rationales = Object.fromEntries([
			[judgement.id, restsOn(judgement)],
			...judgement.weaker.map(({ id, why }) => [id, why])
		]);
		const evidence = judgement.restsOn.map((quote) => ({ source: judgement.source, quote }));
		return choiceKey(judgement.id, rationales, evidence);
	},

	topic: (_, item) => weighingTopic(item.about[0] ?? '')
};
