import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { MAX_LEARNERS } from '#lib/domain/classroom/roster.ts';
import { writeAssignment } from '#lib/formats/assignment.ts';
import type * as rows from '#lib/formats/endpoints.ts';
import type { ClassDetail } from '#lib/formats/class-messages.ts';
import { newClassCode, newCode } from './codes.ts';
import * as assignments from './db/assignments.ts';
import * as store from './db/classes.ts';
import * as learners from './db/learners.ts';
import type { Database } from './db/open-database.ts';
import { reject, respond, unchanged, type Outcome } from './http/reply.ts';
import type { Handler, RequestContext } from './request-context.ts';
import { hashSecret } from './secrets.ts';
import type { Services } from './services.ts';
import { assignmentOf } from './stored-assignment.ts';

const DAY_MS = 86_400_000;
const CODE_DAYS = 14;
const MAX_ASSIGNMENTS = 500;

const tagOf = ({ revision }: store.StoredClass): string => `"c${revision}"`;

async function detailOf(db: Database, found: store.StoredClass): Promise<Outcome<ClassDetail>> {
	const roster = await learners.listLearners(db, found.id);
	const listed = (await assignments.listAssignments(db, found.id)).map((one) => ({
		assignment: assignmentOf(one),
		isOpen: one.endedAt === null,
		endedAt: one.endedAt
	}));
	return respond({ ...found, learners: roster, assignments: listed }, { tag: tagOf(found) });
}

/** Changes a class of the teacher who asks, and answers with the class as it is then. */
async function changing<Body>(
	{ services: { db }, caller, params }: RequestContext<'teacher', Body, 'class'>,
	change: (classId: string) => Promise<Outcome<never> | undefined>
): Promise<Outcome<ClassDetail>> {
	const found = await store.findClass(db, caller.id, params.class);
	if (!found) return reject('not-found');
	const rejected = await change(found.id);
	if (rejected) return rejected;
	const after = await store.findClass(db, caller.id, found.id);
	return after ? detailOf(db, after) : reject('not-found');
}

export const listClasses: Handler<typeof rows.listClasses> = async ({ services, caller }) =>
	respond({ classes: await store.listClasses(services.db, caller.id) });

export const createClass: Handler<typeof rows.createClass> = async ({ services, caller, body }) => {
	const { db } = services;
	const now = services.clock();
	const made = { ...body, code: newClassCode(), codeExpiresAt: now + CODE_DAYS * DAY_MS };
	if (!(await store.insertClass(db, caller.id, made, now))) return reject('conflict');
	const found = await store.findClass(db, caller.id, body.id);
	return found ? detailOf(db, found) : reject('conflict');
};

export const showClass: Handler<typeof rows.showClass> = async ({ services, caller, params, knownTag }) => {
	const found = await store.findClass(services.db, caller.id, params.class);
	if (!found) return reject('not-found');
	return tagOf(found) === knownTag ? unchanged(knownTag) : detailOf(services.db, found);
};

export const renameClass: Handler<typeof rows.renameClass> = (context) =>
	changing(context, async (classId) => {
		await store.renameClass(context.services.db, classId, context.body.title);
		return undefined;
	});

export const deleteClass: Handler<typeof rows.deleteClass> = async ({ services, caller, params }) => {
	const found = await store.findClass(services.db, caller.id, params.class);
	if (!found) return reject('not-found');
	await store.deleteClass(services.db, found.id);
	return respond({ done: true });
};

export const renewClassCode: Handler<typeof rows.renewClassCode> = (context) =>
	changing(context, async (classId) => {
		const { db, clock } = context.services;
		await store.rotateCode(db, classId, newClassCode(), clock() + context.body.days * DAY_MS);
		return undefined;
	});

const WHY_NOT_ADDED = { full: 'full', 'taken-id': 'conflict', gone: 'not-found' } as const;

export const addLearners: Handler<typeof rows.addLearners> = (context) =>
	changing(context, async (classId) => {
		const { services, body } = context;
		const added = await learners.insertLearners(
			services.db,
			classId,
			body.learners,
			MAX_LEARNERS,
			services.clock()
		);
		return added === 'added' ? undefined : reject(WHY_NOT_ADDED[added]);
	});

export const changeLearner: Handler<typeof rows.changeLearner> = (context) =>
	changing(context, async (classId) => {
		const { services, params, body } = context;
		const isChanged = await learners.changeLearner(services.db, classId, params.learner, body);
		return isChanged ? undefined : reject('not-found');
	});

export const removeLearner: Handler<typeof rows.removeLearner> = (context) =>
	changing(context, async (classId) => {
		const isDeleted = await learners.deleteLearner(context.services.db, classId, context.params.learner);
		return isDeleted ? undefined : reject('not-found');
	});

/** Nobody can go on with the learner's device, card or name; what was handed in stays. */
export const signOutLearner: Handler<typeof rows.signOutLearner> = (context) =>
	changing(context, async (classId) => {
		const isOut = await learners.forgetDevices(context.services.db, classId, context.params.learner);
		return isOut ? undefined : reject('not-found');
	});

/** Each learner gets a new resume code, for only its hash is stored. */
export const createCards: Handler<typeof rows.createCards> = async ({ services, caller, params, body }) => {
	const { db } = services;
	const found = await store.findClass(db, caller.id, params.class);
	if (!found) return reject('not-found');
	const wanted = new Set(body.learners);
	const chosen = (await learners.listLearners(db, found.id)).filter(({ learner }) => wanted.has(learner));
	const cards = chosen.map(({ learner, name }) => ({ learner, name, resumeCode: newCode() }));
	const hashes = cards.map(({ learner, resumeCode }) => ({ learner, resumeHash: hashSecret(resumeCode) }));
	await learners.setResumeCodes(db, found.id, hashes);
	return respond({ code: found.code, cards });
};

const WHY_NOT_ASSIGNED = { 'other-assignment': 'conflict', full: 'full' } as const;

async function insert(
	{ db, clock }: Services,
	classId: string,
	assignment: Assignment
): Promise<Outcome<never> | undefined> {
	const row = { id: assignment.id, classId, body: writeAssignment(assignment) };
	const outcome = await assignments.insertAssignment(db, row, MAX_ASSIGNMENTS, clock());
	return outcome === 'given' ? undefined : reject(WHY_NOT_ASSIGNED[outcome]);
}

export const assign: Handler<typeof rows.assign> = (context) =>
	changing(context, async (classId) => {
		const { services, body } = context;
		const module = await services.modules.find(body.hash);
		if (module?.id !== body.module) return reject('malformed', 'hash');
		return insert(services, classId, body);
	});

export const setAssignmentOpen: Handler<typeof rows.setAssignmentOpen> = (context) =>
	changing(context, async (classId) => {
		const { services, params, body } = context;
		const endedAt = body.isOpen ? undefined : services.clock();
		const isSet = await assignments.setEnded(services.db, classId, params.assignment, endedAt);
		return isSet ? undefined : reject('not-found');
	});

export const copyAssignment: Handler<typeof rows.copyAssignment> = (context) =>
	changing(context, async (classId) => {
		const { services, params, body } = context;
		const found = await assignments.findAssignment(services.db, classId, params.assignment);
		return found ? insert(services, classId, { ...assignmentOf(found), id: body.id }) : reject('not-found');
	});
