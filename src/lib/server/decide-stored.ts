import { checkStored } from '#lib/domain/classroom/check-quiz.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { QuizCheck } from '#lib/domain/classroom/quiz-check.ts';
import { findAssignments } from './db/assignments.ts';
import { listUndecided, listUndecidedAssignments, setQuizChecks, type StoredHandIn } from './db/hand-ins.ts';
import type { Database } from './db/open-database.ts';
import type { ModuleVersions } from './module-versions.ts';
import { assignmentOf } from './stored-assignment.ts';

// A quiz is drawn for each: few enough that requests are answered in between.
const AT_ONCE = 25;

/**
 * Decides of stored hand-ins whether they hold the assigned quiz, where that was not decided at reception: they came to
 * a version that stored no such thing, or from an edition that this server did not have. It runs at every start, while
 * the generator that drew most of them is still the current one; several processes may do it at once. What is left when
 * the server closes is decided at the next start.
 */
export async function decideStored(
	db: Database,
	modules: ModuleVersions,
	isOpen: () => boolean
): Promise<void> {
	for (const id of await listUndecidedAssignments(db)) {
		const handIns = isOpen() ? await listUndecided(db, id) : [];
		for (let from = 0; from < handIns.length && isOpen(); from += AT_ONCE)
			await decideSome(db, modules, id, handIns.slice(from, from + AT_ONCE));
	}
}

async function decideSome(
	db: Database,
	modules: ModuleVersions,
	assignmentId: string,
	handIns: readonly StoredHandIn[]
): Promise<void> {
	const [row] = await findAssignments(db, [assignmentId]);
	const decided = new Map<QuizCheck, string[]>();
	for (const { id, body, quizCheck } of row ? handIns : []) {
		// Written by this server from a hand-in that it had parsed.
		const handIn: HandIn = JSON.parse(body);
		const module = await modules.find(handIn.attempt.hash);
		const check = row && checkStored(assignmentOf(row), handIn, module, quizCheck ?? undefined);
		if (check) decided.set(check, [...(decided.get(check) ?? []), id]);
	}
	for (const [check, ids] of decided) await setQuizChecks(db, check, ids);
	await new Promise((resolve) => setImmediate(resolve));
}
