import type { Kysely } from 'kysely';
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
}

const COLUMNS = [
	'id',
	'class_id as classId',
	'assignment_id as assignmentId',
	'learner_id as learnerId',
	'body',
	'revision',
	'received_at as receivedAt'
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
		received_at: handIn.receivedAt
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
