import * as v from 'valibot';
import { isId, MAX_TIME } from '#lib/domain/bounds.ts';
import { cleanName } from '#lib/domain/classroom/clean-name.ts';
import { ITEM_KINDS } from '#lib/domain/item/item.ts';
import { MAX_ITEMS, MAX_SECTIONS } from '#lib/domain/quiz/blueprint.ts';

// The fields that several forms share.

const MAX_TEXT = 20_000;
/** Seeds have 32 bits. */
export const SEEDS = 2 ** 32;

export const textSchema = v.pipe(v.string(), v.maxLength(MAX_TEXT));
/** The name of a thing, made by a program: safe in an address and in a file. */
export const idSchema = v.custom<string>(isId);
/** The name of a person or a group, cleaned when it is read; it may be empty. */
export const nameSchema = v.pipe(textSchema, v.transform(cleanName));
export const filledNameSchema = v.pipe(nameSchema, v.minLength(1));

export const wholeNumber = (least: number, most: number) =>
	v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
export const countSchema = wholeNumber(0, Number.MAX_SAFE_INTEGER);
/** Epoch milliseconds that a date can name; a stored one may have a fraction. */
export const timeSchema = v.pipe(v.number(), v.minValue(-MAX_TIME), v.maxValue(MAX_TIME));
/** Epoch milliseconds, whole. */
export const momentSchema = wholeNumber(-MAX_TIME, MAX_TIME);
export const seedSchema = wholeNumber(0, SEEDS - 1);

export const itemKindSchema = v.picklist(ITEM_KINDS);
export const blueprintSchema = v.object({
	items: wholeNumber(1, MAX_ITEMS),
	kind: v.exactOptional(itemKindSchema),
	sections: v.exactOptional(v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(MAX_SECTIONS)))
});

export const listOf = <Entry extends v.GenericSchema>(entry: Entry, most: number) =>
	v.pipe(v.array(entry), v.maxLength(most));

/** A list that leaves out what is not an entry. */
export const readableIn = <T>(entry: v.GenericSchema<unknown, T>) =>
	v.pipe(
		v.array(v.unknown()),
		v.transform((values) =>
			values.flatMap((value) => {
				const read = v.safeParse(entry, value);
				return read.success ? [read.output] : [];
			})
		)
	);

/** One step of the path of an issue. */
export const placeOf = (input: unknown, key: string | number): v.UnknownPathItem => ({
	type: 'unknown',
	origin: 'value',
	input,
	key,
	value: undefined
});

/** Fails at the place that `find` names in a value whose fields are sound one by one. */
export const failsAt = <T>(find: (value: T) => readonly (string | number)[] | undefined) =>
	v.rawCheck<T>(({ dataset, addIssue }) => {
		const keys = dataset.typed ? find(dataset.value) : undefined;
		if (!keys) return;
		const [first, ...rest] = keys.map((key) => placeOf(dataset.value, key));
		if (first) addIssue({ message: 'does not fit the rest', path: [first, ...rest] });
	});
