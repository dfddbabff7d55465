import { makeItem } from '../item.ts';
import type { ItemKindDefinition } from '../item-kind-definition.ts';
import { noTopic } from '../review-topic.ts';

const LEVELS = ['level-1', 'level-2', 'level-3'] as const;

/** Two or three sentences with the sources open, marked by the learner against three levels; never part of a quiz's score. */
export const written: ItemKindDefinition<'written'> = {
	kind: 'written',
	form: 'written',
	skill: 'historical thinking',
	scoring: 'rubric',
	weight: 0,
	isChronology: false,
	choicesAre: 'levels',

	list: (content) => (content.module.written ? [makeItem('written', [content.module.id], LEVELS)] : []),

	present(content) {
		const task = content.module.written;
		if (!task) return undefined;
		return {
			stem: task.prompt,
			sources: task.sources,
			choices: LEVELS.map((id, index) => ({ id, text: task.levels[index] ?? '' })),
			isFixedOrder: true
		};
	},

	key(content) {
		const task = content.module.written;
		if (!task) return undefined;
		const rationales = Object.fromEntries(LEVELS.map((id, index) => [id, task.levels[index] ?? '']));
		return { key: ['level-3'], rationales, evidence: [], cards: [], decidable: [] };
	},

	topic: noTopic
};
