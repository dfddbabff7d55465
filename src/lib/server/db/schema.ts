import type { QuizCheck } from '#lib/domain/classroom/quiz-check.ts';
import type { Generated } from 'kysely';

// What is written must mean the same in SQLite and in Postgres: ids are texts that the client made up, times are
// epoch milliseconds, structured values are JSON as text. Codes and tokens are stored as hashes of themselves; a
// class code alone also stands in clear, since the teacher shows it to the class.

interface TeacherRow {
	id: string;
	/** As typed. */
	name: string;
	/** The name as it is compared: one spelling, one account. */
	name_key: string;
	/** Parameters, salt and scrypt hash. */
	passphrase: string;
	created_at: number;
}

interface TeacherSessionRow {
	token_hash: string;
	teacher_id: string;
	created_at: number;
	expires_at: number;
}

interface RecoveryCodeRow {
	code_hash: string;
	teacher_id: string;
}

interface InvitationRow {
	code_hash: string;
	teacher_id: string;
	expires_at: number;
}

interface ClassRow {
	id: string;
	teacher_id: string;
	name: string;
	join_code: string;
	join_expires_at: number;
	/** Grows with every change of anything in the class: who has seen this number has seen everything. */
	revision: Generated<number>;
	/** Roster numbers are given once and never again, also when their learner is gone. */
	next_number: Generated<number>;
	created_at: number;
}

interface LearnerRow {
	id: string;
	class_id: string;
	number: number;
	name: string;
	group_name: string;
	/** Null until a device or a card has been handed out for this name. */
	resume_hash: string | null;
	joined_at: number | null;
	created_at: number;
}

interface LearnerTokenRow {
	token_hash: string;
	learner_id: string;
	created_at: number;
}

interface AssignmentRow {
	id: string;
	class_id: string;
	/** The assignment as JSON. */
	body: string;
	created_at: number;
	ended_at: number | null;
}

interface HandInRow {
	/** The attempt's id: one attempt is stored once, by whomever and however often it is sent. */
	id: string;
	class_id: string;
	assignment_id: string;
	learner_id: string;
	/** The hand-in as JSON. No score: that is derived. */
	body: string;
	/** The revision of the class that it came in with. */
	revision: number;
	received_at: number;
	/** Whether it holds the assigned quiz; null if it was stored by a version that did not decide that. */
	quiz_check: QuizCheck | null;
}

interface ModuleVersionRow {
	hash: string;
	module_id: string;
	/** The whole module as JSON, so that attempts at it can be scored for as long as they are kept. */
	body: string;
	stored_at: number;
}

export interface Schema {
	teachers: TeacherRow;
	teacher_sessions: TeacherSessionRow;
	recovery_codes: RecoveryCodeRow;
	invitations: InvitationRow;
	classes: ClassRow;
	learners: LearnerRow;
	learner_tokens: LearnerTokenRow;
	assignments: AssignmentRow;
	hand_ins: HandInRow;
	module_versions: ModuleVersionRow;
}
