import { sql, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';

type Backend = 'sqlite' | 'postgres';

const owner = (column: string, table: string): string =>
	`${column} text not null references ${table} (id) on delete cascade`;

const FIRST_TABLES: Readonly<Record<string, readonly string[]>> = {
	teachers: [
		'id text primary key',
		'name text not null',
		'name_key text not null unique',
		'passphrase text not null',
		'created_at WHOLE not null'
	],
	teacher_sessions: [
		'token_hash text primary key',
		owner('teacher_id', 'teachers'),
		'created_at WHOLE not null',
		'expires_at WHOLE not null'
	],
	recovery_codes: ['code_hash text primary key', owner('teacher_id', 'teachers')],
	invitations: ['code_hash text primary key', owner('teacher_id', 'teachers'), 'expires_at WHOLE not null'],
	classes: [
		'id text primary key',
		owner('teacher_id', 'teachers'),
		'name text not null',
		'join_code text not null unique',
		'join_expires_at WHOLE not null',
		'revision WHOLE not null default 1',
		'next_number WHOLE not null default 1',
		'created_at WHOLE not null'
	],
	learners: [
		'id text primary key',
		owner('class_id', 'classes'),
		'number WHOLE not null',
		'name text not null',
		'group_name text not null',
		'resume_hash text unique',
		'joined_at WHOLE',
		'created_at WHOLE not null'
	],
	learner_tokens: [
		'token_hash text primary key',
		owner('learner_id', 'learners'),
		'created_at WHOLE not null'
	],
	assignments: [
		'id text primary key',
		owner('class_id', 'classes'),
		'body text not null',
		'created_at WHOLE not null',
		'ended_at WHOLE'
	],
	hand_ins: [
		'id text primary key',
		owner('class_id', 'classes'),
		owner('assignment_id', 'assignments'),
		owner('learner_id', 'learners'),
		'body text not null',
		'revision WHOLE not null',
		'received_at WHOLE not null'
	],
	module_versions: [
		'hash text primary key',
		'module_id text not null',
		'body text not null',
		'stored_at WHOLE not null'
	]
};

const FIRST_INDEXES = [
	'teacher_sessions (teacher_id)',
	'recovery_codes (teacher_id)',
	'invitations (teacher_id)',
	'classes (teacher_id)',
	'learners (class_id)',
	'learner_tokens (learner_id)',
	'assignments (class_id)',
	'hand_ins (class_id)',
	'hand_ins (learner_id)',
	'hand_ins (assignment_id, revision)'
];

/** SQLite's strict tables know one whole number, of up to 64 bits; Postgres calls that one bigint. */
function createFirst(backend: Backend): string[] {
	const end = backend === 'sqlite' ? ' strict' : '';
	const whole = backend === 'sqlite' ? 'integer' : 'bigint';
	const tables = Object.entries(FIRST_TABLES).map(
		([name, columns]) => `create table ${name} (${columns.join(', ').replaceAll('WHOLE', whole)})${end}`
	);
	const indexes = FIRST_INDEXES.map((on) => `create index ${on.replace(/\W+/g, '_')}idx on ${on}`);
	return [...tables, ...indexes];
}

const ADD_QUIZ_CHECK = [
	'alter table hand_ins add column quiz_check text',
	// Those not decided yet are looked for at every start.
	'create index hand_ins_quiz_check_assignment_id_idx on hand_ins (quiz_check, assignment_id)'
];

// Any number that no other program locks in the same database.
const LOCK = 0x50_4b_19_50;

/**
 * Brings a database to the newest form, in one transaction that only one process is in at a time. Migrations are
 * added at the end and never edited.
 */
export function migrate(db: Kysely<Schema>, backend: Backend): Promise<void> {
	const migrations = [createFirst(backend), ADD_QUIZ_CHECK];
	return db.transaction().execute(async (trx) => {
		// SQLite's transactions lock the file when they begin (sqlite.ts).
		if (backend === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx);
		await sql`create table if not exists migrations (number integer primary key)`.execute(trx);
		const done = await sql<{ number: number }>`select number from migrations`.execute(trx);
		const numbers = new Set(done.rows.map(({ number }) => number));
		for (const [number, statements] of migrations.entries()) {
			if (numbers.has(number)) continue;
			for (const statement of statements) await sql.raw(statement).execute(trx);
			await sql`insert into migrations (number) values (${number})`.execute(trx);
		}
	});
}
