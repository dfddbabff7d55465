import type { QuizCheck } from '#lib/domain/classroom/quiz-check.ts';
import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

export interface StoredHandIn {
	/** The attempt's id. */
	readonly id: string;
	readonly classId: string;
	readonly assignmentId: string;
	readonly learnerId: string;
	/** The hand-in as JSON. */
	readonly body: string;
	readonly revision: number;
	readonly receivedAt: number;
	/** Whether it holds the assigned quiz; null if it was stored by a version that did not decide that. */
	readonly quizCheck: QuizCheck | null;
}

const COLUMNS = [
	'id',
	'class_id as classId',
	'assignment_id as assignmentId',
	'learner_id as learnerId',
	'body',
	'revision',
	'received_at as receivedAt',
	'quiz_check as quizCheck'
] as const;

// Both backends take far more parameters than this many rows need, and one statement this long stays quick to make.
const ROWS_AT_ONCE = 100;

/** Which of these attempts are stored, by whomever. */
export async function findHandIns(db: Db, ids: readonly string[]): Promise<StoredHandIn[]> {
	const found: StoredHandIn[] = [];
	for (let from = 0; from < ids.length; from += ROWS_AT_ONCE)
		found.push(
			...(await db
				.selectFrom('hand_ins')
				.select(COLUMNS)
				.where('id', 'in', ids.slice(from, from + ROWS_AT_ONCE))
				.execute())
		);
	return found;
}

/** Stores new hand-ins. One whose id is stored already fails the whole statement. */
export async function insertHandIns(db: Db, handIns: readonly StoredHandIn[]): Promise<void> {
	const rows = handIns.map((handIn) => ({
		id: handIn.id,
		class_id: handIn.classId,
		assignment_id: handIn.assignmentId,
		learner_id: handIn.learnerId,
		body: handIn.body,
		revision: handIn.revision,
		received_at: handIn.receivedAt,
		quiz_check: handIn.quizCheck
	}));
	for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
		await db
			.insertInto('hand_ins')
			.values(rows.slice(from, from + ROWS_AT_ONCE))
			.execute();
}

/** Takes out hand-ins for which others are put in. */
export async function deleteHandIns(db: Db, ids: readonly string[]): Promise<void> {
	for (let from = 0; from < ids.length; from += ROWS_AT_ONCE)
		await db
			.deleteFrom('hand_ins')
			.where('id', 'in', ids.slice(from, from + ROWS_AT_ONCE))
			.execute();
}

/** What was handed in for an assignment after a revision of the class, in the order received. */
export function listHandIns(db: Db, assignmentId: string, since: number): Promise<StoredHandIn[]> {
	return db
		.selectFrom('hand_ins')
		.select(COLUMNS)
		.where('assignment_id', '=', assignmentId)
		.where('revision', '>', since)
		.orderBy('revision')
		.orderBy('id')
		.execute();
}

/** The next of what a learner handed in, ordered by id, after the attempt `after`; at the beginning that is ''. */
export function listOwnHandIns(
	db: Db,
	learner: { readonly classId: string; readonly learner: string },
	after: string,
	most: number
): Promise<StoredHandIn[]> {
	return db
		.selectFrom('hand_ins')
		.select(COLUMNS)
		.where('learner_id', '=', learner.learner)
		.where('class_id', '=', learner.classId)
		.where('id', '>', after)
		.orderBy('id')
		.limit(most)
		.execute();
}

const isUndecided = (where: ExpressionBuilder<Schema, 'hand_ins'>) =>
	where.or([where('quiz_check', 'is', null), where('quiz_check', '=', 'undecided')]);

/** The assignments with hand-ins of which nobody decided yet whether they hold the assigned quiz. */
export async function listUndecidedAssignments(db: Db): Promise<string[]> {
	const rows = await db
		.selectFrom('hand_ins')
		.select('assignment_id as id')
		.distinct()
		.where(isUndecided)
		.execute();
	return rows.map(({ id }) => id);
}

/** The hand-ins of an assignment of which nobody decided yet whether they hold the assigned quiz. */
export function listUndecided(db: Db, assignmentId: string): Promise<StoredHandIn[]> {
	return db
		.selectFrom('hand_ins')
		.select(COLUMNS)
		.where('assignment_id', '=', assignmentId)
		.where(isUndecided)
		.orderBy('id')
		.execute();
}

/** Stores what was decided of these hand-ins; what was decided before stays. */
export async function setQuizChecks(db: Db, quizCheck: QuizCheck, ids: readonly string[]): Promise<void> {
	for (let from = 0; from < ids.length; from += ROWS_AT_ONCE)
		await db
			.updateTable('hand_ins')
			.set({ quiz_check: quizCheck })
			.where('id', 'in', ids.slice(from, from + ROWS_AT_ONCE))
			.where(isUndecided)
			.execute();
}
