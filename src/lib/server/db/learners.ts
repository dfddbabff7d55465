import type { RosterEntry } from '#lib/domain/classroom/roster.ts';
import type { Kysely } from 'kysely';
import { bumpRevision } from './classes.ts';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A learner in a roster, and whether somebody already works under the name. */
export interface StoredLearner extends RosterEntry {
	readonly joinedAt: number | null;
}

export interface NewLearner {
	readonly learner: string;
	readonly name: string;
	readonly group: string;
}

/** Who a device speaks for. */
export interface KnownLearner {
	readonly learner: string;
	readonly number: number;
	readonly classId: string;
}

const COLUMNS = ['id as learner', 'number', 'name', 'group_name as group', 'joined_at as joinedAt'] as const;

export function listLearners(db: Db, classId: string): Promise<StoredLearner[]> {
	return db
		.selectFrom('learners')
		.select(COLUMNS)
		.where('class_id', '=', classId)
		.orderBy('number')
		.execute();
}

export function findLearner(db: Db, classId: string, id: string): Promise<StoredLearner | undefined> {
	return db
		.selectFrom('learners')
		.select(COLUMNS)
		.where('class_id', '=', classId)
		.where('id', '=', id)
		.executeTakeFirst();
}

export type AddOutcome = 'added' | 'full' | 'taken-id' | 'gone';

/** Adds learners behind those that are there. Those already there stay as they are, so that a repeat is harmless. */
export function insertLearners(
	db: Db,
	classId: string,
	learners: readonly NewLearner[],
	most: number,
	now: number
): Promise<AddOutcome> {
	return db.transaction().execute(async (trx): Promise<AddOutcome> => {
		if ((await bumpRevision(trx, classId)) === undefined) return 'gone';
		const roster = new Set((await listLearners(trx, classId)).map(({ learner }) => learner));
		const added = learners.filter(({ learner }) => !roster.has(learner));
		if (roster.size + added.length > most) return 'full';
		if (added.length === 0) return 'added';
		const first = await takeNumbers(trx, classId, added.length);
		const rows = added.map(({ learner, name, group }, place) => ({
			id: learner,
			class_id: classId,
			number: first + place,
			name,
			group_name: group,
			created_at: now
		}));
		const { numInsertedOrUpdatedRows: inserted } = await trx
			.insertInto('learners')
			.values(rows)
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirstOrThrow();
		return inserted === BigInt(rows.length) ? 'added' : 'taken-id';
	});
}

async function takeNumbers(db: Db, classId: string, count: number): Promise<number> {
	const { next_number: next } = await db
		.updateTable('classes')
		.set((row) => ({ next_number: row('next_number', '+', count) }))
		.where('id', '=', classId)
		.returning('next_number')
		.executeTakeFirstOrThrow();
	return next - count;
}

/** Changes name or group. The number stays: papers are drawn from it. */
export function changeLearner(
	db: Db,
	classId: string,
	id: string,
	change: { readonly name: string; readonly group: string }
): Promise<boolean> {
	return db.transaction().execute(async (trx) => {
		await bumpRevision(trx, classId);
		const changed = await trx
			.updateTable('learners')
			.set({ name: change.name, group_name: change.group })
			.where('class_id', '=', classId)
			.where('id', '=', id)
			.executeTakeFirst();
		return changed.numUpdatedRows === 1n;
	});
}

/** Deletes a learner with their devices and their work. */
export function deleteLearner(db: Db, classId: string, id: string): Promise<boolean> {
	return db.transaction().execute(async (trx) => {
		await bumpRevision(trx, classId);
		const gone = await trx
			.deleteFrom('learners')
			.where('class_id', '=', classId)
			.where('id', '=', id)
			.executeTakeFirst();
		return gone.numDeletedRows === 1n;
	});
}

/** Takes a name back from every device and every card; what was handed in under it stays. False if there is none. */
export function forgetDevices(db: Db, classId: string, id: string): Promise<boolean> {
	return db.transaction().execute(async (trx) => {
		await bumpRevision(trx, classId);
		const freed = await trx
			.updateTable('learners')
			.set({ resume_hash: null, joined_at: null })
			.where('class_id', '=', classId)
			.where('id', '=', id)
			.executeTakeFirst();
		if (freed.numUpdatedRows !== 1n) return false;
		await trx.deleteFrom('learner_tokens').where('learner_id', '=', id).execute();
		return true;
	});
}

/** Sets the resume codes of learners; their former ones stop working. */
export async function setResumeCodes(
	db: Db,
	classId: string,
	codes: readonly { readonly learner: string; readonly resumeHash: string }[]
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		for (const { learner, resumeHash } of codes)
			await trx
				.updateTable('learners')
				.set({ resume_hash: resumeHash })
				.where('class_id', '=', classId)
				.where('id', '=', learner)
				.execute();
	});
}

/** Takes a name that nobody works under yet. Of two devices that try, one gets it. */
export function claimLearner(
	db: Db,
	classId: string,
	id: string,
	secrets: { readonly tokenHash: string; readonly resumeHash: string },
	now: number
): Promise<boolean> {
	return db.transaction().execute(async (trx) => {
		await bumpRevision(trx, classId);
		const claimed = await trx
			.updateTable('learners')
			.set({ resume_hash: secrets.resumeHash, joined_at: now })
			.where('class_id', '=', classId)
			.where('id', '=', id)
			.where('joined_at', 'is', null)
			.where('resume_hash', 'is', null)
			.executeTakeFirst();
		if (claimed.numUpdatedRows !== 1n) return false;
		await insertToken(trx, id, secrets.tokenHash, now);
		return true;
	});
}

async function insertToken(db: Db, learnerId: string, tokenHash: string, now: number): Promise<void> {
	await db
		.insertInto('learner_tokens')
		.values({ token_hash: tokenHash, learner_id: learnerId, created_at: now })
		.execute();
}

/** Lets one device more speak for the learner whose resume code this is. */
export function resumeLearner(
	db: Db,
	resumeHash: string,
	tokenHash: string,
	now: number
): Promise<KnownLearner | undefined> {
	return db.transaction().execute(async (trx) => {
		const found = await trx
			.selectFrom('learners')
			.select(['id as learner', 'number', 'class_id as classId'])
			.where('resume_hash', '=', resumeHash)
			.executeTakeFirst();
		if (!found) return undefined;
		await bumpRevision(trx, found.classId);
		// Until the class was locked a teacher may have taken the code back.
		const still = await trx
			.updateTable('learners')
			.set((row) => ({ joined_at: row.fn.coalesce('joined_at', row.val(now)) }))
			.where('id', '=', found.learner)
			.where('resume_hash', '=', resumeHash)
			.executeTakeFirst();
		if (still.numUpdatedRows !== 1n) return undefined;
		await insertToken(trx, found.learner, tokenHash, now);
		return found;
	});
}

export function findToken(db: Db, tokenHash: string): Promise<KnownLearner | undefined> {
	return db
		.selectFrom('learner_tokens')
		.innerJoin('learners', 'learners.id', 'learner_tokens.learner_id')
		.select(['learners.id as learner', 'learners.number', 'learners.class_id as classId'])
		.where('token_hash', '=', tokenHash)
		.executeTakeFirst();
}
