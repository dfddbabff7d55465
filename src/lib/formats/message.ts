import * as v from 'valibot';
import { failed, type Result } from '#lib/domain/result.ts';
import { parseJson } from './json.ts';
import { parse, type Malformed } from './parse.ts';

/** Why a message is not taken. */
export type WireFailure =
	| { readonly kind: 'too-long'; readonly limit: number }
	| { readonly kind: 'not-json' }
	| { readonly kind: 'later-version' }
	| Malformed;

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

/** Writes a message with the version of its form. */
export const writeMessage = (body: object): string => JSON.stringify({ version: WIRE_VERSION, ...body });

const versionSchema = v.looseObject({ version: v.number() });

/** Reads a message into a value of the domain. Garbage is a failure and never throws; unknown fields are dropped. */
export function readMessage<T>(
	text: string,
	limit: number,
	schema: v.GenericSchema<unknown, T>
): Result<T, WireFailure> {
	if (text.length > limit) return failed({ kind: 'too-long', limit });
	const json = parseJson(text);
	if (!json.isOk) return failed({ kind: 'not-json' });
	const head = parse(versionSchema, json.value);
	if (head.isOk && head.value.version > WIRE_VERSION) return failed({ kind: 'later-version' });
	if (!head.isOk || head.value.version !== WIRE_VERSION) return failed({ kind: 'malformed', at: 'version' });
	return parse(schema, json.value);
}
