import { readClassCode } from '#lib/formats/class-code.ts';
import { MOST_LEARNERS } from '#lib/domain/classroom/roster.ts';
import type * as api from '#lib/wire/class-api.ts';
import type { RosterView } from '#lib/wire/class-views.ts';
import type { Desk } from './class-server.ts';
import { newCode, readCode } from './codes.ts';
import { listAssignments } from './db/assignments.ts';
import { findClassByCode, findClassById, type StoredClass } from './db/classes.ts';
import * as store from './db/learners.ts';
import type { Given } from './http/door.ts';
import { grant, refuse, unchanged, type Outcome } from './http/outcome.ts';
import { hashSecret, newToken } from './secrets.ts';
import { assignmentOf } from './stored-assignment.ts';

/** The class of a typed code. A code that never was, one that has expired and a slip of the pen are one answer. */
function classOf(desk: Desk, typed: string): Promise<StoredClass | undefined> {
	const code = readClassCode(typed);
	return findClassByCode(desk.db, code.isOk ? code.value : '', desk.clock());
}

export async function look({ desk, body }: Given<api.ClassCode, 'anyone'>): Promise<Outcome<api.ClassFace>> {
	const found = await classOf(desk, body.code);
	if (!found) return refuse('not-allowed');
	const names = (await store.listLearners(desk.db, found.id)).map(({ learner, name, group, joinedAt }) => ({
		learner,
		name,
		group,
		isTaken: joinedAt !== null
	}));
	return grant({ id: found.id, title: found.title, names });
}

/** Takes a name of the roster that nobody works under yet, or adds one. */
export async function join({ desk, body }: Given<api.Joining, 'anyone'>): Promise<Outcome<api.Joined>> {
	const found = await classOf(desk, body.code);
	if (!found) return refuse('not-allowed');
	const now = desk.clock();
	if (body.name !== undefined) {
		const added = { learner: body.learner, name: body.name, group: '' };
		const outcome = await store.insertLearners(desk.db, found.id, [added], MOST_LEARNERS, now);
		if (outcome !== 'added') return refuse(outcome === 'full' ? 'full' : 'conflict');
	}
	const [token, resumeCode] = [newToken(), newCode()];
	const secrets = { tokenHash: hashSecret(token), resumeHash: hashSecret(resumeCode) };
	const isClaimed = await store.claimLearner(desk.db, found.id, body.learner, secrets, now);
	const learner = isClaimed ? await store.findLearner(desk.db, found.id, body.learner) : undefined;
	return learner ? joined(found, learner, token, resumeCode) : refuse('name-taken');
}

function joined(
	{ id, title }: StoredClass,
	{ learner, number, name }: store.StoredLearner,
	token: string,
	resumeCode: string | null
): Outcome<api.Joined> {
	return grant({ token, resumeCode, learner: { learner, number, name }, class: { id, title } });
}

/** Lets another device speak for a learner. */
export async function resume({ desk, body }: Given<api.Resuming, 'anyone'>): Promise<Outcome<api.Joined>> {
	const token = newToken();
	const code = hashSecret(readCode(body.resumeCode) ?? '');
	const known = await store.resumeLearner(desk.db, code, hashSecret(token), desk.clock());
	const found = known && (await findClassById(desk.db, known.classId));
	const learner = known && (await store.findLearner(desk.db, known.classId, known.learner));
	return found && learner ? joined(found, learner, token, null) : refuse('not-allowed');
}

/** What a learner's device asks for again and again: what is to be done. Of the roster it sees its own line. */
export async function myClass({
	desk,
	caller,
	knownTag
}: Given<undefined, 'learner'>): Promise<Outcome<RosterView>> {
	const found = await findClassById(desk.db, caller.classId);
	if (!found) return refuse('not-signed-in');
	const assignments = await listAssignments(desk.db, found.id);
	const tag = `"m${assignments.map(({ endedAt }) => endedAt ?? 0).join('.')}.${found.code}"`;
	const learner = await store.findLearner(desk.db, found.id, caller.learner);
	if (!learner) return refuse('not-signed-in');
	const own = hashSecret(JSON.stringify([found.title, tag, learner.name, learner.group])).slice(0, 16);
	if (`"${own}"` === knownTag) return unchanged(knownTag);
	const { joinedAt: _, ...entry } = learner;
	return grant(
		{
			class: { code: found.code, title: found.title },
			roster: { entries: [entry] },
			assignments: assignments.map((one) => ({ assignment: assignmentOf(one), isOpen: one.endedAt === null }))
		},
		{ tag: `"${own}"` }
	);
}
