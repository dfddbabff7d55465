import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { Acknowledgement, HandInBatch } from '#lib/wire/hand-in.ts';
import { findClass } from './db/classes.ts';
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
	const arrivals = body.handIns.map((given) => ({
		handIn: given,
		classId: kept.id,
		learner: roster.get(given.learner),
		mayCorrect: true
	}));
	return grant([...(await desk.handIns.take(arrivals)), ...unreadable(body)]);
}
