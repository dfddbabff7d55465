import { isAsked, type AskedClaim } from '../content/claim.ts';
import { gapBetween } from '../content/interval.ts';
import type { Source } from '../content/source.ts';
import type { ModuleIndex } from './module-index.ts';

/** Claims of other documents on which the document of this one is silent, nearest in date first. */
export function claimsElsewhere(content: ModuleIndex, claim: AskedClaim): AskedClaim[] {
	const source = content.sources.get(claim.source);
	if (!source) return [];
	const near = new Set([...claim.samePointAs, ...claim.disputedBy]);
	const gap = (other: AskedClaim): number => {
		const date = content.sources.get(other.source)?.date;
		return date ? gapBetween(date, source.date) : Infinity;
	};
	return [...content.claims.values()]
		.filter(isAsked)
		.filter((other) => other.source !== claim.source && other.silentIn.includes(claim.source))
		.filter(
			({ id, samePointAs, disputedBy }) =>
				!near.has(id) && !samePointAs.includes(claim.id) && !disputedBy.includes(claim.id)
		)
		.sort((one, other) => gap(one) - gap(other));
}

const OWN_DOCUMENT =
	/\b(?:this|the) (?:document|text|telegram|letter|decision|memorandum|report|journal|note|message|excerpt|summary|passage|writer|author)\b|\bhere\b/i;

/** Whether a question makes sense beside another document than its own. */
export const isOfAnyDocument = ({ asks, aim }: AskedClaim): boolean =>
	aim !== 'gist' && aim !== 'limit' && !OWN_DOCUMENT.test(asks);

/** The people whom a document's head names. */
export const peopleOf = ({ from, to, wordsOf, through, mentions }: Source): Set<string> =>
	new Set([from, to, wordsOf, through, mentions].flat());
