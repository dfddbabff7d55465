import { isAsked, type Aim, type AskedClaim } from '../../content/claim.ts';
import { namedIn } from '../../content/person-names.ts';
import { combinations } from '../combinations.ts';
import { makeItem } from '../item.ts';
import type { ItemKindDefinition } from '../item-kind-definition.ts';
import { keyAmongClaims } from '../key-among-claims.ts';
import { claimsElsewhere, isOfAnyDocument, peopleOf } from '../other-claims.ts';
import type { ModuleIndex } from '../module-index.ts';
import { claimTopic } from '../review-topic.ts';
import { askedOf } from '../wording.ts';

const NEAREST = 4;

/** Aims that are asked for in like words: a question of another would stand out. */
const FAMILIES: readonly (readonly Aim[])[] = [
	['reason', 'purpose', 'condition'],
	['attitude', 'judgement'],
	['outcome', 'request', 'detail']
];
const isAkin = (one: Aim, other: Aim): boolean =>
	FAMILIES.some((aims) => aims.includes(one) && aims.includes(other));

/**
 * Questions on which the document is silent, of a like aim, that name nobody but people of the document: a name that
 * it does not hold would tell without reading. Those that name the people of the right question come first.
 */
function othersFor(content: ModuleIndex, claim: AskedClaim): AskedClaim[] {
	const source = content.sources.get(claim.source);
	if (!source) return [];
	const present = peopleOf(source);
	const people = [...content.people.values()];
	const own = namedIn(claim.asks, people);
	return (
		claimsElsewhere(content, claim)
			.filter((other) => isOfAnyDocument(other) && isAkin(other.aim, claim.aim))
			.map((other) => ({ other, named: namedIn(other.asks, people) }))
			.filter(({ named }) => named.every((id) => present.has(id)))
			// Who wrote the document is named in all the questions, or in none.
			.filter(({ named }) => source.from.every((id) => named.includes(id) === own.includes(id)))
			.map(({ other, named }) => {
				const shared = named.filter((id) => own.includes(id)).length;
				return { other, worth: 2 * shared + Number(other.aim === claim.aim) };
			})
			.sort((one, two) => two.worth - one.worth)
			.slice(0, NEAREST)
			.map(({ other }) => other)
	);
}

/** "Which of these questions does this document help to answer?" The others are answered elsewhere. */
export const answerable: ItemKindDefinition<'answerable'> = {
	kind: 'answerable',
	form: 'choices',
	skill: 'sourcing',
	scoring: 'choice',
	weight: 1,
	isChronology: false,
	choicesAre: 'questions',
	mostInTen: 1,

	list: (content) =>
		[...content.claims.values()]
			.filter(isAsked)
			.filter(isOfAnyDocument)
			.flatMap((claim) => {
				return combinations(othersFor(content, claim), 2, 3).map((pair) =>
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

	key: (content, item) =>
		keyAmongClaims(content, item, {
			before: 'These words answer it:',
			elsewhere: (document) => `This document does not say. Read ${document} for this question.`
		}),

	topic: claimTopic
};
