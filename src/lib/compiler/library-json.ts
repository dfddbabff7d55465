import type { Person } from '#lib/domain/content/authority.ts';
import { holdersOf, isAsked, type Claim, type Misreading } from '#lib/domain/content/claim.ts';
import type { Interval } from '#lib/domain/content/interval.ts';
import type { LessonModule, TimelineEvent } from '#lib/domain/content/lesson-module.ts';
import type { Source, Weighing } from '#lib/domain/content/source.ts';
import { shownOnClock } from './dates/clock.ts';
import { hasTimeOfDay } from './dates/interval.ts';
import type { Library } from './compile-library.ts';

/** The library as `lessons -- --json` prints it: a contract that other tools read, version 1. */
export function libraryJson({ modules, authority }: Library): object {
	return { version: 1, modules: modules.map(moduleJson), people: authority.people.map(personJson) };
}

function moduleJson(lesson: LessonModule): object {
	return {
		id: lesson.id,
		title: lesson.title,
		question: lesson.question,
		hash: lesson.hash,
		sections: lesson.sections.map(({ id, title, words }) => ({ id, title, words })),
		sources: lesson.sources.map(sourceJson),
		answers: (lesson.answers ?? []).map(({ id, text, supportedBy, complicatedBy }) => ({
			id,
			text,
			supportedBy,
			complicatedBy
		})),
		timeline: lesson.timeline.map(eventJson)
	};
}

function sourceJson(source: Source): object {
	return {
		id: source.id,
		...(source.type !== 'summary' && { catalogue: source.catalogue }),
		title: source.title,
		type: source.type,
		date: source.date.edtf,
		sent: localTime(source.sent),
		received: localTime(source.received),
		from: source.from,
		to: source.to,
		through: source.through,
		citation: source.citation,
		translation: source.translation,
		publication: source.publication,
		excerpt: source.excerpt,
		claims: source.claims.map(claimJson),
		weighings: (source.weighings ?? []).map(weighingJson),
		...(source.where !== undefined && { where: source.where })
	};
}

function claimJson(claim: Claim): object {
	const { id, statement, evidence, misreadings } = claim;
	return {
		id,
		statement,
		...(isAsked(claim) && { asks: claim.asks, aim: claim.aim, weight: claim.weight }),
		...(isAsked(claim) && claim.alone !== undefined && { alone: claim.alone }),
		holders: holdersOf(claim),
		toldBy: isAsked(claim) ? (claim.toldBy ?? null) : null,
		sharedBy: isAsked(claim) ? claim.sharedBy : [],
		evidence,
		misreadings: misreadings.map(misreadingJson)
	};
}

function misreadingJson({ id, text, kind, temptedBy, why }: Misreading): object {
	return { id, text, ...(kind && { kind }), ...(temptedBy && { temptedBy }), why };
}

/** What a judgement rests on: words of the excerpt, and lines of the head as `head: from`. */
function weighingJson({ id, asks, answer, weaker, restsOn, restsOnHead }: Weighing): object {
	return {
		id,
		asks,
		answer,
		weaker: weaker.map(({ text, why }) => ({ text, why })),
		restsOn,
		restsOnHead
	};
}

function eventJson({ id, text, when, source, citation }: TimelineEvent): object {
	return {
		id,
		text,
		edtf: when.edtf,
		earliest: when.earliest,
		latest: when.latest,
		clock: when.clock,
		...(source === undefined ? { citation } : { source })
	};
}

function personJson(person: Person): object {
	const scripts = [person.hangul, person.hanja, person.cyrillic].filter((name) => name !== undefined);
	return {
		id: person.id,
		name: person.name,
		also: [...person.also, ...person.signsAs, ...scripts],
		is: person.is
	};
}

/** ISO 8601 with the offset of the city's clock, or null where the document prints no time of day. */
function localTime(interval: Interval | undefined): string | null {
	if (!interval || !hasTimeOfDay(interval)) return null;
	const shown = shownOnClock(interval.clock, interval.earliest);
	const minutes = Math.round((shown - interval.earliest) / 60_000);
	const sign = minutes < 0 ? '-' : '+';
	const pad = (value: number): string => String(value).padStart(2, '0');
	const offset = `${sign}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
	return `${new Date(shown).toISOString().slice(0, 19)}${offset}`;
}
