import { isAsked } from '../../content/claim.ts';
import { combinations } from '../combinations.ts';
import { makeItem } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { claimsElsewhere, isOfAnyDocument } from '../other-claims.ts';
import { claimTopic } from '../review-topic.ts';
import { askedOf, quoted, sourceInWords } from '../wording.ts';

const NEAREST = 3;
/** "Which of these questions does this document help to answer?" The others are answered elsewhere. */
export const answerable: ItemKindDefinition<'answerable'> = {
	kind: 'answerable',
	form: 'choices',
	skill: 'sourcing',
	scoring: 'choice',
	weight: 2,
	isChronology: false,
	choicesAre: 'questions',

	list: (content) =>
		[...content.claims.values()]
			.filter(isAsked)
			.filter(isOfAnyDocument)
			.flatMap((claim) => {
				const others = claimsElsewhere(content, claim).filter(isOfAnyDocument).slice(0, NEAREST);
				return combinations(others, 2, 2).map((pair) =>
					makeItem('answerable', [claim.id], [claim.id, ...pair.map(({ id }) => id)])
				);
			}),

	present(content, item) {
		const source = content.sources.get(content.claims.get(item.about[0] ?? '')?.source ?? '');
		const choices = item.shown.flatMap((id) => {
			const claim = content.claims.get(id);
			return claim && isAsked(claim) ? [{ id, text: claim.asks }] : [];
		});
		if (!source || choices.length < item.shown.length) return undefined;
		return {
			stem: askedOf(content, source, 'Which of these questions does it help to answer?'),
			sources: [source.id],
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		if (!claim) return undefined;
		const rationales = Object.fromEntries(
			item.shown.map((id) => {
				const source = content.sources.get(content.claims.get(id)?.source ?? '');
				const elsewhere = source ? sourceInWords(content, source) : 'another document';
				return [
					id,
					id === claim.id
						? `These words answer it: ${claim.evidence.map(quoted).join(' ')}`
						: `This document does not say. Read ${elsewhere} for this question.`
				];
			})
		);
		const evidence = claim.evidence.map((quote) => ({ source: claim.source, quote }));
		return choiceKey(claim.id, rationales, evidence);
	},

	topic: claimTopic
};
