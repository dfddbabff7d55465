import type { Locale } from './locale.svelte.ts';

const rules = new Map<Locale, Intl.PluralRules>();

/** The plural category of a number in a language. */
export function plural(locale: Locale, count: unknown): Intl.LDMLPluralRule {
	const known = rules.get(locale) ?? new Intl.PluralRules(locale);
	rules.set(locale, known);
	return known.select(Number(count));
}
