import type { Authority } from '#lib/domain/content/authority.ts';
import { isAsked, type AskedClaim, type Claim } from '#lib/domain/content/claim.ts';
import type { LessonModule, Pair, PossibleAnswer, Section } from '#lib/domain/content/lesson-module.ts';
import type { NamedWords, Source } from '#lib/domain/content/source.ts';
import { compare } from './diagnostic.ts';
import { nameFinder, type NameFinder } from './excerpt-names.ts';
import { hashContent } from './content-hash.ts';
import type { ModuleFolder } from './read/read-module.ts';

/**
 * The module of a folder, or nothing if it holds no source that can be read. What refers to something unknown is
 * left out (it is noted as an error), so that in a module, even of a draft, every id leads somewhere; only links in
 * running text stay, since their words can be read without them.
 */
export function buildModule(
	folder: ModuleFolder,
	authority: Authority,
	findNames: NameFinder = nameFinder(authority)
): LessonModule | undefined {
	const names = namesIn(folder, authority);
	const sections = folder.sections.map(({ section }) => section);
	const noNotes = new Map(folder.sources.map((page) => [page.id, page.noNotes]));
	const sources = resolvedSources(inReadingOrder(folder, sections), names).map((source) => ({
		...source,
		named: findNames(source.excerpt, noNotes.get(source.id))
	}));
	if (sources.length === 0) return undefined;
	const has = (id: string): boolean => sources.some((source) => source.id === id);
	const content = {
		id: folder.id,
		...(folder.page ?? blankPage(folder.id)),
		...(folder.page?.written && {
			written: { ...folder.page.written, sources: folder.page.written.sources.filter(has) }
		}),
		sections: sections.map((section) => resolvedSection(section, has)),
		sources,
		...(folder.page?.answers && {
			answers: folder.page.answers.map((answer) => resolvedAnswer(answer, sources))
		}),
		timeline: folder.timeline.filter((event) => event.source === undefined || has(event.source)),
		pairs: folder.pairs.filter((pair: Pair) => has(pair.first.source) && has(pair.second.source)),
		names,
		excerptNames: namesBeside(names, sources, authority)
	};
	return { ...content, hash: hashContent(content) };
}

/** The people, places and terms that a folder refers to, in the order of their ids. */
function namesIn(folder: ModuleFolder, authority: Authority): Authority {
	const references = folder.readings.flatMap((reading) => reading.references);
	const pick = <T extends { readonly id: string }>(
		to: 'person' | 'place' | 'term',
		all: readonly T[]
	): T[] => {
		const ids = new Set(references.filter((reference) => reference.to === to).map(({ id }) => id));
		return all.filter(({ id }) => ids.has(id)).toSorted((a, b) => compare(a.id, b.id));
	};
	return {
		people: pick('person', authority.people),
		places: pick('place', authority.places),
		terms: pick('term', authority.terms)
	};
}

/** The names that stand in the excerpts and are not among those that the folder refers to. */
function namesBeside(names: Authority, sources: readonly Source[], authority: Authority): Authority {
	const ids = (wanted: NamedWords['to']): Set<string> =>
		new Set(sources.flatMap(({ named = [] }) => named.filter(({ to }) => to === wanted).map(({ id }) => id)));
	const pick = <T extends { readonly id: string }>(
		found: Set<string>,
		all: readonly T[],
		own: readonly T[]
	): T[] =>
		all
			.filter(({ id }) => found.has(id) && !own.some((one) => one.id === id))
			.toSorted((a, b) => compare(a.id, b.id));
	return {
		people: pick(ids('person'), authority.people, names.people),
		places: pick(ids('place'), authority.places, names.places),
		terms: pick(ids('term'), authority.terms, names.terms)
	};
}

/** Sources in the order in which the sections show them; those shown nowhere come last. */
function inReadingOrder(folder: ModuleFolder, sections: readonly Section[]): Source[] {
	const shown = sections.flatMap((section) => section.sources);
	const place = (id: string): number => (shown.includes(id) ? shown.indexOf(id) : shown.length);
	return folder.sources
		.flatMap(({ source }) => (source ? [source] : []))
		.toSorted((a, b) => place(a.id) - place(b.id) || compare(a.id, b.id));
}

function resolvedSources(sources: readonly Source[], names: Authority): Source[] {
	const isPerson = (id: string): boolean => names.people.some((person) => person.id === id);
	const isSource = (id: string): boolean => sources.some((source) => source.id === id);
	const held = sources.map((source) => ({
		...source,
		claims: source.claims
			.filter((claim) => isAsked(claim) || isPerson(claim.holder))
			.map((claim) => (isAsked(claim) ? resolvedPeople(claim, isPerson) : claim))
	}));
	const isClaim = (id: string): boolean =>
		held.some((source) => source.claims.some((claim) => claim.id === id));
	const resolvedClaim = (claim: Claim): Claim => ({
		...claim,
		silentIn: claim.silentIn.filter(isSource),
		disputedBy: claim.disputedBy.filter(isClaim),
		samePointAs: claim.samePointAs.filter(isClaim)
	});
	return held.map(({ place, ...source }) => ({
		...source,
		...(place !== undefined && names.places.some(({ id }) => id === place) && { place }),
		from: source.from.filter(isPerson),
		to: source.to.filter(isPerson),
		through: source.through.filter(isPerson),
		wordsOf: source.wordsOf.filter(isPerson),
		mentions: source.mentions.filter(isPerson),
		claims: source.claims.map(resolvedClaim)
	}));
}

function resolvedPeople({ toldBy, ...claim }: AskedClaim, isPerson: (id: string) => boolean): AskedClaim {
	return {
		...claim,
		holders: claim.holders.filter(isPerson),
		sharedBy: claim.sharedBy.filter(isPerson),
		...(toldBy !== undefined && isPerson(toldBy) && { toldBy })
	};
}

function resolvedAnswer(answer: PossibleAnswer, sources: readonly Source[]): PossibleAnswer {
	const isClaim = (id: string): boolean =>
		sources.some((source) => source.claims.some((claim) => claim.id === id));
	return {
		...answer,
		supportedBy: answer.supportedBy.filter(isClaim),
		complicatedBy: answer.complicatedBy.filter(isClaim)
	};
}

function resolvedSection(section: Section, has: (source: string) => boolean): Section {
	return {
		...section,
		blocks: section.blocks.filter((block) => block.kind !== 'source' || has(block.id)),
		sources: section.sources.filter(has)
	};
}

function blankPage(
	id: string
): Pick<
	LessonModule,
	'title' | 'question' | 'summary' | 'level' | 'minutes' | 'order' | 'introduction' | 'unknown' | 'discussion'
> {
	return {
		title: id,
		question: '',
		summary: '',
		level: '',
		minutes: 0,
		order: 0,
		introduction: [],
		unknown: [],
		discussion: []
	};
}
