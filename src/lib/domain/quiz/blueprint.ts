import type { ItemKind } from '../item/item.ts';

/** What a quiz is made of. */
export interface Blueprint {
	/** How many items, 1 to 63. */
	readonly items: number;
	/** The only kind asked, or undefined for a mixture. */
	readonly kind?: ItemKind;
}

/** Limits that follow from a blueprint. */
export interface QuizLimits {
	readonly chronologyAtLeast: number;
	readonly perKindAtMost: number;
	readonly perSourceAtMost: number;
	readonly sourcesAtLeast: number;
}

export const DEFAULT_BLUEPRINT: Blueprint = { items: 10 };
export const MAX_ITEMS = 63;

/**
 * Ten items: at least 2 of chronology, no kind or source more than 3 times, at least 4 sources; longer and shorter
 * quizzes in proportion. A quiz of one kind is an exercise: only its sources are spread.
 */
export function limitsOf(blueprint: Blueprint): QuizLimits {
	const tenths = blueprint.items / 10;
	if (blueprint.kind)
		return {
			chronologyAtLeast: 0,
			perKindAtMost: blueprint.items,
			perSourceAtMost: Math.max(3, Math.ceil(blueprint.items / 2)),
			sourcesAtLeast: 0
		};
	return {
		chronologyAtLeast: blueprint.items < 4 ? 0 : Math.max(1, Math.floor(2 * tenths)),
		perKindAtMost: Math.max(3, Math.ceil(3 * tenths)),
		perSourceAtMost: Math.max(3, Math.ceil(3 * tenths)),
		sourcesAtLeast: Math.min(4, Math.ceil(blueprint.items / 2))
	};
}
