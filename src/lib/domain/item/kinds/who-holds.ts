import type { Claim } from '../../content/claim.ts';
import { combinations } from '../combinations.ts';
import { makeItem } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { claimTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { quoted, quotedClause } from '../wording.ts';

/** People named in the claim's document who could be taken for its holder: persons for a person, bodies for a body. */
function otherHolders(content: ModuleIndex, claim: Claim): string[] {
	const source = content.sources.get(claim.source);
	const holder = content.people.get(claim.holder);
	if (!source || !holder) return [];
	const alsoHolding = new Set(
		[...source.claims.filter(({ id }) => claim.samePointAs.includes(id)), claim].map((same) => same.holder)
	);
	// Whoever signs with the holder holds it too.
	const coSigners = source.from.includes(claim.holder) ? source.from : [];
	const named = [source.from, source.to, source.wordsOf, source.through, source.mentions].flat();
	return [...new Set(named)].filter((id) => {
		if (coSigners.includes(id)) return false;
		const person = content.people.get(id);
		return person && !alsoHolding.has(id) && (person.role === 'body') === (holder.role === 'body');
	});
}

/** "Who, in this document, holds that ...?" The choices are people whom the document names. */
export const whoHolds: ItemKindDefinition<'who-holds'> = {
	kind: 'who-holds',
	form: 'choices',
	skill: 'comprehension',
	scoring: 'choice',
	weight: 2,
	isChronology: false,
	choicesAre: 'names',

	list: (content) =>
		[...content.claims.values()].flatMap((claim) =>
			combinations(otherHolders(content, claim), 2, 3).map((others) =>
				makeItem('who-holds', [claim.id], [claim.holder, ...others])
			)
		),

	present(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		if (!claim) return undefined;
		const choices = item.shown.map((id) => ({ id, text: content.people.get(id)?.name ?? '' }));
		if (choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: `According to this document, who holds this view: ${quotedClause(claim.statement)}?`,
			sources: [claim.source],
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		const holder = claim && content.people.get(claim.holder);
		if (!claim || !holder) return undefined;
		const words = claim.evidence.map(quoted).join(' ');
		const rationales = Object.fromEntries(
			item.shown.map((id) => [
				id,
				id === claim.holder
					? `These are words or views of ${holder.name}: ${words}`
					: `The document names ${content.people.get(id)?.name ?? id}, but it gives this as the view of ${holder.name}.`
			])
		);
		return choiceKey(
			claim.holder,
			rationales,
			claim.evidence.map((quote) => ({ source: claim.source, quote }))
		);
	},

	topic: claimTopic
};
