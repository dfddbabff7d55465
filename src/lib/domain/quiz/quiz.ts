import type { Item } from '../item/item.ts';
import type { Blueprint } from './blueprint.ts';

/**
 * The edition of the generator. The same module content, blueprint, seed and generator version give the same quiz
 * for ever; whoever changes what a seed yields raises this number.
 */
export const GENERATOR_VERSION = 2;

/** A list of items and all that is needed to make it again. */
export interface Quiz {
	readonly module: string;
	/** Content hash of the module that it was made from. */
	readonly hash: string;
	readonly seed: number;
	readonly generator: number;
	readonly blueprint: Blueprint;
	/** Short code from which phone, paper and export make the same quiz; empty for one limited to a section beyond the twentieth. */
	readonly code: string;
	readonly items: readonly Item[];
}

/** What a module lacks for a blueprint. */
export interface Shortfall {
	readonly kind: 'shortfall';
	readonly lacking: readonly {
		readonly of: 'items' | 'chronology' | 'meaning' | 'sources';
		readonly wanted: number;
		readonly found: number;
	}[];
}
