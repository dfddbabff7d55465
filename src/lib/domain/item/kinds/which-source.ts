import { gapBetween } from '../../content/interval.ts';
import type { Source } from '../../content/source.ts';
import { isOfAnyDocument } from '../other-claims.ts';
import { combinations } from '../combinations.ts';
import { makeItem } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { claimTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { askingFor } from '../statement.ts';
import { correspondenceInWords, quoted, quotedClause } from '../wording.ts';
import { isAsked, type Claim } from '../../content/claim.ts';

/** Sources that the curator found silent on the claim: those of the same sender first, then the nearest in date. */
function silentSources(content: ModuleIndex, claim: Claim, source: Source): string[] {
	const spoken = new Set(
		[...claim.samePointAs, ...claim.disputedBy].map((id) => content.claims.get(id)?.source)
	);
	const isOfSender = ({ from }: Source): boolean => from.some((id) => source.from.includes(id));
	return claim.silentIn
		.flatMap((id) => content.sources.get(id) ?? [])
		.filter(({ id }) => id !== source.id && !spoken.has(id))
		.sort(
			(a, b) =>
				Number(isOfSender(b)) - Number(isOfSender(a)) ||
				gapBetween(a.date, source.date) - gapBetween(b.date, source.date)
		)
		.map(({ id }) => id);
}

/** "Which of these documents says so?" The distractors are documents that neither say nor deny it. */
export const whichSource: ItemKindDefinition<'which-source'> = {
	kind: 'which-source',
	form: 'choices',
	skill: 'corroboration',
	scoring: 'choice',
	weight: 1,
	isChronology: false,
	choicesAre: 'titles',
	mostInTen: 1,

	list: (content) =>
		[...content.claims.values()].flatMap((claim) => {
			const source = content.sources.get(claim.source);
			if (!source || (isAsked(claim) && !isOfAnyDocument(claim))) return [];
			return combinations(silentSources(content, claim, source), 2, 3).map((others) =>
				makeItem('which-source', [claim.id], [source.id, ...others])
			);
		}),

	present(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		if (!claim) return undefined;
		const choices = item.shown.map((id) => {
			const source = content.sources.get(id);
			// A title may name the topic; sender, receiver and date do not.
			const text = source && isAsked(claim) ? correspondenceInWords(content, source) : source?.title;
			return { id, text: text ?? '' };
		});
		if (choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: isAsked(claim)
				? askingFor(content, 'Which of these documents', claim)
				: `According to which of these documents is this so: ${quotedClause(claim.statement)}?`,
			sources: [...item.shown].sort(),
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		if (!claim) return undefined;
		const words = claim.evidence.map(quoted).join(' ');
		const rationales = Object.fromEntries(
			item.shown.map((id) => [
				id,
				id === claim.source ? `It says: ${words}` : 'Its excerpt neither says nor denies this.'
			])
		);
		return choiceKey(
			claim.source,
			rationales,
			claim.evidence.map((quote) => ({ source: claim.source, quote }))
		);
	},

	topic: claimTopic
};
