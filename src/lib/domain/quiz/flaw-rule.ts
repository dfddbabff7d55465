import type { ItemPresentation } from '../item/item.ts';
import type { ResolvedItem } from './candidate-items.ts';

/** A fault of an item that a published rule names. */
export interface Flaw {
	readonly rule: string;
	readonly severity: 'error' | 'warning';
	/** What is wrong, for whoever can mend the claim. */
	readonly message: string;
}

/** One published rule: it says what is wrong, or undefined when nothing is. */
export interface FlawRule {
	readonly rule: string;
	readonly severity: Flaw['severity'];
	check(whole: ResolvedItem): string | undefined;
}

/** Choices in our own words that a learner weighs against each other: not fixed answers, numbers or sentences. */
export const areWordedChoices = ({ form, isFixedOrder }: ItemPresentation): boolean =>
	form === 'choices' && !isFixedOrder;

/** The choice that is the key, and the others. */
export function partChoices({ face, key }: ResolvedItem): { right: string; wrong: string[] } {
	const right = face.choices.find(({ id }) => id === key.key[0])?.text ?? '';
	return { right, wrong: face.choices.filter(({ id }) => !key.key.includes(id)).map(({ text }) => text) };
}
