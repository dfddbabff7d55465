import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { MOST_LEARNERS } from '#lib/domain/classroom/roster.ts';
import { writeAssignment } from '#lib/formats/assignment.ts';
import type * as api from '#lib/wire/class-api.ts';
import { newClassCode, newCode } from './codes.ts';
import * as assignments from './db/assignments.ts';
import * as store from './db/classes.ts';
import * as learners from './db/learners.ts';
import type { Database } from './db/open-database.ts';
import type { Given } from './http/door.ts';
import { grant, refuse, unchanged, type Outcome } from './http/outcome.ts';
import { hashSecret } from './secrets.ts';
import { assignmentOf } from './stored-assignment.ts';

const DAY = 86_400_000;
const CODE_DAYS = 14;
const MOST_ASSIGNMENTS = 500;

type ByTeacher<Body = undefined> = Given<Body, 'teacher'>;
type Detail = Outcome<api.ClassDetail>;

const tagOf = ({ revision }: store.StoredClass): string => `"c${revision}"`;

async function detailOf(db: Database, kept: store.StoredClass): Promise<Detail> {
	const [roster, given] = [
		await learners.listLearners(db, kept.id),
		await assignments.listAssignments(db, kept.id)
	];
	const listed = given.map((one) => ({
		assignment: assignmentOf(one),
		isOpen: one.endedAt === null,
		endedAt: one.endedAt
	}));
	return grant({ ...kept, learners: roster, assignments: listed }, { tag: tagOf(kept) });
}

/** Does something to a class of the caller and answers with the class as it is then. */
async function changing<Body>(
	{ desk, caller, params }: ByTeacher<Body>,
	change: (kept: store.StoredClass) => Promise<Outcome<never> | undefined>
): Promise<Detail> {
	const kept = await store.findClass(desk.db, caller.id, params['class'] ?? '');
	if (!kept) return refuse('not-found');
	const refused = await change(kept);
	if (refused) return refused;
	const after = await store.findClass(desk.db, caller.id, kept.id);
	return after ? detailOf(desk.db, after) : refuse('not-found');
}

export async function listClasses({ desk, caller }: ByTeacher): Promise<Outcome<api.ClassList>> {
	return grant({ classes: await store.listClasses(desk.db, caller.id) });
}

export async function makeClass({ desk, caller, body }: ByTeacher<api.NewClass>): Promise<Detail> {
	const now = desk.clock();
	const made = { ...body, code: newClassCode(), codeExpiresAt: now + CODE_DAYS * DAY };
	if (!(await store.insertClass(desk.db, caller.id, made, now))) return refuse('conflict');
	const kept = await store.findClass(desk.db, caller.id, body.id);
	return kept ? detailOf(desk.db, kept) : refuse('conflict');
}

export async function showClass({ desk, caller, params, knownTag }: ByTeacher): Promise<Detail> {
	const kept = await store.findClass(desk.db, caller.id, params['class'] ?? '');
	if (!kept) return refuse('not-found');
	return tagOf(kept) === knownTag ? unchanged(knownTag) : detailOf(desk.db, kept);
}

export const renameClass = (given: ByTeacher<api.ClassTitle>): Promise<Detail> =>
	changing(given, async ({ id }) => {
		await store.renameClass(given.desk.db, id, given.body.title);
		return undefined;
	});

export async function deleteClass({ desk, caller, params }: ByTeacher): Promise<Outcome<api.Done>> {
	const kept = await store.findClass(desk.db, caller.id, params['class'] ?? '');
	if (!kept) return refuse('not-found');
	await store.deleteClass(desk.db, kept.id);
	desk.judged.clear();
	return grant({ done: true });
}

export const rollCode = (given: ByTeacher<api.CodeLife>): Promise<Detail> =>
	changing(given, async ({ id }) => {
		const expiresAt = given.desk.clock() + given.body.days * DAY;
		await store.rollCode(given.desk.db, id, newClassCode(), expiresAt);
		return undefined;
	});

const WHY_NOT_ADDED = { full: 'full', 'taken-id': 'conflict', gone: 'not-found' } as const;

export const addLearners = (given: ByTeacher<api.NewLearners>): Promise<Detail> =>
	changing(given, async ({ id }) => {
		const { desk, body } = given;
		const outcome = await learners.insertLearners(desk.db, id, body.learners, MOST_LEARNERS, desk.clock());
		return outcome === 'added' ? undefined : refuse(WHY_NOT_ADDED[outcome]);
	});

export const changeLearner = (given: ByTeacher<api.LearnerChange>): Promise<Detail> =>
	changing(given, async ({ id }) => {
		const learner = given.params['learner'] ?? '';
		const isChanged = await learners.changeLearner(given.desk.db, id, learner, given.body);
		return isChanged ? undefined : refuse('not-found');
	});

export const removeLearner = (given: ByTeacher): Promise<Detail> =>
	changing(given, async ({ id }) => {
		const isGone = await learners.deleteLearner(given.desk.db, id, given.params['learner'] ?? '');
		given.desk.judged.clear();
		return isGone ? undefined : refuse('not-found');
	});

/** Whoever has the learner's phone, card or name is out; what was handed in stays. */
export const signOutLearner = (given: ByTeacher): Promise<Detail> =>
	changing(given, async ({ id }) => {
		const isOut = await learners.forgetDevices(given.desk.db, id, given.params['learner'] ?? '');
		return isOut ? undefined : refuse('not-found');
	});

/** Cards to print: each learner gets a new resume code, for only its hash is kept. */
export async function makeCards({
	desk,
	caller,
	params,
	body
}: ByTeacher<api.CardsFor>): Promise<Outcome<api.JoinCards>> {
	const kept = await store.findClass(desk.db, caller.id, params['class'] ?? '');
	if (!kept) return refuse('not-found');
	const wanted = new Set(body.learners);
	const chosen = (await learners.listLearners(desk.db, kept.id)).filter(({ learner }) => wanted.has(learner));
	const cards = chosen.map(({ learner, name }) => ({ learner, name, resumeCode: newCode() }));
	const hashes = cards.map(({ learner, resumeCode }) => ({ learner, resumeHash: hashSecret(resumeCode) }));
	await learners.setResumeCodes(desk.db, kept.id, hashes);
	return grant({ code: kept.code, cards });
}

const WHY_NOT_GIVEN = { 'other-assignment': 'conflict', full: 'full' } as const;

async function give(
	{ desk }: ByTeacher<unknown>,
	classId: string,
	assignment: Assignment
): Promise<Outcome<never> | undefined> {
	const row = { id: assignment.id, classId, body: writeAssignment(assignment) };
	const outcome = await assignments.insertAssignment(desk.db, row, MOST_ASSIGNMENTS, desk.clock());
	return outcome === 'given' ? undefined : refuse(WHY_NOT_GIVEN[outcome]);
}

export const assign = (given: ByTeacher<Assignment>): Promise<Detail> =>
	changing(given, async ({ id }) => {
		const known = await given.desk.modules.find(given.body.hash);
		if (known?.id !== given.body.module) return refuse('malformed', 'hash');
		return give(given, id, given.body);
	});

export const endOrOpen = (given: ByTeacher<api.OpenOrNot>): Promise<Detail> =>
	changing(given, async ({ id }) => {
		const endedAt = given.body.isOpen ? undefined : given.desk.clock();
		const isSet = await assignments.setEnded(given.desk.db, id, given.params['assignment'] ?? '', endedAt);
		return isSet ? undefined : refuse('not-found');
	});

export const duplicate = (given: ByTeacher<api.AssignmentCopy>): Promise<Detail> =>
	changing(given, async ({ id }) => {
		const kept = await assignments.findAssignment(given.desk.db, id, given.params['assignment'] ?? '');
		return kept ? give(given, id, { ...assignmentOf(kept), id: given.body.id }) : refuse('not-found');
	});
