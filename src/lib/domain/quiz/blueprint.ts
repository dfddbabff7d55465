import type { ItemKind } from '../item/item.ts';

/** What a quiz is made of. */
export interface Blueprint {
	/** How many items, 1 to 63. */
	readonly items: number;
	/** The only kind asked, or undefined for a mixture. */
	readonly kind?: ItemKind;
	/** Ids of the sections whose documents alone are asked about, in reading order; undefined for the whole module. */
	readonly sections?: readonly string[];
}

/** Limits that follow from a blueprint. */
export interface QuizLimits {
	readonly chronologyAtLeast: number;
	/** Items that ask what a document means. */
	readonly meaningAtLeast: number;
	readonly detailAtMost: number;
	/** For a kind whose definition names no other share. */
	readonly perKindAtMost: number;
	readonly perSourceAtMost: number;
	readonly sourcesAtLeast: number;
}

export const DEFAULT_BLUEPRINT: Blueprint = { items: 10 };
export const MAX_ITEMS = 63;
/** Sections that a code can name. */
export const MAX_SECTIONS = 20;

/** What of the content and of the draw bears on the limits. */
interface Drawing {
	/** Whether the module is of the second edition. */
	readonly isAsked: boolean;
	/** Whether kinds and sources are spread as far as possible, or only as far as the first edition asks. */
	readonly isStrict: boolean;
}

/**
 * Ten items of a module of the second edition: at least 2 of chronology and 4 of meaning, at most 2 details, no kind
 * (unless its definition says otherwise) or source more than twice, at least 5 sources; longer and shorter quizzes in proportion. Where a module cannot, and
 * in the first edition, kinds and sources are asked up to three times and 4 sources are enough. A quiz of one kind is
 * an exercise: only its sources are spread.
 */
export function limitsOf(blueprint: Blueprint, { isAsked, isStrict }: Drawing): QuizLimits {
	const { items, kind, sections } = blueprint;
	const tenths = items / 10;
	const isSpread = isAsked && isStrict;
	if (kind)
		return {
			chronologyAtLeast: 0,
			meaningAtLeast: 0,
			detailAtMost: items,
			perKindAtMost: Infinity,
			perSourceAtMost: Math.max(3, Math.ceil(items / 2)),
			sourcesAtLeast: 0
		};
	const most = isSpread ? Math.max(2, Math.ceil(2 * tenths)) : Math.max(3, Math.ceil(3 * tenths));
	return {
		chronologyAtLeast: items < 4 || sections ? 0 : Math.max(1, Math.floor(2 * tenths)),
		meaningAtLeast: isAsked ? Math.floor(4 * tenths) : 0,
		detailAtMost: isAsked ? Math.max(1, Math.ceil(2 * tenths)) : items,
		perKindAtMost: most,
		perSourceAtMost: sections ? (isSpread ? Math.ceil(items / 2) : items) : most,
		sourcesAtLeast: sections ? 1 : Math.min(isSpread ? 5 : 4, Math.ceil(items / 2))
	};
}
