import * as v from 'valibot';
import { parseAttempt } from '#lib/domain/attempt/parse-attempt.ts';
import {
	COUNTED,
	FEEDBACK,
	isTitle,
	MOST_ATTEMPTS,
	ORDER_SCORINGS,
	type Assignment
} from '#lib/domain/classroom/assignment.ts';
import { cleanName } from '#lib/domain/classroom/clean-name.ts';
import type { FinishedAttempt, HandIn } from '#lib/domain/classroom/hand-in.ts';
import { MOST_LEARNERS, type Roster } from '#lib/domain/classroom/roster.ts';
import { ITEM_KINDS } from '#lib/domain/item/item.ts';
import { isId, LATEST_TIME } from '#lib/domain/bounds.ts';
import { MOST_ITEMS } from '#lib/domain/quiz/blueprint.ts';

const SEEDS = 2 ** 32;
const MOST_RESPONSES = 2 * MOST_ITEMS;
const LONGEST_TEXT = 20_000;

/** The name of a thing, made by a program: safe in an address and in a file. */
export const idSchema = v.custom<string>(isId);
/** The name of a person or a group, cleaned at the door; it may be empty. */
export const nameSchema = v.pipe(v.string(), v.maxLength(LONGEST_TEXT), v.transform(cleanName));
const filledName = v.pipe(nameSchema, v.minLength(1));
const wholeNumber = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** Epoch milliseconds. */
export const momentSchema = wholeNumber(-LATEST_TIME, LATEST_TIME);
const seedSchema = wholeNumber(0, SEEDS - 1);

const blueprintSchema = v.object({
	items: wholeNumber(1, MOST_ITEMS),
	kind: v.exactOptional(v.picklist(ITEM_KINDS))
});

export const assignmentSchema: v.GenericSchema<unknown, Assignment> = v.object({
	id: idSchema,
	title: v.pipe(nameSchema, v.check(isTitle)),
	module: idSchema,
	hash: idSchema,
	blueprint: blueprintSchema,
	seeds: v.object({ kind: v.picklist(['same', 'each']), seed: seedSchema }),
	attempts: v.exactOptional(wholeNumber(1, MOST_ATTEMPTS)),
	counts: v.picklist(COUNTED),
	feedback: v.picklist(FEEDBACK),
	dueAt: v.exactOptional(momentSchema),
	order: v.picklist(ORDER_SCORINGS),
	classCode: v.exactOptional(idSchema)
});

function finished(record: unknown): FinishedAttempt | undefined {
	const parsed = parseAttempt(record);
	if (!parsed.isOk) return undefined;
	const { finishedAt, ...attempt } = parsed.value;
	const isSound =
		finishedAt !== undefined &&
		attempt.items.length <= MOST_ITEMS &&
		attempt.responses.length <= MOST_RESPONSES &&
		attempt.seed < SEEDS &&
		[attempt.id, attempt.module, attempt.hash].every((id) => v.is(idSchema, id)) &&
		[attempt.startedAt, finishedAt].every((moment) => v.is(momentSchema, moment));
	return isSound ? { ...attempt, finishedAt } : undefined;
}

const attemptSchema = v.pipe(
	v.unknown(),
	v.rawTransform<unknown, FinishedAttempt>(({ dataset, addIssue, NEVER }) => {
		const attempt = finished(dataset.value);
		if (attempt) return attempt;
		addIssue({ message: 'no finished attempt' });
		return NEVER;
	})
);

export const handInSchema: v.GenericSchema<unknown, HandIn> = v.object({
	assignment: idSchema,
	learner: idSchema,
	rosterNumber: wholeNumber(0, 1_000_000),
	number: wholeNumber(1, 1_000_000),
	from: v.picklist(['device', 'paper']),
	attempt: attemptSchema
});

export const rosterSchema: v.GenericSchema<unknown, Roster> = v.object({
	entries: v.pipe(
		v.array(
			v.object({ learner: idSchema, number: wholeNumber(1, 1_000_000), name: filledName, group: nameSchema })
		),
		v.maxLength(MOST_LEARNERS)
	)
});
