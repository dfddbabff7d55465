import { namedIn } from '../content/person-names.ts';
import { claimsOf } from '../item/claims-of.ts';
import { definitionOf } from '../item/kinds/registry.ts';
import { sourceInWords } from '../item/wording.ts';
import { weightyWords } from '../item/words.ts';
import { areWordedChoices, partChoices, type FlawRule } from './flaw-rule.ts';
import type { ResolvedItem } from './candidate-items.ts';

const MAX_STEM_LENGTH = 40;
const NEGATIVE = /\b(?:not|except|least)\b/i;
/** A question may ask why somebody did not do a thing; it must not ask which choice does not fit. */
const NEGATIVE_CHOICE = /\bexcept\b|(?<!\bat )\bleast\b|\bwhich\b(?:(?!\bthat\b)[^“?])*\bnot\b(?! to\b)/i;

/** The word by which a question is negative, if it is. Statements quoted in it do not count. */
function negativeWord({ face, content }: ResolvedItem): string | undefined {
	if (!content.isAsked) return NEGATIVE.exec(face.stem)?.[0];
	const asked = face.stem.replace(/“[^”]*”/g, '').replace(/\b(?:shows|thinks|statement) that .*$/, '');
	return NEGATIVE_CHOICE.exec(asked)?.[0];
}

/** Words that only the key shares with the question. Claims name people and places as a matter of course; elsewhere names are counted. */
function sharedWithKeyAlone(whole: ResolvedItem): string | undefined {
	const { right, wrong } = partChoices(whole);
	const { face, content, item } = whole;
	const { choicesAre } = definitionOf(item.kind);
	const inStem = weightyWords(face.stem);
	const others = wrong.map((text) => weightyWords(text));
	const shared = [...weightyWords(right)].filter((word) => inStem.has(word));
	const names =
		content.isAsked && (choicesAre === 'claims' || ELSEWHERE.includes(choicesAre))
			? weightyWords((face.stem.match(/(?<=\s)\p{Lu}[\p{L}’'-]+/gu) ?? []).join(' '))
			: new Set<string>();
	return shared.find((word) => !others.some((words) => words.has(word)) && !names.has(word));
}

/** What a sentence shares with the question, if no other shares so many words of it. */
function mostShared(whole: ResolvedItem): string[] | undefined {
	const inStem = weightyWords(whole.face.stem);
	const sharedIn = (text: string): string[] => [...weightyWords(text)].filter((word) => inStem.has(word));
	const { right, wrong } = partChoices(whole);
	const most = Math.max(0, ...wrong.map((text) => sharedIn(text).length));
	const shared = sharedIn(right);
	return shared.length > most ? shared : undefined;
}

/** Choices put together from what stands elsewhere in the module: whom they name was never weighed. */
const ELSEWHERE = ['titles', 'questions', 'statements of several documents'];

/** People of the question whom the key names, if no other choice names so many of them. */
function namedByKey(whole: ResolvedItem): readonly string[] | undefined {
	const { face, content, item } = whole;
	if (!content.isAsked || !ELSEWHERE.includes(definitionOf(item.kind).choicesAre)) return undefined;
	const people = namedIn(face.stem, content.people.values()).flatMap((id) => content.people.get(id) ?? []);
	const { right, wrong } = partChoices(whole);
	const named = namedIn(right, people);
	return wrong.every((text) => namedIn(text, people).length < named.length) ? named : undefined;
}

/** Whether the question names the document that it is about, as "According to" does. */
const namesDocument = ({ face, content }: ResolvedItem): boolean =>
	content.isAsked &&
	(face.sources.length > 1 ||
		face.sources.some((id) => {
			const source = content.sources.get(id);
			return source && face.stem.toLowerCase().includes(sourceInWords(content, source).toLowerCase());
		}));

/** A sender of the key whom the question names, if it names no sender of another document. */
function senderOfKey({ face, content, item, key }: ResolvedItem): string | undefined {
	if (definitionOf(item.kind).choicesAre !== 'titles') return undefined;
	const named = namedIn(face.stem, content.people.values());
	const senders = (id: string): string[] =>
		(content.sources.get(id)?.from ?? []).filter((sender) => named.includes(sender));
	const isAnother = face.choices.some(({ id }) => !key.key.includes(id) && senders(id).length > 0);
	return isAnother ? undefined : senders(key.key[0] ?? '')[0];
}

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
			if (!areWordedChoices(whole.face) && whole.face.form !== 'line') return undefined;
			const shared = sharedWithKeyAlone(whole);
			return shared && `the question and the key alone share “${shared}”`;
		}
	},
	{
		rule: 'sentence-with-most-words-of-stem',
		severity: 'error',
		check(whole) {
			const shared = whole.face.form === 'sentences' ? mostShared(whole) : undefined;
			return shared && `no other sentence shares as many words with the question: “${shared.join(', ')}”`;
		}
	},
	{
		rule: 'names-of-stem-in-key-alone',
		severity: 'error',
		check(whole) {
			const named = namedByKey(whole);
			return named && `no other choice names as many people of the question: ${named.join(', ')}`;
		}
	},
	{
		rule: 'sender-of-key-alone-in-stem',
		severity: 'error',
		check(whole) {
			const sender = senderOfKey(whole);
			return sender && `the question names ${sender}, who sent the key and no other document`;
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
