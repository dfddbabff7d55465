import { isId } from '#lib/domain/bounds.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { Acknowledgement, HandInBatch } from '#lib/formats/hand-in-messages.ts';
import { BODY_LIMITS } from '#lib/formats/message.ts';
import type * as rows from '#lib/formats/endpoints.ts';
import { findAssignment } from './db/assignments.ts';
import { findClass } from './db/classes.ts';
import { listHandIns as listStored, listOwnHandIns, type StoredHandIn } from './db/hand-ins.ts';
import { listLearners } from './db/learners.ts';
import { reject, respond, unchanged } from './http/reply.ts';
import type { Handler } from './request-context.ts';
import { assignmentOf } from './stored-assignment.ts';

const unreadable = ({ malformed }: HandInBatch): Acknowledgement[] =>
	malformed.map((attempt) => ({ attempt, outcome: 'refused', reason: 'malformed' }));

/** From a learner's device: it speaks for one learner and for devices alone, whatever it says. */
export const handIn: Handler<typeof rows.handIn> = async ({ services, caller, body }) => {
	const arrivals = body.handIns.map((given) => ({
		handIn: { ...given, from: 'device' } satisfies HandIn,
		classId: caller.classId,
		learner: caller
	}));
	return respond([...(await services.handIns.take(arrivals)), ...unreadable(body)]);
};

/** From a teacher: receipts, and marks typed in from paper. A paper typed in again corrects the first. */
export const importHandIns: Handler<typeof rows.importHandIns> = async ({
	services,
	caller,
	params,
	body
}) => {
	const found = await findClass(services.db, caller.id, params.class);
	if (!found) return reject('not-found');
	const roster = new Map((await listLearners(services.db, found.id)).map((one) => [one.learner, one]));
	const numbers = new Set([...roster.values()].map(({ number }) => number));
	const arrivals = body.handIns.map((given) => ({
		handIn: given,
		classId: found.id,
		learner: roster.get(given.learner),
		numbers
	}));
	return respond([...(await services.handIns.take(arrivals)), ...unreadable(body)]);
};

/** To a teacher: what was handed in for an assignment, all of it or what came after a revision of the class. */
export const listHandIns: Handler<typeof rows.listHandIns> = async ({
	services: { db, decided },
	caller,
	params,
	query,
	knownTag
}) => {
	const found = await findClass(db, caller.id, params.class);
	const given = found && (await findAssignment(db, found.id, params.assignment));
	if (!given) return reject('not-found');
	const { revision, code, title } = found;
	const tag = `"r${revision}"`;
	if (tag === knownTag) return unchanged(tag);
	const since = Number(query.get('since') ?? 0);
	if (!Number.isSafeInteger(since) || since < 0) return reject('malformed', 'since');
	await decided;
	const entries = (await listLearners(db, found.id)).map(({ joinedAt: _, ...entry }) => entry);
	const update = {
		revision,
		class: { code, title },
		given: { assignment: assignmentOf(given), isOpen: given.endedAt === null, endedAt: given.endedAt },
		roster: { entries },
		handIns: await listStored(db, given.id, since)
	};
	return respond(update, { tag });
};

// Few enough that one learner's request holds little memory, whatever was stored.
const MAX_OWN = 20;

/** As many of the first as fit into one message, and one at least. */
function partOf(stored: readonly StoredHandIn[]): readonly StoredHandIn[] {
	let length = 0;
	const end = stored.findIndex(
		({ body }, place) => (length += body.length) > BODY_LIMITS.handIns && place > 0
	);
	return stored.slice(0, end < 0 ? MAX_OWN : Math.min(end, MAX_OWN));
}

/** To a learner's device: all that this learner handed in to this class and nothing of anybody else, in parts. */
export const myHandIns: Handler<typeof rows.myHandIns> = async ({ services, caller, query }) => {
	const after = query.get('after') ?? '';
	if (after !== '' && !isId(after)) return reject('malformed', 'after');
	const stored = await listOwnHandIns(services.db, caller, after, MAX_OWN + 1);
	const part = partOf(stored);
	const handIns = part.map(({ body, receivedAt }) => {
		// Written by this server from a hand-in that it had parsed.
		const handIn: HandIn = JSON.parse(body);
		return { handIn, receivedAt };
	});
	return respond({ handIns, next: part.length < stored.length ? (part.at(-1)?.id ?? null) : null });
};
