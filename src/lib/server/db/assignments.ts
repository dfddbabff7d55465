import type { Kysely } from 'kysely';
import { bumpRevision } from './classes.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

export interface StoredAssignment {
	readonly id: string;
	readonly classId: string;
	/** The assignment as JSON. */
	readonly body: string;
	readonly endedAt: number | null;
}

const COLUMNS = ['id', 'class_id as classId', 'body', 'ended_at as endedAt'] as const;

/** The assignments of a class, in the order given out. */
export function listAssignments(db: Db, classId: string): Promise<StoredAssignment[]> {
	return db
		.selectFrom('assignments')
		.select(COLUMNS)
		.where('class_id', '=', classId)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

export function findAssignment(db: Db, classId: string, id: string): Promise<StoredAssignment | undefined> {
	return db
		.selectFrom('assignments')
		.select(COLUMNS)
		.where('class_id', '=', classId)
		.where('id', '=', id)
		.executeTakeFirst();
}

/** Assignments by id, of whatever class: a batch of hand-ins may hold several. */
export function findAssignments(db: Db, ids: readonly string[]): Promise<StoredAssignment[]> {
	return db
		.selectFrom('assignments')
		.select(COLUMNS)
		.where('id', 'in', [...ids])
		.execute();
}

export type GiveOutcome = 'given' | 'other-assignment' | 'full';

/** Gives out an assignment. The same one again changes nothing; another one under its id is refused. */
export function insertAssignment(
	db: Db,
	{ id, classId, body }: Pick<StoredAssignment, 'id' | 'classId' | 'body'>,
	most: number,
	now: number
): Promise<GiveOutcome> {
	return db.transaction().execute(async (trx): Promise<GiveOutcome> => {
		await bumpRevision(trx, classId);
		const known = await trx.selectFrom('assignments').select(COLUMNS).where('id', '=', id).executeTakeFirst();
		if (known) return known.classId === classId && known.body === body ? 'given' : 'other-assignment';
		if ((await listAssignments(trx, classId)).length >= most) return 'full';
		await trx.insertInto('assignments').values({ id, class_id: classId, body, created_at: now }).execute();
		return 'given';
	});
}

/**
 * Ends an assignment, or opens it again (`undefined`). What was handed in stays either way. One that is ended already
 * stays so from the moment that it was: what came since came after the end.
 */
export function setEnded(db: Db, classId: string, id: string, endedAt: number | undefined): Promise<boolean> {
	return db.transaction().execute(async (trx) => {
		await bumpRevision(trx, classId);
		const changed = await trx
			.updateTable('assignments')
			.set(({ fn, val }) => ({
				ended_at: endedAt === undefined ? null : fn.coalesce('ended_at', val(endedAt))
			}))
			.where('class_id', '=', classId)
			.where('id', '=', id)
			.executeTakeFirst();
		return changed.numUpdatedRows === 1n;
	});
}
