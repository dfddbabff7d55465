import { isId } from '#lib/domain/bounds.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { Acknowledgement, HandInBatch } from '#lib/formats/hand-in-messages.ts';
import type { OwnHandIns } from '#lib/wire/class-views.ts';
import { BODY_LIMITS } from '#lib/formats/message.ts';
import { findClass } from './db/classes.ts';
import { listOwnHandIns, type StoredHandIn } from './db/hand-ins.ts';
import { listLearners } from './db/learners.ts';
import type { Given } from './http/door.ts';
import { grant, refuse, type Outcome } from './http/outcome.ts';

type Reply = Outcome<Acknowledgement[]>;

const unreadable = ({ malformed }: HandInBatch): Acknowledgement[] =>
	malformed.map((attempt) => ({ attempt, outcome: 'refused', reason: 'malformed' }));

/** From a learner's device: it speaks for one learner and for devices alone, whatever it says. */
export async function handIn({ desk, caller, body }: Given<HandInBatch, 'learner'>): Promise<Reply> {
	const arrivals = body.handIns.map((given) => ({
		handIn: { ...given, from: 'device' } satisfies HandIn,
		classId: caller.classId,
		learner: caller
	}));
	return grant([...(await desk.handIns.take(arrivals)), ...unreadable(body)]);
}

/** From a teacher: receipts that came without a network, and marks typed in from paper. A paper typed in again corrects. */
export async function handInFor({
	desk,
	caller,
	params,
	body
}: Given<HandInBatch, 'teacher'>): Promise<Reply> {
	const kept = await findClass(desk.db, caller.id, params['class'] ?? '');
	if (!kept) return refuse('not-found');
	const roster = new Map((await listLearners(desk.db, kept.id)).map((one) => [one.learner, one]));
	const numbers = new Set([...roster.values()].map(({ number }) => number));
	const arrivals = body.handIns.map((given) => ({
		handIn: given,
		classId: kept.id,
		learner: roster.get(given.learner),
		numbers
	}));
	return grant([...(await desk.handIns.take(arrivals)), ...unreadable(body)]);
}

// Few enough that one learner's request holds little memory, whatever was stored.
const OWN_AT_ONCE = 20;

/** As many of the first as fit into one message, and one at least. */
function partOf(stored: readonly StoredHandIn[]): readonly StoredHandIn[] {
	let length = 0;
	const end = stored.findIndex(
		({ body }, place) => (length += body.length) > BODY_LIMITS.handIns && place > 0
	);
	return stored.slice(0, end < 0 ? OWN_AT_ONCE : Math.min(end, OWN_AT_ONCE));
}

/** To a learner's device, all that this learner handed in to this class and nothing of anybody else, in parts. */
export async function showOwn({
	desk,
	caller,
	query
}: Given<undefined, 'learner'>): Promise<Outcome<OwnHandIns>> {
	const after = query.get('after') ?? '';
	if (after !== '' && !isId(after)) return refuse('malformed', 'after');
	const stored = await listOwnHandIns(desk.db, caller, after, OWN_AT_ONCE + 1);
	const part = partOf(stored);
	const handIns = part.map(({ body, receivedAt }) => {
		// Written by this server from a hand-in that it had parsed.
		const handIn: HandIn = JSON.parse(body);
		return { handIn, receivedAt };
	});
	return grant({ handIns, next: part.length < stored.length ? (part.at(-1)?.id ?? null) : null });
}
