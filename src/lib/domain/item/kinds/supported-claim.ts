import { isAsked, type Claim } from '../../content/claim.ts';
import type { Source } from '../../content/source.ts';
import { combinations } from '../combinations.ts';
import { makeItem } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { luresOf } from '../lures-of.ts';
import { claimTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { askedOf, nameOf, quoted, sourceInWords } from '../wording.ts';

// Three choices discriminate as well as four or five and cost less reading (Rodriguez 2005).
const DISTRACTORS = 2;

function stemFor(content: ModuleIndex, source: Source, claim: Claim): string {
	if (isAsked(claim)) return askedOf(content, source, claim.asks);
	const label = sourceInWords(content, source);
	if (claim.holder === 'archive' || source.from.includes(claim.holder))
		return `According to ${label}, which statement is right?`;
	return `According to ${nameOf(content, claim.holder)}, as ${label} tells it, which statement is right?`;
}

/** The question that a claim carries; the distractors are its misreadings. */
export const supportedClaim: ItemKindDefinition<'supported-claim'> = {
	kind: 'supported-claim',
	form: 'choices',
	skill: 'comprehension',
	scoring: 'choice',
	weight: 6,
	isChronology: false,
	choicesAre: 'claims',
	mostInTen: 4,

	list: (content) =>
		[...content.claims.values()].flatMap((claim) =>
			combinations(claim.misreadings, DISTRACTORS, 3).map((misreadings) =>
				makeItem('supported-claim', [claim.id], [claim.id, ...misreadings.map(({ id }) => id)])
			)
		),

	present(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		const source = claim && content.sources.get(claim.source);
		if (!claim || !source) return undefined;
		const choices = item.shown.map((id) => ({
			id,
			text: content.claims.get(id)?.statement ?? content.misreadings.get(id)?.misreading.text ?? ''
		}));
		if (choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: stemFor(content, source, claim),
			sources: [source.id],
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		if (!claim) return undefined;
		const words = claim.evidence.map(quoted).join(' ');
		const rationales: Record<string, string> = { [claim.id]: `The document says: ${words}` };
		for (const id of item.shown) {
			const misreading = content.misreadings.get(id)?.misreading;
			if (misreading) rationales[id] = misreading.why;
		}
		return choiceKey(
			claim.id,
			rationales,
			claim.evidence.map((quote) => ({ source: claim.source, quote })),
			luresOf(content, claim.misreadings)
		);
	},

	topic: claimTopic
};
