import type { Person } from '../content/authority.ts';
import { isAsked, type Claim, type Misreading } from '../content/claim.ts';
import { sentencesOf, type Sentence } from '../content/sentences.ts';
import type { LessonModule, Pair, PossibleAnswer, TimelineEvent } from '../content/lesson-module.ts';
import type { Source, Step, Weighing } from '../content/source.ts';

/** A module with everything in it found by id. */
export interface ModuleIndex {
	readonly module: LessonModule;
	readonly sources: ReadonlyMap<string, Source>;
	readonly claims: ReadonlyMap<string, Claim>;
	readonly misreadings: ReadonlyMap<string, { readonly misreading: Misreading; readonly claim: Claim }>;
	readonly events: ReadonlyMap<string, TimelineEvent>;
	readonly steps: ReadonlyMap<string, Step>;
	readonly pairs: ReadonlyMap<string, Pair>;
	readonly weighings: ReadonlyMap<string, Weighing>;
	readonly answers: ReadonlyMap<string, PossibleAnswer>;
	readonly people: ReadonlyMap<string, Person>;
	/** Whether the module is of the second edition: its claims carry their questions. */
	readonly isAsked: boolean;
	/** The sentences of each source's excerpt, by source id. */
	readonly sentences: ReadonlyMap<string, readonly Sentence[]>;
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): Map<string, T> =>
	new Map(list.map((entry) => [entry.id, entry]));

// Content never changes once compiled, so an index is made once for each module object.
const indexes = new WeakMap<LessonModule, ModuleIndex>();

/** The index of a module; made on first use. */
export function indexModule(module: LessonModule): ModuleIndex {
	const known = indexes.get(module);
	if (known) return known;
	const claims = module.sources.flatMap((source) => source.claims);
	let sentences: ModuleIndex['sentences'] | undefined;
	const index: ModuleIndex = {
		module,
		sources: byId(module.sources),
		claims: byId(claims),
		misreadings: new Map(
			claims.flatMap((claim) => claim.misreadings.map((misreading) => [misreading.id, { misreading, claim }]))
		),
		events: byId(module.timeline),
		steps: byId(module.sources.flatMap((source) => source.steps?.steps ?? [])),
		pairs: byId(module.pairs),
		weighings: byId(module.sources.flatMap((source) => source.weighings ?? [])),
		answers: byId(module.answers ?? []),
		people: byId(module.names.people),
		isAsked: claims.some(isAsked),
		// Takes longer than all the rest, and few items need it.
		get sentences() {
			return (sentences ??= new Map(module.sources.map(({ id, excerpt }) => [id, sentencesOf(excerpt)])));
		}
	};
	indexes.set(module, index);
	return index;
}
