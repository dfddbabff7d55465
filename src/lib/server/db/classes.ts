import { sql, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A class as its row says. */
export interface StoredClass {
	readonly id: string;
	readonly title: string;
	readonly code: string;
	readonly codeExpiresAt: number;
	readonly revision: number;
}

export interface NewClass {
	readonly id: string;
	readonly title: string;
	readonly code: string;
	readonly codeExpiresAt: number;
}

export interface ClassCounts {
	readonly learners: number;
	readonly openAssignments: number;
}

const COLUMNS = [
	'classes.id as id',
	'classes.name as title',
	'classes.join_code as code',
	'classes.join_expires_at as codeExpiresAt',
	'classes.revision as revision'
] as const;

/** Adds a class. Adding the same one again changes nothing; false if the id is someone else's. */
export async function insertClass(db: Db, teacherId: string, made: NewClass, now: number): Promise<boolean> {
	await db
		.insertInto('classes')
		.values({
			id: made.id,
			teacher_id: teacherId,
			name: made.title,
			join_code: made.code,
			join_expires_at: made.codeExpiresAt,
			created_at: now
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return (await findClass(db, teacherId, made.id)) !== undefined;
}

/** A class of this teacher; nobody else's is ever found. */
export function findClass(db: Db, teacherId: string, id: string): Promise<StoredClass | undefined> {
	return db
		.selectFrom('classes')
		.select(COLUMNS)
		.where('id', '=', id)
		.where('teacher_id', '=', teacherId)
		.executeTakeFirst();
}

export function findClassByCode(db: Db, code: string, now: number): Promise<StoredClass | undefined> {
	return db
		.selectFrom('classes')
		.select(COLUMNS)
		.where('join_code', '=', code)
		.where('join_expires_at', '>', now)
		.executeTakeFirst();
}

export function findClassById(db: Db, id: string): Promise<StoredClass | undefined> {
	return db.selectFrom('classes').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** The classes of a teacher, the newest first. */
export function listClasses(db: Db, teacherId: string): Promise<(StoredClass & ClassCounts)[]> {
	return db
		.selectFrom('classes')
		.select(COLUMNS)
		.select((row) => [
			row
				.selectFrom('learners')
				.select(sql<number>`count(*)`.as('count'))
				.whereRef('learners.class_id', '=', 'classes.id')
				.$asScalar()
				.as('learners'),
			row
				.selectFrom('assignments')
				.select(sql<number>`count(*)`.as('count'))
				.whereRef('assignments.class_id', '=', 'classes.id')
				.where('ended_at', 'is', null)
				.$asScalar()
				.as('openAssignments')
		])
		.where('teacher_id', '=', teacherId)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.$castTo<StoredClass & ClassCounts>()
		.execute();
}

/**
 * Counts a change of the class and returns its number, or undefined if the class is gone. It comes first in every
 * transaction that changes anything in a class: until that ends, no other process changes the same class.
 */
export async function bumpRevision(db: Db, classId: string): Promise<number | undefined> {
	const row = await db
		.updateTable('classes')
		.set((row) => ({ revision: row('revision', '+', 1) }))
		.where('id', '=', classId)
		.returning('revision')
		.executeTakeFirst();
	return row?.revision;
}

export function renameClass(db: Db, classId: string, title: string): Promise<void> {
	return db.transaction().execute(async (trx) => {
		await bumpRevision(trx, classId);
		await trx.updateTable('classes').set({ name: title }).where('id', '=', classId).execute();
	});
}

/** Deletes a class with its learners, their devices, its assignments and all work handed in. */
export async function deleteClass(db: Db, classId: string): Promise<void> {
	await db.deleteFrom('classes').where('id', '=', classId).execute();
}

/** Gives the class another code; the former one opens nothing from then on. */
export async function rotateCode(db: Db, classId: string, code: string, expiresAt: number): Promise<void> {
	await db.transaction().execute(async (trx) => {
		await bumpRevision(trx, classId);
		await trx
			.updateTable('classes')
			.set({ join_code: code, join_expires_at: expiresAt })
			.where('id', '=', classId)
			.execute();
	});
}
