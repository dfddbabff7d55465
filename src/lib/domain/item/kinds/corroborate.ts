import { makeItem } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { noTopic } from '../review-topic.ts';

const CHOICES = [
	{ id: 'agree', text: 'They agree' },
	{ id: 'disagree', text: 'They disagree' },
	{ id: 'different-things', text: 'They speak of different things' }
] as const;
const IDS = CHOICES.map(({ id }) => id);

/** "Do these two passages agree, disagree, or speak of different things?" The relation is curated. */
export const corroborate: ItemKindDefinition<'corroborate'> = {
	kind: 'corroborate',
	form: 'choices',
	skill: 'corroboration',
	scoring: 'choice',
	weight: 1,
	isChronology: false,
	choicesAre: 'fixed answers',
	mostInTen: 1,

	list: (content) =>
		content.module.pairs
			.filter(({ relation }) => relation !== 'changed')
			.map((pair) => makeItem('corroborate', [pair.id], IDS)),

	present(content, item) {
		const pair = content.pairs.get(item.about[0] ?? '');
		if (!pair) return undefined;
		return {
			stem: `Do these two passages agree about ${pair.about}, disagree, or speak of different things?`,
			sources: [...new Set([pair.first.source, pair.second.source])],
			passages: [pair.first, pair.second],
			choices: CHOICES,
			isFixedOrder: true
		};
	},

	key(content, item) {
		const pair = content.pairs.get(item.about[0] ?? '');
		if (!pair) return undefined;
		const rationales = Object.fromEntries(IDS.map((id) => [id, pair.why]));
		return choiceKey(pair.relation, rationales, [pair.first, pair.second]);
	},

	topic: noTopic
};
