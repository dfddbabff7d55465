import type { Interval } from '#lib/domain/content/interval.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';

/** What stands on the timeline: something that happened, or a document that was written. */
export interface Mark {
	readonly id: string;
	readonly kind: 'event' | 'document';
	readonly text: string;
	/** The first clock: the day it happened or was written. */
	readonly when: Interval;
	/** The second clock: the day another city learned of it or received it. */
	readonly known: Interval | undefined;
	/** Id of the document that shows it, or that it is. */
	readonly source?: string | undefined;
	/** The work that shows it, where no document of the module does. */
	readonly citation?: string | undefined;
}

/** All marks of a module in the order of their days; those of one day in the order of the module. */
export function marksOf(module: LessonModule): Mark[] {
	const events = module.timeline.map((event): Mark => ({
		id: `event-${event.id}`,
		kind: 'event',
		text: event.text,
		when: event.when,
		known: event.learned,
		source: event.source,
		citation: event.citation
	}));
	const documents = module.sources.map((source): Mark => ({
		id: `document-${source.id}`,
		kind: 'document',
		text: source.title,
		when: source.sent ?? source.date,
		known: source.received,
		source: source.id
	}));
	return [...events, ...documents].toSorted(
		(a, b) => a.when.earliest - b.when.earliest || a.when.latest - b.when.latest
	);
}

/** The middle of the time within which something happened. */
export const middleOf = ({ earliest, latest }: Interval): number => (earliest + latest) / 2;
