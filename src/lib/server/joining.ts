import { readClassCode } from '#lib/formats/class-code.ts';
import { MAX_LEARNERS } from '#lib/domain/classroom/roster.ts';
import type * as rows from '#lib/formats/endpoints.ts';
import type { Joined } from '#lib/formats/class-messages.ts';
import { newCode, readCode } from './codes.ts';
import { listAssignments } from './db/assignments.ts';
import { findClassByCode, findClassById, type StoredClass } from './db/classes.ts';
import * as store from './db/learners.ts';
import { reject, respond, unchanged, type Outcome } from './http/reply.ts';
import type { Handler } from './request-context.ts';
import { hashSecret, newToken } from './secrets.ts';
import type { Services } from './services.ts';
import { assignmentOf } from './stored-assignment.ts';

/** The class of a typed code. A code that never existed, an expired one and a typing error are not told apart. */
function classOf({ db, clock }: Services, typed: string): Promise<StoredClass | undefined> {
	const code = readClassCode(typed);
	return findClassByCode(db, code.isOk ? code.value : '', clock());
}

export const findClass: Handler<typeof rows.findClass> = async ({ services, body }) => {
	const found = await classOf(services, body.code);
	if (!found) return reject('not-allowed');
	const learners = await store.listLearners(services.db, found.id);
	const names = learners.map(({ learner, name, group, joinedAt }) => ({
		learner,
		name,
		group,
		isTaken: joinedAt !== null
	}));
	return respond({ id: found.id, title: found.title, names });
};

/** Takes a name of the roster under which nobody works yet, or adds one. */
export const join: Handler<typeof rows.join> = async ({ services, body }) => {
	const { db } = services;
	const found = await classOf(services, body.code);
	if (!found) return reject('not-allowed');
	const now = services.clock();
	if (body.name !== undefined) {
		const added = { learner: body.learner, name: body.name, group: '' };
		const outcome = await store.insertLearners(db, found.id, [added], MAX_LEARNERS, now);
		if (outcome !== 'added') return reject(outcome === 'full' ? 'full' : 'conflict');
	}
	const [token, resumeCode] = [newToken(), newCode()];
	const secrets = { tokenHash: hashSecret(token), resumeHash: hashSecret(resumeCode) };
	const isClaimed = await store.claimLearner(db, found.id, body.learner, secrets, now);
	const learner = isClaimed ? await store.findLearner(db, found.id, body.learner) : undefined;
	return learner ? joined(found, learner, token, resumeCode) : reject('name-taken');
};

function joined(
	{ id, title }: StoredClass,
	{ learner, number, name }: store.StoredLearner,
	token: string,
	resumeCode: string | null
): Outcome<Joined> {
	return respond({ token, resumeCode, learner: { learner, number, name }, class: { id, title } });
}

/** Gives another device of the learner a token. */
export const resume: Handler<typeof rows.resume> = async ({ services, body }) => {
	const { db } = services;
	const token = newToken();
	const code = hashSecret(readCode(body.resumeCode) ?? '');
	const known = await store.resumeLearner(db, code, hashSecret(token), services.clock());
	const found = known && (await findClassById(db, known.classId));
	const learner = known && (await store.findLearner(db, known.classId, known.learner));
	return found && learner ? joined(found, learner, token, null) : reject('not-allowed');
};

/** What a learner's device polls. Of the roster it gets its own entry. */
export const myClass: Handler<typeof rows.myClass> = async ({ services: { db }, caller, knownTag }) => {
	const found = await findClassById(db, caller.classId);
	if (!found) return reject('not-signed-in');
	const assignments = await listAssignments(db, found.id);
	const state = `"m${assignments.map(({ endedAt }) => endedAt ?? 0).join('.')}.${found.code}"`;
	const learner = await store.findLearner(db, found.id, caller.learner);
	if (!learner) return reject('not-signed-in');
	const hash = hashSecret(JSON.stringify([found.title, state, learner.name, learner.group])).slice(0, 16);
	const tag = `"${hash}"`;
	if (tag === knownTag) return unchanged(tag);
	const { joinedAt: _, ...entry } = learner;
	const view = {
		class: { code: found.code, title: found.title },
		roster: { entries: [entry] },
		assignments: assignments.map((one) => ({ assignment: assignmentOf(one), isOpen: one.endedAt === null }))
	};
	return respond(view, { tag });
};
