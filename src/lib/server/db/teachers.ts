import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

/** A teacher as the rest of the server knows them. */
export interface Teacher {
	readonly id: string;
	readonly name: string;
}

export interface NewTeacher extends Teacher {
	readonly nameKey: string;
	readonly passphrase: string;
	readonly recoveryHashes: readonly string[];
}

export interface NewSession {
	readonly tokenHash: string;
	readonly teacherId: string;
	readonly expiresAt: number;
}

export async function hasTeachers(db: Db): Promise<boolean> {
	return (await db.selectFrom('teachers').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export function findTeacher(db: Db, nameKey: string) {
	return db
		.selectFrom('teachers')
		.select(['id', 'name', 'passphrase'])
		.where('name_key', '=', nameKey)
		.executeTakeFirst();
}

export function findTeacherById(db: Db, id: string) {
	return db
		.selectFrom('teachers')
		.select(['id', 'name', 'passphrase'])
		.where('id', '=', id)
		.executeTakeFirst();
}

export type SignUpOutcome = 'made' | 'name-taken' | 'no-invitation';

/** @param invitationHash the invitation to use up, or undefined where the set-up token was given. */
export function insertTeacher(
	db: Db,
	teacher: NewTeacher,
	invitationHash: string | undefined,
	now: number
): Promise<SignUpOutcome> {
	return db.transaction().execute(async (trx): Promise<SignUpOutcome> => {
		if (!(await mayJoin(trx, invitationHash, now))) return 'no-invitation';
		if (await findTeacher(trx, teacher.nameKey)) return 'name-taken';
		if (invitationHash !== undefined && !(await takeInvitation(trx, invitationHash))) return 'no-invitation';
		const { id, name, nameKey: name_key, passphrase } = teacher;
		const added = await trx
			.insertInto('teachers')
			.values({ id, name, name_key, passphrase, created_at: now })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (added.numInsertedOrUpdatedRows !== 1n) return 'name-taken';
		await insertRecoveryCodes(trx, id, teacher.recoveryHashes);
		return 'made';
	});
}

async function insertRecoveryCodes(db: Db, teacherId: string, hashes: readonly string[]): Promise<void> {
	const rows = hashes.map((code_hash) => ({ code_hash, teacher_id: teacherId }));
	await db.insertInto('recovery_codes').values(rows).execute();
}

export function replaceRecoveryCodes(db: Db, teacherId: string, hashes: readonly string[]): Promise<void> {
	return db.transaction().execute(async (trx) => {
		await trx.deleteFrom('recovery_codes').where('teacher_id', '=', teacherId).execute();
		await insertRecoveryCodes(trx, teacherId, hashes);
	});
}

async function mayJoin(db: Db, invitationHash: string | undefined, now: number): Promise<boolean> {
	if (invitationHash === undefined) return !(await hasTeachers(db));
	const open = await db
		.selectFrom('invitations')
		.select('code_hash')
		.where('code_hash', '=', invitationHash)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return open !== undefined;
}

/** An invitation is used once: of two who hold it one gets in. */
async function takeInvitation(db: Db, codeHash: string): Promise<boolean> {
	const taken = await db.deleteFrom('invitations').where('code_hash', '=', codeHash).executeTakeFirst();
	return taken.numDeletedRows === 1n;
}

export async function insertInvitation(
	db: Db,
	teacherId: string,
	codeHash: string,
	expiresAt: number
): Promise<void> {
	await db
		.insertInto('invitations')
		.values({ code_hash: codeHash, teacher_id: teacherId, expires_at: expiresAt })
		.execute();
}

/** Sets a new passphrase and ends every session; with a recovery code only if that was still unused. */
export function replacePassphrase(
	db: Db,
	teacherId: string,
	passphrase: string,
	recoveryHash: string | undefined
): Promise<boolean> {
	return db.transaction().execute(async (trx) => {
		if (recoveryHash !== undefined) {
			const used = await trx
				.deleteFrom('recovery_codes')
				.where('code_hash', '=', recoveryHash)
				.where('teacher_id', '=', teacherId)
				.executeTakeFirst();
			if (used.numDeletedRows !== 1n) return false;
		}
		await trx.updateTable('teachers').set({ passphrase }).where('id', '=', teacherId).execute();
		await trx.deleteFrom('teacher_sessions').where('teacher_id', '=', teacherId).execute();
		return true;
	});
}

export function insertSession(db: Db, session: NewSession, now: number): Promise<void> {
	return db.transaction().execute(async (trx) => {
		await trx.deleteFrom('teacher_sessions').where('expires_at', '<=', now).execute();
		await trx
			.insertInto('teacher_sessions')
			.values({
				token_hash: session.tokenHash,
				teacher_id: session.teacherId,
				created_at: now,
				expires_at: session.expiresAt
			})
			.execute();
	});
}

export function findSession(db: Db, tokenHash: string, now: number): Promise<Teacher | undefined> {
	return db
		.selectFrom('teacher_sessions')
		.innerJoin('teachers', 'teachers.id', 'teacher_sessions.teacher_id')
		.select(['teachers.id', 'teachers.name'])
		.where('token_hash', '=', tokenHash)
		.where('expires_at', '>', now)
		.executeTakeFirst();
}

/** Ends every session of a teacher, on every device. */
export async function deleteSessions(db: Db, teacherId: string): Promise<void> {
	await db.deleteFrom('teacher_sessions').where('teacher_id', '=', teacherId).execute();
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
	await db.deleteFrom('teacher_sessions').where('token_hash', '=', tokenHash).execute();
}
