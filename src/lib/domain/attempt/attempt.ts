import type { Item, ItemResponse } from '../item/item.ts';
import type { Blueprint } from '../quiz/blueprint.ts';

/** One response as given. Of two tries at an item the first is scored. */
export interface GivenResponse {
	/** Place of the item in the quiz, from 0. */
	readonly item: number;
	readonly response: ItemResponse;
	/** Epoch milliseconds by the device's clock; for people to read, never to order by. */
	readonly givenAt: number;
}

/** The edition of a module that an item was made from. */
export interface ItemOrigin {
	readonly module: string;
	readonly hash: string;
}

/** `module` of an attempt whose items come from several modules. No folder of lessons can have this name. */
export const REVIEW = '~review';

/**
 * One sitting of one quiz by one learner. It only ever grows: responses are appended in the order given, and once
 * `finishedAt` is set nothing is added. Scores are derived from it and never stored.
 */
export interface Attempt {
	readonly id: string;
	readonly module: string;
	/** Content hash of the module that the quiz was made from. */
	readonly hash: string;
	readonly code: string;
	readonly seed: number;
	readonly generator: number;
	readonly blueprint: Blueprint;
	readonly items: readonly Item[];
	/**
	 * Set on a sitting of the daily review alone: where each item comes from, in the order of `items`. `module` is then
	 * `REVIEW`, and `hash` and `code` are empty: a review depends on what a learner did and has no code.
	 */
	readonly origins?: readonly ItemOrigin[];
	/** Counts the attempts of this device from 1; attempts are ordered by it, whatever the clock says. */
	readonly sequence: number;
	readonly startedAt: number;
	readonly responses: readonly GivenResponse[];
	readonly finishedAt?: number;
}
