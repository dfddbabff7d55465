import type { Person } from '../../content/authority.ts';
import { holdersOf, isAsked, type Aim, type Claim } from '../../content/claim.ts';
import { nameIn } from '../../content/person-names.ts';
import { combinations } from '../combinations.ts';
import { makeItem } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { claimTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { sentenceOf, thatClause } from '../statement.ts';
import { askedOf, quoted, quotedClause } from '../wording.ts';

/** Aims whose claims are somebody's view. */
const VIEWS: readonly Aim[] = ['attitude', 'judgement'];

/** The one person whose view a claim is, if the question can be asked of it. */
function holderOf(content: ModuleIndex, claim: Claim): Person | undefined {
	const [holder, second] = holdersOf(claim);
	const person = content.people.get(holder ?? '');
	if (!person || second !== undefined) return undefined;
	if (!isAsked(claim)) return person;
	const view = sentenceOf(claim);
	// A statement that names its holder answers the question.
	const isAnswered = view === undefined || nameIn(view, person) !== undefined;
	return VIEWS.includes(claim.aim) && !isAnswered ? person : undefined;
}

/** People named in the claim's document who could be taken for its holder: persons for a person, bodies for a body. */
function otherHolders(content: ModuleIndex, claim: Claim, holder: Person): string[] {
	const source = content.sources.get(claim.source);
	if (!source) return [];
	const same = source.claims.filter(({ id }) => claim.samePointAs.includes(id));
	const alsoHolding = new Set([...same, claim].flatMap(holdersOf));
	if (isAsked(claim)) for (const id of claim.sharedBy) alsoHolding.add(id);
	// Whoever signs with the holder holds it too.
	const coSigners = source.from.includes(holder.id) ? source.from : [];
	const named = [source.from, source.to, source.wordsOf, source.through, source.mentions].flat();
	return [...new Set(named)].filter((id) => {
		if (coSigners.includes(id)) return false;
		const person = content.people.get(id);
		if (!person || alsoHolding.has(id) || (person.role === 'body') !== (holder.role === 'body')) return false;
		return !isAsked(claim) || nameIn(sentenceOf(claim) ?? '', person) === undefined;
	});
}

/** "Who, in this document, holds that ...?" The choices are people whom the document names. */
export const whoHolds: ItemKindDefinition<'who-holds'> = {
	kind: 'who-holds',
	form: 'choices',
	skill: 'comprehension',
	scoring: 'choice',
	weight: 3,
	isChronology: false,
	choicesAre: 'names',

	list: (content) =>
		[...content.claims.values()].flatMap((claim) => {
			const holder = holderOf(content, claim);
			if (!holder) return [];
			return combinations(otherHolders(content, claim, holder), 2, 3).map((others) =>
				makeItem('who-holds', [claim.id], [holder.id, ...others])
			);
		}),

	present(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		const source = claim && content.sources.get(claim.source);
		if (!claim || !source) return undefined;
		const choices = item.shown.map((id) => ({ id, text: content.people.get(id)?.name ?? '' }));
		if (choices.some(({ text }) => text === '')) return undefined;
		return {
			stem: isAsked(claim)
				? askedOf(
						content,
						source,
						`Who, in this document, thinks that ${thatClause(content, sentenceOf(claim) ?? '')}?`
					)
				: `According to this document, who holds this view: ${quotedClause(claim.statement)}?`,
			sources: [claim.source],
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const claim = content.claims.get(item.about[0] ?? '');
		const holder = claim && content.people.get(holdersOf(claim)[0] ?? '');
		if (!claim || !holder) return undefined;
		const words = claim.evidence.map(quoted).join(' ');
		const rationales = Object.fromEntries(
			item.shown.map((id) => [
				id,
				id === holder.id
					? `These are words or views of ${holder.name}: ${words}`
					: `The document names ${content.people.get(id)?.name ?? id}, but it gives this as the view of ${holder.name}.`
			])
		);
		return choiceKey(
			holder.id,
			rationales,
			claim.evidence.map((quote) => ({ source: claim.source, quote }))
		);
	},

	topic: claimTopic
};
