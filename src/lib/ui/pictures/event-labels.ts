import type { Interval } from '#lib/domain/content/interval.ts';
import { m } from '#lib/words/messages.ts';
import { dateLine } from '../reading/date-labels.ts';
import type { Mark } from './event-marks.ts';

export const markKind = ({ kind }: Mark): string => (kind === 'event' ? m.mark_event() : m.mark_document());

export function whenLine({ kind, when }: Mark): string {
	const date = dateLine(when);
	return kind === 'event' ? m.mark_happened({ date }) : m.mark_written({ date });
}

export function knownLine({ kind }: Mark, known: Interval): string {
	const date = dateLine(known);
	return kind === 'event' ? m.mark_known({ date }) : m.mark_received({ date });
}

/** How many marks stand without words. */
export const hiddenLine = (count: number): string =>
	count === 0 ? m.timeline_all_worded() : m.timeline_hidden({ count });
