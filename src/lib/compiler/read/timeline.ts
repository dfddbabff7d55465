import { CLOCKS, type Interval } from '#lib/domain/content/interval.ts';
import type { TimelineEvent } from '#lib/domain/content/lesson-module.ts';
import { Fields, type FieldRules } from '../fields/fields.ts';
import { readFlatList } from '../fields/flat-yaml.ts';
import { parseInterval } from '../dates/interval.ts';
import { noted } from './parsed.ts';
import type { Reading } from './reading.ts';

const EVENT_FIELDS = {
	id: { example: 'kim-hears-the-reply' },
	text: { example: 'Kim hears that Stalin is prepared to help' },
	date: { example: '1950-01-30' },
	clock: { example: 'Pyongyang' },
	source: { example: 'a-reply-from-moscow', optional: true },
	citation: { example: 'Harry S. Truman, statement of 27 June 1950', optional: true },
	learned: { example: '1950-02-01', optional: true },
	'learned-in': { example: 'Moscow', optional: true }
} satisfies FieldRules<string>;

type EventFields = Fields<keyof typeof EVENT_FIELDS>;

/** Reads timeline.yaml. An event whose date cannot be read is left out. */
export function readTimeline(reading: Reading, text: string): TimelineEvent[] {
	const items = readFlatList(reading, text);
	if (items.length < 12) reading.warning(1, `Too few events: ${items.length}. Type at least twelve.`);
	return items.flatMap((item) => readEvent(reading, new Fields(reading, item, EVENT_FIELDS)));
}

function readEvent(reading: Reading, fields: EventFields): TimelineEvent[] {
	const id = fields.text('id');
	if (id) reading.define('event', id, fields.lineOf('id'));
	const source = fields.text('source');
	if (source) reading.refer('source', source, fields.lineOf('source'));
	const citation = fields.text('citation');
	if (source && citation) {
		reading.error(fields.lineOf('citation'), 'An event has a source or a citation. Delete one of the two.');
	}
	if (!source && !citation) fields.require('source');
	const text = fields.text('text');
	checkCardText(reading, text, fields.lineOf('text'));
	const when = readWhen(reading, fields, 'date', 'clock');
	const learned = readWhen(reading, fields, 'learned', 'learned-in');
	if (fields.has('learned') && !fields.has('learned-in')) fields.require('learned-in');
	if (fields.has('learned-in') && !fields.has('learned')) fields.require('learned');
	if (!when || !id || (!source && !citation)) return [];
	return [{ id, text, when, ...(source ? { source } : { citation }), ...(learned && { learned }) }];
}

function readWhen(
	reading: Reading,
	fields: EventFields,
	date: 'date' | 'learned',
	city: 'clock' | 'learned-in'
): Interval | undefined {
	const clock = fields.oneOf(city, CLOCKS);
	return clock && fields.has(date)
		? noted(reading, fields.lineOf(date), parseInterval(fields.text(date), clock))
		: undefined;
}

const MONTH = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;
const YEAR = /\b(?:18|19|20)\d\d\b/;
const RELATIVE = /\b(?:then|after|before|later|in reply|again|finally|first|next)\b/i;

/** A card must not give its own place away. */
function checkCardText(reading: Reading, text: string, line: number): void {
	const [word] = YEAR.exec(text) ?? MONTH.exec(text) ?? RELATIVE.exec(text) ?? [];
	if (word !== undefined) {
		reading.warning(line, `“${word}” gives the place of this event away. Type the text without it.`);
	}
}
