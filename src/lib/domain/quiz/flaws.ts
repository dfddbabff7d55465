import type { Flaw } from './flaw-rule.ts';
import { ITEM_FLAW_RULES } from './flaw-rules.ts';
import type { ResolvedItem } from './candidate-items.ts';

// A draw looks at an item again in every quiz of a session; items never change while their content is the same object.
const found = new WeakMap<object, Map<string, readonly Flaw[]>>();

/** All flaws of one item by the rules of ITEM_FLAW_RULES. */
export function flawsOf(whole: ResolvedItem): readonly Flaw[] {
	const known = found.get(whole.content) ?? new Map<string, readonly Flaw[]>();
	found.set(whole.content, known);
	const before = known.get(whole.item.id);
	if (before) return before;
	const flaws = ITEM_FLAW_RULES.flatMap(({ rule, severity, check }) => {
		const message = check(whole);
		return message === undefined ? [] : [{ rule, severity, message }];
	});
	known.set(whole.item.id, flaws);
	return flaws;
}

/** The flaws that bar an item from every quiz. */
export const errorsOf = (whole: ResolvedItem): readonly Flaw[] =>
	flawsOf(whole).filter(({ severity }) => severity === 'error');
