import { isAsked, type Aim, type Claim } from '../../content/claim.ts';
import type { Sentence } from '../../content/sentences.ts';
import { makeItem } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { claimTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { weightyWords } from '../words.ts';
import { askingFor } from '../statement.ts';
import { askedOf, quoted } from '../wording.ts';
import { holds } from '../../content/plain-text.ts';

const MIN_SENTENCES = 3;
// Beyond this, looking for the sentence tests patience more than reading.
const MAX_SENTENCES = 14;

/** The one sentence that holds all evidence of a claim; undefined if the evidence spans more than one. */
function evidenceSentence(content: ModuleIndex, claim: Claim): Sentence | undefined {
	const sentences = content.sentences.get(claim.source) ?? [];
	const holding = sentences.filter(({ text }) => claim.evidence.some((quote) => holds(text, quote)));
	const [only] = holding;
	if (!only || holding.length > 1) return undefined;
	return claim.evidence.every((quote) => holds(only.text, quote)) ? only : undefined;
}

const MIN_OTHERS = 3;
const MAX_OTHERS = 5;
const MIN_WORDS = 6;

/** Whether a sentence is shown whole and long enough to be weighed against others. */
const isFull = ({ text }: Sentence): boolean =>
	text.split(/\s+/).length >= MIN_WORDS && /[.!?][”"’')\]]*$/.test(text) && !/^\[?…/.test(text);

/**
 * The sentence with 3 to 5 full ones, in the order of the document; none if there are too few. Those that share words
 * with the question come first, then those near the sentence: or its words alone would tell it.
 */
function sentencesAround(sentences: readonly Sentence[], right: Sentence, stem: string): Sentence[] {
	const place = sentences.indexOf(right);
	const asked = weightyWords(stem);
	const shared = ({ text }: Sentence): number =>
		[...weightyWords(text)].filter((word) => asked.has(word)).length;
	const distance = (sentence: Sentence): number => Math.abs(sentences.indexOf(sentence) - place);
	const others = sentences
		.filter((sentence) => sentence !== right && isFull(sentence))
		.sort((one, other) => shared(other) - shared(one) || distance(one) - distance(other))
		.slice(0, MAX_OTHERS);
	if (others.length < MIN_OTHERS) return [];
	return sentences.filter((sentence) => sentence === right || others.includes(sentence));
}

/** Aims that no one sentence shows. */
const ABOUT_THE_WHOLE: readonly Aim[] = ['gist', 'limit'];

/** The sentences that are offered for a claim. */
function offered(content: ModuleIndex, claim: Claim): readonly Sentence[] {
	const sentences = content.sentences.get(claim.source) ?? [];
	const right = evidenceSentence(content, claim);
	if (!right) return [];
	if (isAsked(claim))
		return isFull(right) && !ABOUT_THE_WHOLE.includes(claim.aim)
			? sentencesAround(sentences, right, askingFor(content, 'Which sentence', claim))
			: [];
	return sentences.length < MIN_SENTENCES || sentences.length > MAX_SENTENCES ? [] : sentences;
}

/** "Which sentence shows it?" The learner taps a sentence of the excerpt. */
export const findEvidence: ItemKindDefinition<'find-evidence'> = {
	kind: 'find-evidence',
	form: 'sentences',
	skill: 'close reading',
	scoring: 'choice',
	weight: 0,
	isChronology: false,
	choicesAre: 'sentences',
	mostInTen: 1,

	list: (content) =>
		[...content.claims.values()].flatMap((claim) => {
			const sentences = offered(content, claim);
			if (sentences.length === 0) return [];
			return [
				makeItem(
					'find-evidence',
					[claim.id],
					sentences.map(({ id }) => id)
				)
			];
		}),

	present(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		const source = claim && content.sources.get(claim.source);
		if (!claim || !source) return undefined;
		const sentences = new Map(content.sentences.get(claim.source)?.map(({ id, text }) => [id, text]));
		const choices = item.shown.map((id) => ({ id, text: sentences.get(id) ?? '' }));
		if (choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: isAsked(claim)
				? askedOf(content, source, askingFor(content, 'Which sentence', claim))
				: `According to this document: ${quoted(claim.statement)} Which sentence shows it?`,
			sources: [claim.source],
			choices,
			isFixedOrder: true
		};
	},

	key(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		const sentence = claim && evidenceSentence(content, claim);
		if (!claim || !sentence) return undefined;
		const [words = ''] = claim.evidence;
		const rationales = Object.fromEntries(
			item.shown.map((id) => [
				id,
				id === sentence.id
					? `These words show it: ${quoted(words)}`
					: 'This sentence speaks of something else. Compare it with the words marked in the document.'
			])
		);
		return choiceKey(
			sentence.id,
			rationales,
			claim.evidence.map((quote) => ({ source: claim.source, quote }))
		);
	},

	topic: claimTopic
};
