import type { Result } from '#lib/domain/result.ts';
import { readApi, writeApi } from '#lib/wire/class-api.ts';
import type { WireFailure } from '#lib/formats/message.ts';

type Schema<T> = Parameters<typeof readApi<T>>[1];

/** Reads the requests of a door. */
export const reads =
	<T>(schema: Schema<T>) =>
	(text: string): Result<T, WireFailure> =>
		readApi(text, schema);

/** Writes the answers of a door. */
export const answers =
	<T extends object>(schema: Schema<T>) =>
	(body: T): string =>
		writeApi(body, schema);
