import { claimsOf } from '../item/claims-of.ts';
import { definitionOf } from '../item/kinds/registry.ts';
import { sourceInWords } from '../item/wording.ts';
import { weightyWords } from '../item/words.ts';
import { areWordedChoices, partChoices, type FlawRule } from './flaw-rule.ts';
import type { ResolvedItem } from './candidate-items.ts';

const MAX_STEM_LENGTH = 40;
const NEGATIVE = /\b(?:not|except|least)\b/i;
/** A question may ask why somebody did not do a thing; it must not ask which choice does not fit. */
const NEGATIVE_CHOICE = /\bexcept\b|(?<!\bat )\bleast\b|\bwhich\b[^“?]*\bnot\b/i;

/** The word by which a question is negative, if it is. Statements quoted in it do not count. */
function negativeWord({ face, content }: ResolvedItem): string | undefined {
	if (!content.isAsked) return NEGATIVE.exec(face.stem)?.[0];
	const asked = face.stem.replace(/“[^”]*”/g, '').replace(/\b(?:shows|thinks|statement) that .*$/, '');
	return NEGATIVE_CHOICE.exec(asked)?.[0];
}

/**
 * Words that only the key shares with the question. In the second edition people and places are named as a matter of
 * course, and sentences hold the words of their claim: there only a clear majority tells.
 */
function sharedWithKeyAlone(whole: ResolvedItem): string | undefined {
	const { right, wrong } = partChoices(whole);
	const { face, content, item } = whole;
	const { choicesAre } = definitionOf(item.kind);
	const inStem = weightyWords(face.stem);
	const others = wrong.map((text) => weightyWords(text));
	const shared = [...weightyWords(right)].filter((word) => inStem.has(word));
	if (content.isAsked && face.form === 'sentences') {
		const most = Math.max(0, ...others.map((words) => [...words].filter((word) => inStem.has(word)).length));
		return shared.length - most >= CLEARLY_MORE ? shared[0] : undefined;
	}
	const names =
		content.isAsked && choicesAre === 'claims'
			? weightyWords((face.stem.match(/(?<=\s)\p{Lu}[\p{L}’'-]+/gu) ?? []).join(' '))
			: new Set<string>();
	return shared.find((word) => !others.some((words) => words.has(word)) && !names.has(word));
}
const CLEARLY_MORE = 4;

/** Whether the question names the document that it is about, as "According to" does. */
const namesDocument = ({ face, content }: ResolvedItem): boolean =>
	content.isAsked &&
	(face.sources.length > 1 ||
		face.sources.some((id) => {
			const source = content.sources.get(id);
			return source && face.stem.toLowerCase().includes(sourceInWords(content, source).toLowerCase());
		}));

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
		check(whole) {
			if (whole.face.form === 'written') return undefined;
			const word = negativeWord(whole);
			return word && `the question turns on “${word}”, which readers overlook`;
		}
	},
	{
		rule: 'stem-shares-word-with-key-alone',
		severity: 'error',
		check(whole) {
			if (!areWordedChoices(whole.face) && whole.face.form !== 'sentences' && whole.face.form !== 'line')
				return undefined;
			const shared = sharedWithKeyAlone(whole);
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
			if (disputed === undefined || /according to/i.test(whole.face.stem) || namesDocument(whole))
				return undefined;
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
