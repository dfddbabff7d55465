import * as v from 'valibot';
import { TOPIC_KINDS } from '#lib/domain/item/review-topic.ts';
import { itemKindSchema } from './fields.ts';
import { parseRecord } from './parse.ts';

/** Also stands for the rules of scoring and scheduling: raised with each change of what a log comes to. */
const VERSION = 2;

const texts = v.array(v.string());

/** A card as a list, for a snapshot holds thousands. */
const cardSchema = v.tuple([
	v.string(),
	v.string(),
	v.picklist(TOPIC_KINDS),
	v.tuple([v.string(), itemKindSchema, texts, texts]),
	v.tuple([v.number(), v.number(), v.number(), v.number()]),
	v.picklist([0, 1])
]);

const snapshotSchema = v.tuple([
	v.number(),
	v.number(),
	v.array(v.tuple([v.string(), v.string()])),
	v.number(),
	v.array(cardSchema)
]);

/** Module, topic, kind of topic, item, then reviewedAt, dueAt, stability and difficulty, and whether it can be asked. */
export type StoredCard = v.InferOutput<typeof cardSchema>;
/** Generation, last sequence, editions by module, latest moment, cards. */
export type StoredSnapshot = v.InferOutput<typeof snapshotSchema>;

/** One text, which a store gives back sooner than thousands of small things. */
export const writeSnapshot = (snapshot: StoredSnapshot) => ({
	version: VERSION,
	text: JSON.stringify(snapshot)
});

const recordSchema = v.object({ text: v.pipe(v.string(), v.parseJson(), snapshotSchema) });

/** A snapshot from a record of unknown origin; undefined if it is none of these rules. */
export const parseSnapshot = (record: unknown): StoredSnapshot | undefined =>
	parseRecord(VERSION, recordSchema, record)?.text;
