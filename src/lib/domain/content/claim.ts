/** What a question on a claim asks for. */
export const AIMS = [
	'gist',
	'purpose',
	'reason',
	'condition',
	'outcome',
	'attitude',
	'request',
	'judgement',
	'limit',
	'detail'
] as const;
export type Aim = (typeof AIMS)[number];

/** How much a claim bears on the question of its module. */
export const WEIGHTS = ['main', 'supporting', 'detail'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** In which way a misreading goes wrong. */
export const MISREADING_KINDS = [
	'reversed',
	'overstated',
	'understated',
	'wrong person',
	'wrong time',
	'wrong reason',
	'wrong condition',
	'taken literally',
	'half-read',
	'hindsight',
	'common belief'
] as const;
export type MisreadingKind = (typeof MISREADING_KINDS)[number];

/** The words that could make a reader believe a misreading, and where they stand. */
export interface Lure {
	/** Id of a source or of a section of the module, or of an entry of the names: `terms.yaml#38th-parallel`. */
	readonly source: string;
	/** Verbatim; empty for an entry of the names. */
	readonly words: string;
}

/** What a hurried reader would think, and the reason why the excerpt says otherwise. */
export interface Misreading {
	/** Unique within the module: `<source>#<claim>.m1`, or `<pair>.m1`. */
	readonly id: string;
	readonly text: string;
	readonly why: string;
	/** First edition: undefined, like `temptedBy`. */
	readonly kind?: MisreadingKind;
	readonly temptedBy?: Lure;
}

interface ClaimOfEither {
	/** Unique within the module: `<source>#<claim>`. */
	readonly id: string;
	readonly source: string;
	/** A full sentence in our own words; in the second edition it answers `asks`. */
	readonly statement: string;
	/** Verbatim parts of the source's excerpt, one for each sentence that supports the statement. */
	readonly evidence: readonly string[];
	readonly misreadings: readonly Misreading[];
	/** Ids of sources whose excerpts neither say nor deny the statement. */
	readonly silentIn: readonly string[];
	/** Ids of claims that contradict it. */
	readonly disputedBy: readonly string[];
	/** Ids of claims of other sources that say the same. */
	readonly samePointAs: readonly string[];
}

/** A claim of the second edition: it carries its own question. */
export interface AskedClaim extends ClaimOfEither {
	/** The question that the statement answers, complete without choices. */
	readonly asks: string;
	/** The same as the statement in a full sentence, where the statement answers its question in a clause. */
	readonly alone?: string;
	readonly aim: Aim;
	readonly weight: Weight;
	/** Person ids of those whose view it is; none for facts and for what the writer observes. */
	readonly holders: readonly string[];
	/** Person id of whoever reports it, if that is not a holder. */
	readonly toldBy?: string;
	/** Person ids of others who agree, as the evidence says. */
	readonly sharedBy: readonly string[];
}

/** A claim of the first edition, as its holder would hold it. */
interface HeldClaim extends ClaimOfEither {
	/** Person id of whoever holds it. */
	readonly holder: string;
}

/**
 * One thing that a source supports. It is true of the document, not of the world: its holder may be wrong, and
 * another claim may dispute it.
 *
 * Modules are moved to the second edition one at a time; stored editions of a module stay as they were.
 */
export type Claim = AskedClaim | HeldClaim;

export const isAsked = (claim: Claim): claim is AskedClaim => 'asks' in claim;

/** Person ids of those whose view a claim is, in either edition. */
export const holdersOf = (claim: Claim): readonly string[] =>
	isAsked(claim) ? claim.holders : [claim.holder];
