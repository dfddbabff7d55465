import { holds, plain } from '../content/plain-text.ts';
import { definitionOf } from '../item/kinds/registry.ts';
import { likeness, wordsOf } from '../item/words.ts';
import { areWordedChoices, partChoices, type FlawRule } from './flaw-rule.ts';
import type { ResolvedItem } from './candidate-items.ts';

const MAX_CHOICE_LENGTH = 30;
/** With who wrote to whom before it. */
const MAX_PASSAGE_LENGTH = 45;
const TOO_ALIKE = 0.9;
const SAYS_THE_SAME = 0.8;
const MUCH_LONGER = 2;
const LONGER = 1.5;

const CATCH_ALL =
	/\b(?:all|none|both|either|neither) of (?:the above|these|them)\b|\bboth [AB12] and\b|\b[A-D] and [A-D]\b/i;
const ABSOLUTE = /\b(?:always|never|only|all|every|none|nobody|nothing|everyone|everything|no one)\b/i;
const HEDGE = /\b(?:often|usually|may|might|perhaps|probably|sometimes|generally|partly|possibly|likely)\b/i;
const PAST = /\b(?:was|were|had|did)\b/i;
const PRESENT = /\b(?:is|are|has|have|does|do|will|can|must)\b/i;

const foldedTexts = ({ face }: ResolvedItem): string[] =>
	face.choices.map(({ text }) => plain(text).replace(/\.$/, '').toLowerCase());

function overlap(whole: ResolvedItem): string | undefined {
	const texts = foldedTexts(whole);
	for (const [place, text] of texts.entries())
		for (const other of texts.slice(place + 1)) {
			if (text === other) return `two choices are the same: “${text}”`;
			const isNested = ` ${text} `.includes(` ${other} `) || ` ${other} `.includes(` ${text} `);
			const isAlike = likeness(new Set(wordsOf(text)), new Set(wordsOf(other))) >= TOO_ALIKE;
			if ((isNested || isAlike) && areWordedChoices(whole.face)) return `“${text}” and “${other}” overlap`;
		}
	return undefined;
}

/** A distractor that another claim of the same document states, or that stands in the excerpt word for word. */
function supportedDistractor(whole: ResolvedItem): string | undefined {
	if (definitionOf(whole.item.kind).choicesAre !== 'claims') return undefined;
	const source = whole.content.sources.get(whole.face.sources[0] ?? '');
	if (!source) return undefined;
	return partChoices(whole).wrong.find((text) => {
		const words = new Set(wordsOf(text));
		const isStated = source.claims.some(
			({ id, statement }) =>
				!whole.item.about.includes(id) && likeness(words, new Set(wordsOf(statement))) >= SAYS_THE_SAME
		);
		return isStated || holds(source.excerpt.join(' '), text.replace(/\.$/, ''));
	});
}

/** Whether the choices are put together from what documents say and people are called, so that nobody worded them. */
function areFound({ item, content }: ResolvedItem): boolean {
	const { choicesAre } = definitionOf(item.kind);
	return choicesAre === 'names' || choicesAre === 'passages' || (content.isAsked && choicesAre === 'titles');
}

/** Choices whose length a curator can mend. */
const areMendable = (whole: ResolvedItem): boolean => areWordedChoices(whole.face) && !areFound(whole);

function lengthRatio(whole: ResolvedItem): number {
	const { right, wrong } = partChoices(whole);
	const mean = wrong.reduce((sum, text) => sum + text.length, 0) / Math.max(1, wrong.length);
	return mean === 0 ? 1 : right.length / mean;
}

const AS_THEY_ARE: readonly string[] = ['titles', 'passages', 'questions'];

/** The one choice that a pattern fits, if it fits one alone. */
function fitsOneAlone(whole: ResolvedItem, pattern: RegExp): string | undefined {
	// Titles, passages and questions are as they are.
	if (!areWordedChoices(whole.face) || AS_THEY_ARE.includes(definitionOf(whole.item.kind).choicesAre))
		return undefined;
	const fitting = whole.face.choices.filter(({ text }) => pattern.test(text.replace(/\bMay\b/g, '')));
	return fitting.length === 1 ? fitting[0]?.text : undefined;
}

function grammaticalCue(whole: ResolvedItem): string | undefined {
	if (/\b(?:a|an)\s*[:?]?$/i.test(whole.face.stem))
		return 'the question ends with an article that may fit the key alone';
	if (
		!areWordedChoices(whole.face) ||
		AS_THEY_ARE.slice(1).includes(definitionOf(whole.item.kind).choicesAre)
	)
		return undefined;
	const { right, wrong } = partChoices(whole);
	const stops = (text: string): boolean => /[.]$/.test(text.trim());
	if (wrong.every((text) => stops(text) !== stops(right))) return 'the key alone ends differently';
	const isPast = (text: string): boolean => PAST.test(text) && !PRESENT.test(text);
	const isPresent = (text: string): boolean => PRESENT.test(text) && !PAST.test(text);
	const standsOut = (isPast(right) && wrong.every(isPresent)) || (isPresent(right) && wrong.every(isPast));
	return standsOut ? 'the key alone is in another tense' : undefined;
}

function numbersOf({ face }: ResolvedItem): number[] | undefined {
	const numbers = face.choices.map(({ id }) => Number(id));
	return numbers.every((number) => Number.isFinite(number)) ? numbers : undefined;
}

/** Rules about the choices and the key. */
export const CHOICE_RULES: readonly FlawRule[] = [
	{
		rule: 'key-not-unique',
		severity: 'error',
		check({ item, face, key }) {
			if (definitionOf(item.kind).scoring !== 'choice') return undefined;
			const standing = face.choices.filter(({ id }) => key.key.includes(id)).length;
			return key.key.length === 1 && standing === 1 ? undefined : `${standing} choices are right, not one`;
		}
	},
	{ rule: 'overlapping-choices', severity: 'error', check: overlap },
	{
		rule: 'evidence-not-verbatim',
		severity: 'error',
		check({ key, content }) {
			const missing = key.evidence.find(({ source, quote }) => {
				const excerpt = content.sources.get(source)?.excerpt.join(' ') ?? '';
				return !quote.split('[…]').every((part) => part.trim() === '' || holds(excerpt, part));
			});
			return missing && `“${missing.quote}” does not stand in the excerpt of ${missing.source}`;
		}
	},
	{
		rule: 'distractor-supported',
		severity: 'error',
		check(whole) {
			const text = supportedDistractor(whole);
			return text && `the document itself supports the wrong choice “${text}”`;
		}
	},
	{
		rule: 'catch-all-choice',
		severity: 'error',
		check: ({ face }) =>
			face.form === 'choices' && face.choices.some(({ text }) => CATCH_ALL.test(text))
				? 'a choice refers to the other choices'
				: undefined
	},
	{ rule: 'grammatical-cue', severity: 'error', check: grammaticalCue },
	{
		rule: 'unsorted-numbers',
		severity: 'error',
		check(whole) {
			const numbers = numbersOf(whole);
			const isSorted =
				numbers?.every((number, place) => place === 0 || number > (numbers[place - 1] ?? 0)) ?? true;
			return isSorted ? undefined : 'numbers are not in order';
		}
	},
	{
		rule: 'long-choice',
		severity: 'error',
		check({ face, item }) {
			if (face.form !== 'choices' && face.form !== 'line') return undefined;
			const most = definitionOf(item.kind).choicesAre === 'passages' ? MAX_PASSAGE_LENGTH : MAX_CHOICE_LENGTH;
			const long = face.choices.find(({ text }) => text.split(/\s+/).length > most);
			return long && `“${long.text}” has more than ${most} words`;
		}
	},
	{
		rule: 'key-much-longer',
		severity: 'error',
		check: (whole) =>
			areMendable(whole) && lengthRatio(whole) >= MUCH_LONGER
				? 'the key is twice as long as the others'
				: undefined
	},
	{
		rule: 'key-longer',
		severity: 'warning',
		check(whole) {
			const ratio = lengthRatio(whole);
			// Events and questions of other documents are put together: their length can be no curator's aim.
			const isFound = ['events', 'questions'].includes(definitionOf(whole.item.kind).choicesAre);
			if (!areMendable(whole) || isFound || ratio < LONGER || ratio >= MUCH_LONGER) return undefined;
			return `the key is ${ratio.toFixed(1)} times as long as the others`;
		}
	},
	{
		rule: 'absolute-in-one-choice',
		severity: 'warning',
		check(whole) {
			const text = fitsOneAlone(whole, ABSOLUTE);
			return text && `“${text}” alone has an absolute word`;
		}
	},
	{
		rule: 'hedge-in-one-choice',
		severity: 'warning',
		check(whole) {
			const text = fitsOneAlone(whole, HEDGE);
			return text && `“${text}” alone has a hedge`;
		}
	}
];
