import type { QuizCheck } from '#lib/domain/classroom/quiz-check.ts';
import type { RowsOf } from './table.ts';

// The tables, stated once: migrations.ts creates them from here, and queries take their types from here.
//
// What is written must mean the same in SQLite and in Postgres: ids are texts that the client made up, times are
// epoch milliseconds, structured values are JSON as text. Codes and tokens are stored as hashes of themselves; a
// class code alone also stands in clear, since the teacher shows it to the class.
//
// Tables that a migration has created are never edited here. What a later migration adds is stated in an object of
// its own and added to `Schema`.

const text = { type: 'text' } as const;
const whole = { type: 'whole' } as const;
const key = { ...text, isPrimaryKey: true } as const;
const unique = { ...text, isUnique: true } as const;
const countFromOne = { ...whole, defaultTo: 1 } as const;
const optionalMoment = { ...whole, isNullable: true } as const;

/** A row that goes when the row it belongs to goes. */
const owner = <Table extends string>(table: Table) => ({ ...text, references: table }) as const;

export const FIRST_TABLES = {
	teachers: {
		id: key,
		/** As typed. */
		name: text,
		/** The name as it is compared: one spelling, one account. */
		name_key: unique,
		/** Parameters, salt and scrypt hash. */
		passphrase: text,
		created_at: whole
	},
	teacher_sessions: {
		token_hash: key,
		teacher_id: owner('teachers'),
		created_at: whole,
		expires_at: whole
	},
	recovery_codes: { code_hash: key, teacher_id: owner('teachers') },
	invitations: { code_hash: key, teacher_id: owner('teachers'), expires_at: whole },
	classes: {
		id: key,
		teacher_id: owner('teachers'),
		name: text,
		join_code: unique,
		join_expires_at: whole,
		/** Grows with every change of anything in the class: who has seen this number has seen everything. */
		revision: countFromOne,
		/** Roster numbers are given once and never again, also when their learner is gone. */
		next_number: countFromOne,
		created_at: whole
	},
	learners: {
		id: key,
		class_id: owner('classes'),
		number: whole,
		name: text,
		group_name: text,
		/** Null until a device or a card has been handed out for this name. */
		resume_hash: { ...unique, isNullable: true },
		joined_at: optionalMoment,
		created_at: whole
	},
	learner_tokens: { token_hash: key, learner_id: owner('learners'), created_at: whole },
	assignments: {
		id: key,
		class_id: owner('classes'),
		/** The assignment as JSON. */
		body: text,
		created_at: whole,
		ended_at: optionalMoment
	},
	hand_ins: {
		/** The attempt's id: one attempt is stored once, by whomever and however often it is sent. */
		id: key,
		class_id: owner('classes'),
		assignment_id: owner('assignments'),
		learner_id: owner('learners'),
		/** The hand-in as JSON. No score and no mark: those are derived. */
		body: text,
		/** The revision of the class that it came in with. */
		revision: whole,
		received_at: whole
	},
	module_versions: {
		hash: key,
		module_id: text,
		/** The whole module as JSON, so that attempts at it can be scored for as long as they are stored. */
		body: text,
		stored_at: whole
	}
} as const;

export const FIRST_INDEXES = [
	['teacher_sessions', 'teacher_id'],
	['recovery_codes', 'teacher_id'],
	['invitations', 'teacher_id'],
	['classes', 'teacher_id'],
	['learners', 'class_id'],
	['learner_tokens', 'learner_id'],
	['assignments', 'class_id'],
	['hand_ins', 'class_id'],
	['hand_ins', 'learner_id'],
	['hand_ins', 'assignment_id', 'revision']
] as const;

/** Added by migration 0002. */
export const QUIZ_CHECK_COLUMNS = {
	/** Whether a hand-in holds the assigned quiz; null if it was stored by a build that did not decide that. */
	hand_ins: { quiz_check: { ...text, isNullable: true } }
} as const;

// Those not decided yet are looked for at every start.
export const QUIZ_CHECK_INDEXES = [['hand_ins', 'quiz_check', 'assignment_id']] as const;

type First = RowsOf<typeof FIRST_TABLES>;

export type Schema = Omit<First, 'hand_ins'> & {
	hand_ins: First['hand_ins'] & { quiz_check: QuizCheck | null };
};
