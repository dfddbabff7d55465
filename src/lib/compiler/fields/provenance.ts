import type { Clock, Interval } from '#lib/domain/content/interval.ts';
import type { Source, SourceType } from '#lib/domain/content/source.ts';
import { clockOfPlace } from '../dates/clock.ts';
import type { FieldRules, Fields } from './fields.ts';
import { parseDated, parseInterval } from '../dates/interval.ts';
import { noted } from '../read/parsed.ts';
import type { Reading } from '../read/reading.ts';

/** The fields on top of a source: where it comes from. */
export const SOURCE_FIELDS = {
	catalogue: { example: 'weathersby-001', optional: true },
	title: { example: 'Shtykov reports how Kim took the reply' },
	called: { example: 'the text of 2 October 1950 printed in 1987', optional: true },
	type: { example: 'telegram' },
	date: { example: '1950-01-31' },
	sent: { example: '1950-01-31 Pyongyang', optional: true },
	received: { example: '1950-02-01T10:10 Moscow', optional: true },
	event: { example: '1950-01-30 Pyongyang', optional: true },
	from: { example: 'terentii-shtykov', optional: true },
	to: { example: 'joseph-stalin', optional: true },
	through: { example: 'terentii-shtykov', optional: true },
	'words-of': { example: 'kim-il-sung', optional: true },
	mentions: { example: 'pak-hon-yong', optional: true },
	place: { example: 'pyongyang', optional: true },
	hands: {
		example: 'Kim spoke in Korean; an interpreter put it into Russian; Shtykov wrote it down.',
		optional: true
	},
	citation: { example: 'APRF, Listy 123-124', optional: true },
	translation: { example: 'Kathryn Weathersby', optional: true },
	publication: { example: 'CWIHP Bulletin 6-7 (Winter 1995/1996)', optional: true },
	rights: { example: 'Quotation from a published translation.', optional: true },
	where: { example: 'Harry S. Truman Library, public papers', optional: true },
	predict: { example: 'What would you expect Stalin to say now, and why?', optional: true },
	'no-notes': { example: 'division', optional: true }
} satisfies FieldRules<string>;

export type SourceFields = Fields<keyof typeof SOURCE_FIELDS>;

type SourceHands = Pick<
	Source,
	| 'catalogue'
	| 'title'
	| 'called'
	| 'hands'
	| 'citation'
	| 'translation'
	| 'publication'
	| 'rights'
	| 'where'
	| 'predict'
>;

type FieldName = keyof typeof SOURCE_FIELDS;

/** Fields that a document needs beside its title, type and date. */
const NEEDED: readonly FieldName[] = ['catalogue', 'from', 'hands', 'publication'];
/** Fields of a document that is quoted; a summary, in our own words, has none of them. */
const OF_QUOTED: readonly FieldName[] = ['catalogue', 'translation', 'publication', 'rights'];

/** Notes which fields a type of document lacks, and which it cannot have. */
export function checkProvenance(reading: Reading, fields: SourceFields, type: SourceType): void {
	if (type === 'summary') {
		for (const name of ['from', 'citation', 'where'] as const) fields.require(name);
		for (const name of OF_QUOTED.filter((each) => fields.has(each))) {
			reading.error(fields.lineOf(name), `A summary has no “${name}”: nothing is quoted. Delete this line.`);
		}
		return;
	}
	if (fields.has('where'))
		reading.error(fields.lineOf('where'), 'Only a summary has “where”. Delete this line.');
	for (const name of NEEDED) fields.require(name);
	if (type === 'archive-description' || type === 'historian') return;
	for (const name of ['citation', 'translation'] as const) fields.require(name);
}

/** What a document is called, and through whose hands it came to us. */
export function readHands(fields: SourceFields): SourceHands {
	return {
		catalogue: fields.text('catalogue'),
		title: fields.text('title'),
		...(fields.has('called') && { called: fields.text('called') }),
		hands: fields.text('hands'),
		citation: fields.text('citation'),
		translation: fields.text('translation'),
		publication: fields.text('publication'),
		...(fields.has('rights') && { rights: fields.text('rights') }),
		...(fields.has('where') && { where: fields.text('where') }),
		...(fields.has('predict') && { predict: fields.text('predict') })
	};
}

type SourcePeople = Pick<Source, 'from' | 'to' | 'through' | 'wordsOf' | 'mentions' | 'place'>;

/** The people and the place of a document. */
export function readPeople(reading: Reading, fields: SourceFields): SourcePeople {
	const people = (name: 'from' | 'to' | 'through' | 'words-of' | 'mentions'): string[] => {
		const ids = fields.list(name);
		for (const id of ids) reading.refer('person', id, fields.lineOf(name));
		return ids;
	};
	const place = fields.text('place');
	if (place) reading.refer('place', place, fields.lineOf('place'));
	return {
		from: people('from'),
		to: people('to'),
		through: people('through'),
		wordsOf: people('words-of'),
		mentions: people('mentions'),
		...(place && { place })
	};
}

type SourceDates = Pick<Source, 'date' | 'sent' | 'received' | 'event'>;

/**
 * The dates of a document, or nothing if its own cannot be read. That one is on the clock of the city it was sent
 * from; where none is given, of the place; where that is no city with a known clock, of Moscow.
 */
export function readDates(reading: Reading, fields: SourceFields): SourceDates | undefined {
	const dated = (name: 'sent' | 'received' | 'event'): Interval | undefined =>
		fields.has(name) ? noted(reading, fields.lineOf(name), parseDated(fields.text(name))) : undefined;
	const sent = dated('sent');
	const received = dated('received');
	const event = dated('event');
	const clock: Clock = sent?.clock ?? clockOfPlace(fields.text('place')) ?? 'Moscow';
	if (!fields.has('date')) return undefined;
	const date = noted(reading, fields.lineOf('date'), parseInterval(fields.text('date'), clock));
	return date && { date, ...(sent && { sent }), ...(received && { received }), ...(event && { event }) };
}
