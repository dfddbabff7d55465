import { claimsOf } from '../item/claims-of.ts';
import { weightyWords } from '../item/words.ts';
import { areWordedChoices, partChoices, type FlawRule } from './flaw-rule.ts';

const MAX_STEM_LENGTH = 40;
const NEGATIVE = /\b(?:not|except|least)\b/i;

/** Rules about the question itself. */
export const STEM_RULES: readonly FlawRule[] = [
	{
		rule: 'stem-without-question-mark',
		severity: 'error',
		check: ({ face }) => (face.stem.includes('?') ? undefined : 'the question has no question mark')
	},
	{
		rule: 'negative-stem',
		severity: 'error',
		check({ face }) {
			if (face.form === 'written') return undefined;
			const word = NEGATIVE.exec(face.stem)?.[0];
			return word && `the question turns on “${word}”, which readers overlook`;
		}
	},
	{
		rule: 'stem-shares-word-with-key-alone',
		severity: 'error',
		check(whole) {
			if (!areWordedChoices(whole.face) && whole.face.form !== 'sentences' && whole.face.form !== 'line')
				return undefined;
			const { right, wrong } = partChoices(whole);
			const elsewhere = new Set(wrong.flatMap((text) => [...weightyWords(text)]));
			const inStem = weightyWords(whole.face.stem);
			const shared = [...weightyWords(right)].find((word) => inStem.has(word) && !elsewhere.has(word));
			return shared && `the question and the key alone share “${shared}”`;
		}
	},
	{
		rule: 'disputed-without-according-to',
		severity: 'error',
		check(whole) {
			const disputed = claimsOf(whole).find(
				(id) => (whole.content.claims.get(id)?.disputedBy.length ?? 0) > 0
			);
			if (disputed === undefined || /according to/i.test(whole.face.stem)) return undefined;
			return `${disputed} is disputed, and the question does not say “According to”`;
		}
	},
	{
		rule: 'long-stem',
		severity: 'warning',
		check({ face }) {
			const words = face.stem.split(/\s+/).length;
			return words > MAX_STEM_LENGTH ? `the question has ${words} words` : undefined;
		}
	}
];
