import * as v from 'valibot';
import { failed, ok, type Result } from '#lib/domain/result.ts';

/** Why a message is not taken. `at` names the place, as a path of fields. */
export type WireFailure =
	| { readonly kind: 'too-long'; readonly limit: number }
	| { readonly kind: 'not-json' }
	| { readonly kind: 'later-version' }
	| { readonly kind: 'malformed'; readonly at: string };

/** The version of every message. A side that does not know a version says so and changes nothing. */
const WIRE_VERSION = 1;

/** Characters of the longest message of each kind. */
export const BODY_LIMITS = {
	assignment: 4_000,
	/** Under the 512 KB that adapter-node takes by default. */
	handIns: 450_000,
	acknowledgement: 20_000,
	/** One hand-in may be as long as a whole message of them, and is never cut. */
	ownHandIns: 2_000_000,
	rosterView: 500_000
} as const;

/** Marks a record with the version of its form. */
export const writeMessage = (body: object): string => JSON.stringify({ version: WIRE_VERSION, ...body });

const versioned = v.looseObject({ version: v.number() });

function jsonOf(text: string): Result<unknown, WireFailure> {
	try {
		const record: unknown = JSON.parse(text);
		return ok(record);
	} catch {
		return failed({ kind: 'not-json' });
	}
}

/** Reads a message into a value of the domain. Garbage is a failure and never throws; unknown fields are dropped. */
export function readMessage<T>(
	text: string,
	limit: number,
	schema: v.GenericSchema<unknown, T>
): Result<T, WireFailure> {
	if (text.length > limit) return failed({ kind: 'too-long', limit });
	const json = jsonOf(text);
	if (!json.isOk) return json;
	const head = v.safeParse(versioned, json.value);
	if (!head.success) return failed({ kind: 'malformed', at: 'version' });
	if (head.output.version !== WIRE_VERSION)
		return failed(
			head.output.version > WIRE_VERSION ? { kind: 'later-version' } : { kind: 'malformed', at: 'version' }
		);
	const body = v.safeParse(schema, json.value, { abortEarly: true });
	if (body.success) return ok(body.output);
	return failed({ kind: 'malformed', at: v.getDotPath(body.issues[0]) ?? '' });
}
