import { makeItem } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { luresOf } from '../lures-of.ts';
import { changeTopic } from '../review-topic.ts';

/** "What changed between the decision of September 1949 and the telegram of January 1950?" */
export const change: ItemKindDefinition<'change'> = {
	kind: 'change',
	form: 'choices',
	skill: 'corroboration',
	scoring: 'choice',
	weight: 4,
	isChronology: false,
	choicesAre: 'claims',
	aim: 'change',

	list: (content) =>
		[...content.pairs.values()].flatMap(({ id, change: changed }) =>
			changed ? [makeItem('change', [id], [id, ...changed.misreadings.map((each) => each.id)])] : []
		),

	present(content, item) {
		const pair = content.pairs.get(item.about[0] ?? '');
		if (!pair?.change) return undefined;
		const texts = new Map(pair.change.misreadings.map(({ id, text }) => [id, text]));
		texts.set(pair.id, pair.change.whatChanged);
		const choices = item.shown.map((id) => ({ id, text: texts.get(id) ?? '' }));
		if (choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: pair.change.asks,
			sources: [...new Set([pair.first.source, pair.second.source])],
			passages: [pair.first, pair.second],
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const pair = content.pairs.get(item.about[0] ?? '');
		if (!pair?.change) return undefined;
		const { misreadings } = pair.change;
		const rationales = Object.fromEntries([
			[pair.id, pair.why],
			...misreadings.map(({ id, why }) => [id, why])
		]);
		return choiceKey(pair.id, rationales, [pair.first, pair.second], luresOf(content, misreadings));
	},

	topic: (_, item) => changeTopic(item.about[0] ?? '')
};
