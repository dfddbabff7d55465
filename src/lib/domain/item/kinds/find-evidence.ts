import type { Claim } from '../../content/claim.ts';
import type { Sentence } from '../../content/sentences.ts';
import { makeItem } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { claimTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { quoted } from '../wording.ts';
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

/** "Which sentence shows it?" The learner taps a sentence of the excerpt. */
export const findEvidence: ItemKindDefinition<'find-evidence'> = {
	kind: 'find-evidence',
	form: 'sentences',
	skill: 'close reading',
	scoring: 'choice',
	weight: 3,
	isChronology: false,
	choicesAre: 'sentences',

	list: (content) =>
		[...content.claims.values()].flatMap((claim) => {
			const sentences = content.sentences.get(claim.source) ?? [];
			if (sentences.length < MIN_SENTENCES || sentences.length > MAX_SENTENCES) return [];
			if (!evidenceSentence(content, claim)) return [];
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
		if (!claim) return undefined;
		const sentences = new Map(content.sentences.get(claim.source)?.map(({ id, text }) => [id, text]));
		const choices = item.shown.map((id) => ({ id, text: sentences.get(id) ?? '' }));
		if (choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: `According to this document: ${quoted(claim.statement)} Which sentence shows it?`,
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
