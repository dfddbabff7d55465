import * as v from 'valibot';
import type { Attempt, GivenResponse } from '#lib/domain/attempt/attempt.ts';
import { TRIES } from '#lib/domain/attempt/record-response.ts';
import type { Item, ItemResponse } from '#lib/domain/item/item.ts';
import { MAX_ITEMS } from '#lib/domain/quiz/blueprint.ts';
import type { Result } from '#lib/domain/result.ts';
import {
	blueprintSchema,
	countSchema,
	failsAt,
	itemKindSchema,
	listOf,
	textSchema,
	timeSchema,
	wholeNumber
} from './fields.ts';
import { parse, parseRecord, type Malformed } from './parse.ts';
import { isNewerVersion } from './record-version.ts';

// No item shows or is about more things; a longer list was made by something else and could fill a device.
const MAX_LIST = 200;
const MAX_SEQUENCE = 2 ** 40;

const texts = listOf(textSchema, MAX_LIST);

const itemSchema: v.GenericSchema<unknown, Item> = v.object({
	id: textSchema,
	kind: itemKindSchema,
	about: texts,
	shown: texts
});

const responseSchema: v.GenericSchema<unknown, ItemResponse> = v.variant('kind', [
	v.object({ kind: v.literal('choice'), choice: textSchema }),
	v.object({ kind: v.literal('order'), cards: texts }),
	v.object({ kind: v.literal('written'), text: textSchema, level: v.picklist([1, 2, 3]) })
]);

const givenSchema: v.GenericSchema<unknown, GivenResponse> = v.object({
	item: countSchema,
	response: responseSchema,
	givenAt: timeSchema
});

/** The first response that cannot have been given: to an item outside the quiz, or after the last try. */
function impossibleResponse({ items, responses }: Attempt): readonly [string, number, string] | undefined {
	const tries = new Map<number, number>();
	for (const [place, { item }] of responses.entries()) {
		const given = (tries.get(item) ?? 0) + 1;
		if (item >= items.length || given > TRIES) return ['responses', place, 'item'];
		tries.set(item, given);
	}
	return undefined;
}

const fieldsSchema: v.GenericSchema<unknown, Attempt> = v.object({
	id: textSchema,
	module: textSchema,
	hash: textSchema,
	code: textSchema,
	seed: countSchema,
	generator: countSchema,
	blueprint: blueprintSchema,
	items: listOf(itemSchema, MAX_ITEMS),
	origins: v.exactOptional(listOf(v.object({ module: textSchema, hash: textSchema }), MAX_ITEMS)),
	sequence: wholeNumber(0, MAX_SEQUENCE),
	startedAt: timeSchema,
	responses: listOf(givenSchema, MAX_LIST),
	finishedAt: v.exactOptional(timeSchema)
});

/** An attempt as it is stored, backed up and sent. Origins stand on reviews only. */
export const attemptSchema: v.GenericSchema<unknown, Attempt> = v.pipe(
	fieldsSchema,
	failsAt(({ items, origins = items }) => (origins.length === items.length ? undefined : ['origins'])),
	failsAt(impossibleResponse)
);

/** An attempt from a record of unknown origin. */
export const parseAttempt = (record: unknown): Result<Attempt, Malformed> => parse(attemptSchema, record);

/** Version of the records. It is the first part of every index of the attempts' store. */
export const ATTEMPT_VERSION = 1;

/** An attempt as IndexedDB holds it. A later version reads every earlier one; see tests/frozen. */
interface AttemptRecord {
	readonly version: typeof ATTEMPT_VERSION;
	readonly attempt: Attempt;
}

export const attemptRecord = (attempt: Attempt): AttemptRecord => ({ version: ATTEMPT_VERSION, attempt });

const recordSchema = v.object({ attempt: attemptSchema });

/** The attempt in a record; undefined if this version of the app cannot read it. */
export const readAttemptRecord = (record: unknown): Attempt | undefined =>
	parseRecord(ATTEMPT_VERSION, recordSchema, record)?.attempt;

/** Whether a later version of the app wrote this record. */
export const isNewerRecord = (record: unknown): boolean => isNewerVersion(ATTEMPT_VERSION, record);
