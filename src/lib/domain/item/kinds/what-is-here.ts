import { isAsked } from '../../content/claim.ts';
import { combinations } from '../combinations.ts';
import { makeItem } from '../item.ts';
import type { ItemKindDefinition } from '../item-kind-definition.ts';
import { keyAmongClaims } from '../key-among-claims.ts';
import { claimsElsewhere } from '../other-claims.ts';
import { claimTopic } from '../review-topic.ts';
import { sentenceOf } from '../statement.ts';
import { askedOf, nounOf } from '../wording.ts';

const NEAREST = 3;

/** "Which of these is in this telegram?" The distractors are claims of other documents, of the same aim. */
export const whatIsHere: ItemKindDefinition<'what-is-here'> = {
	kind: 'what-is-here',
	form: 'choices',
	skill: 'comprehension',
	scoring: 'choice',
	weight: 1,
	isChronology: false,
	choicesAre: 'statements of several documents',
	mostInTen: 1,

	list: (content) =>
		[...content.claims.values()].filter(isAsked).flatMap((claim) => {
			if (sentenceOf(claim) === undefined || claim.aim === 'limit') return [];
			const others = claimsElsewhere(content, claim)
				.filter((other) => other.aim === claim.aim && sentenceOf(other) !== undefined)
				.slice(0, NEAREST);
			return combinations(others, 2, 2).map((pair) =>
				makeItem('what-is-here', [claim.id], [claim.id, ...pair.map(({ id }) => id)])
			);
		}),

	present(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		const source = claim && content.sources.get(claim.source);
		const choices = item.shown.map((id) => {
			const shown = content.claims.get(id);
			return { id, text: (shown && isAsked(shown) && sentenceOf(shown)) || '' };
		});
		if (!source || choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: askedOf(content, source, `Which of these does this ${nounOf(source)} say?`),
			sources: [source.id],
			choices,
			isFixedOrder: false
		};
	},

	key: (content, item) =>
		keyAmongClaims(content, item, {
			before: 'The document says:',
			elsewhere: (document) => `This stands in ${document}, not here.`
		}),

	topic: claimTopic
};
