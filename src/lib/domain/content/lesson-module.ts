import type { Authority } from './authority.ts';
import type { Misreading } from './claim.ts';
import type { Interval } from './interval.ts';
import type { Block } from './prose.ts';
import type { Source } from './source.ts';

/** A part of a module of five to eight minutes. */
export interface Section {
	readonly id: string;
	readonly title: string;
	readonly minutes: number;
	/** Words of our own prose, excerpts not counted. */
	readonly words: number;
	readonly blocks: readonly Block[];
	/** Ids of the sources whose cards stand in it, in reading order. */
	readonly sources: readonly string[];
}

/** Something that happened, as precisely as the record dates it. */
export interface TimelineEvent {
	readonly id: string;
	/** Text of an order card: it does not give its own place away. */
	readonly text: string;
	readonly when: Interval;
	/** When the city of its clock learned of it. */
	readonly learned?: Interval;
	/** Id of the source that shows it. An event has a source or a citation. */
	readonly source?: string;
	/** The work that shows it, where no source of the module does. */
	readonly citation?: string;
}

export const RELATIONS = ['agree', 'disagree', 'different-things', 'changed'] as const;
type Relation = (typeof RELATIONS)[number];

/** A verbatim part of an excerpt. */
export interface Passage {
	readonly source: string;
	readonly quote: string;
}

/** What changed between the two passages of a pair, and how it can be misread. */
export interface Change {
	/** A question that is complete without choices. */
	readonly asks: string;
	readonly whatChanged: string;
	readonly misreadings: readonly Misreading[];
}

/** Two passages, and whether they agree or what changed between them. */
export interface Pair {
	readonly id: string;
	/** The point on which they are compared. */
	readonly about: string;
	readonly first: Passage;
	readonly second: Passage;
	readonly relation: Relation;
	readonly why: string;
	/** Only where the relation is `changed`. */
	readonly change?: Change;
}

/** An answer to the question of the module that serious people give. */
export interface PossibleAnswer {
	readonly id: string;
	readonly text: string;
	/** One sentence on what it gets right. */
	readonly getsRight: string;
	/** Claim ids. */
	readonly supportedBy: readonly string[];
	/** Claim ids. */
	readonly complicatedBy: readonly string[];
}

/** A response in two or three sentences, marked by the learner with the sources beside it. */
export interface WrittenTask {
	readonly prompt: string;
	readonly sources: readonly string[];
	/** From the weakest to the strongest. */
	readonly levels: readonly [string, string, string];
}

/** Everything of one module that a screen, the generator or a scorer needs, names included. */
export interface LessonModule {
	readonly id: string;
	readonly title: string;
	/** The enquiry question. */
	readonly question: string;
	readonly summary: string;
	readonly level: string;
	/** Minutes for reading all sections and taking one quiz. */
	readonly minutes: number;
	readonly order: number;
	/** Hash of the content: the same content, the same hash, on every machine. */
	readonly hash: string;
	readonly introduction: readonly Block[];
	readonly unknown: readonly Block[];
	readonly answers?: readonly PossibleAnswer[];
	readonly discussion: readonly string[];
	readonly written?: WrittenTask;
	readonly sections: readonly Section[];
	readonly sources: readonly Source[];
	readonly timeline: readonly TimelineEvent[];
	readonly pairs: readonly Pair[];
	/** The part of the library's authority that this module refers to. */
	readonly names: Authority;
	/** Names that stand in excerpts alone: they have notes, and no question is made of them. */
	readonly excerptNames?: Authority;
}

/** What the library page shows of a module before its pack is opened. */
export type ModuleSummary = Pick<
	LessonModule,
	'id' | 'title' | 'question' | 'summary' | 'level' | 'minutes' | 'order' | 'hash'
> & {
	readonly sections: readonly Pick<Section, 'id' | 'title' | 'minutes' | 'words'>[];
	readonly sourceCount: number;
};
