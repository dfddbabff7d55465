import { makeItem } from '../item.ts';
import { choiceKey, type ItemRules } from '../item-rules.ts';

const CHOICES = [
	{ id: 'agree', text: 'They agree' },
	{ id: 'disagree', text: 'They disagree' },
	{ id: 'different-things', text: 'They speak of different things' }
] as const;
const IDS = CHOICES.map(({ id }) => id);

/** "Do these two passages agree, disagree, or speak of different things?" The relation is curated. */
export const corroborate: ItemRules = {
	kind: 'corroborate',

	list: (content) => content.module.pairs.map((pair) => makeItem('corroborate', [pair.id], IDS)),

	face(content, item) {
		const pair = content.pairs.get(item.about[0] ?? '');
		if (!pair) return undefined;
		return {
			form: 'choices',
			skill: 'corroboration',
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
	}
};
