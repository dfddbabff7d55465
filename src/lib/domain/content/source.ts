import type { Claim } from './claim.ts';
import type { Interval } from './interval.ts';

/** What kind of thing a document is; told apart at arm's length by the stamp on its card. */
export const SOURCE_TYPES = [
	'telegram',
	'letter',
	'decision',
	'memorandum',
	'report',
	'journal',
	'archive-description',
	'historian',
	'summary'
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** One step of an order that stands inside a document. */
export interface Step {
	/** Unique within the module: `<source>#step-1`, numbered in the right order. */
	readonly id: string;
	readonly text: string;
	readonly evidence: string;
}

/** An order told inside one document: the stages of a plan, the events of a day. */
export interface StepSequence {
	/** What is in order, to follow "Put in order:". */
	readonly of: string;
	/** In the right order. */
	readonly steps: readonly Step[];
}

/** A line of a document's card that a judgement can rest on. */
export const HEAD_LINES = [
	'from',
	'to',
	'date',
	'hands',
	'sent',
	'received',
	'through',
	'publication'
] as const;
export type HeadLine = (typeof HEAD_LINES)[number];

/** An answer to a weighing that says less, and why. */
interface WeakerAnswer {
	/** Unique within the module: `<source>#<weighing>.w1`. */
	readonly id: string;
	readonly text: string;
	readonly why: string;
}

/** A judgement about a document as evidence. */
export interface Weighing {
	/** Unique within the module: `<source>#<weighing>`; no claim has the same. */
	readonly id: string;
	readonly source: string;
	/** A question that is complete without choices. */
	readonly asks: string;
	/** The best answer. */
	readonly answer: string;
	readonly weaker: readonly WeakerAnswer[];
	/** Verbatim words of the excerpt. */
	readonly restsOn: readonly string[];
	readonly restsOnHead: readonly HeadLine[];
}

/** Words of an excerpt that name a person, a place or a term, where the excerpt does so for the first time. */
export interface NamedWords {
	readonly to: 'person' | 'place' | 'term';
	readonly id: string;
	/** Index of the paragraph, from 0. */
	readonly paragraph: number;
	/** The first character and the one after the last, within the paragraph. */
	readonly from: number;
	readonly end: number;
}

/** A document as a learner meets it: where it comes from, the excerpt, and what it supports. */
export interface Source {
	readonly id: string;
	/** Id in the catalogue of the corpus; empty for a summary, of which nothing is quoted. */
	readonly catalogue: string;
	readonly title: string;
	/** What a question calls it, where sender, kind and date would claim too much: "the text printed in 1987". */
	readonly called?: string;
	readonly type: SourceType;
	/** As printed on the document. */
	readonly date: Interval;
	readonly sent?: Interval;
	readonly received?: Interval;
	/** When that which is reported happened. */
	readonly event?: Interval;
	/** Person ids: who signed it. */
	readonly from: readonly string[];
	readonly to: readonly string[];
	/** Person ids: who passed the words on before `from` wrote, in order. */
	readonly through: readonly string[];
	/** Person ids: whose words it reports. */
	readonly wordsOf: readonly string[];
	/** Person ids: others named in the excerpt. */
	readonly mentions: readonly string[];
	/** Place id. */
	readonly place?: string;
	/** Through how many hands the words went, in a sentence or two. */
	readonly hands: string;
	readonly citation: string;
	readonly translation: string;
	readonly publication: string;
	readonly rights?: string;
	/** Of a summary: where the document itself can be read. */
	readonly where?: string;
	/** What a reader may think about before reading. */
	readonly predict?: string;
	/** Verbatim paragraphs, omissions are `[…]`; of a summary our own words. */
	readonly excerpt: readonly string[];
	/** Missing in modules of earlier editions. */
	readonly named?: readonly NamedWords[];
	readonly claims: readonly Claim[];
	readonly weighings?: readonly Weighing[];
	readonly steps?: StepSequence;
}
