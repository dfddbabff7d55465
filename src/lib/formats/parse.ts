import * as v from 'valibot';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { versionOf } from './record-version.ts';

/** Where a value stopped being what it should be: a path such as `items[0].kind`, empty for the value as a whole. */
export interface Malformed {
	readonly kind: 'malformed';
	readonly at: string;
}

/** Where the first fault lies. */
const pathOf = ({ path }: v.BaseIssue<unknown>): string =>
	(path ?? [])
		.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
		.join('')
		.replace(/^\./, '');

/** A value of unknown origin by its schema. It never throws; unknown fields are dropped. */
export function parse<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Result<T, Malformed> {
	const read = v.safeParse(schema, value, { abortEarly: true });
	return read.success ? ok(read.output) : failed({ kind: 'malformed', at: pathOf(read.issues[0]) });
}

/** The same where nobody asks why. */
export function parseOr<T, Otherwise>(
	schema: v.GenericSchema<unknown, T>,
	value: unknown,
	otherwise: Otherwise
): T | Otherwise {
	const read = parse(schema, value);
	return read.isOk ? read.value : otherwise;
}

/** The fields of a record of this version; undefined if it is of another, or garbage. */
export const parseRecord = <T>(
	version: number,
	schema: v.GenericSchema<unknown, T>,
	record: unknown
): T | undefined => (versionOf(record) === version ? parseOr(schema, record, undefined) : undefined);
