import { makeItem } from '../item.ts';
import type { ItemRules } from '../item-rules.ts';

const LEVELS = ['level-1', 'level-2', 'level-3'] as const;

/** Two or three sentences with the sources open, marked by the learner against three levels; never part of a quiz's score. */
export const written: ItemRules = {
	kind: 'written',

	list: (content) => (content.module.written ? [makeItem('written', [content.module.id], LEVELS)] : []),

	face(content) {
		const task = content.module.written;
		if (!task) return undefined;
		return {
			form: 'written',
			skill: 'historical thinking',
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
	}
};
