import { classReport, type ClassReport } from '#lib/domain/classroom/class-report.ts';
import { judgeHandIn, type HandIn, type JudgedHandIn } from '#lib/domain/classroom/hand-in.ts';
import type { QuizCheck } from '#lib/domain/classroom/quiz-check.ts';
import type { Roster } from '#lib/domain/classroom/roster.ts';
import { findAssignment, type StoredAssignment } from './db/assignments.ts';
import { findClass, type StoredClass } from './db/classes.ts';
import { listHandIns } from './db/hand-ins.ts';
import { listLearners } from './db/learners.ts';
import type { Given } from './http/door.ts';
import { grant, refuse, unchanged, type Outcome } from './http/outcome.ts';
import type { ModuleShelf } from './module-shelf.ts';
import type { Database } from './db/open-database.ts';
import { assignmentOf } from './stored-assignment.ts';

/** What came in after a revision, ready to be written: hand-ins stay the JSON that they are stored as. */
export interface ClassUpdate {
	readonly kept: StoredClass;
	readonly given: StoredAssignment;
	readonly roster: Roster;
	readonly handIns: readonly {
		readonly body: string;
		readonly receivedAt: number;
		readonly quizCheck: QuizCheck | null;
	}[];
}

interface Asked {
	readonly kept: StoredClass;
	readonly given: StoredAssignment;
	readonly tag: string;
}

async function asked({ desk, caller, params }: Given<undefined, 'teacher'>): Promise<Asked | undefined> {
	const kept = await findClass(desk.db, caller.id, params['class'] ?? '');
	const given = kept && (await findAssignment(desk.db, kept.id, params['assignment'] ?? ''));
	return kept && given && { kept, given, tag: `"r${kept.revision}"` };
}

async function rosterOf(db: Database, classId: string): Promise<Roster> {
	const learners = await listLearners(db, classId);
	return { entries: learners.map(({ learner, number, name, group }) => ({ learner, number, name, group })) };
}

export async function showHandIns(given: Given<undefined, 'teacher'>): Promise<Outcome<ClassUpdate>> {
	const found = await asked(given);
	if (!found) return refuse('not-found');
	if (found.tag === given.knownTag) return unchanged(found.tag);
	const since = Number(given.query.get('since') ?? 0);
	if (!Number.isSafeInteger(since) || since < 0) return refuse('malformed', 'since');
	const roster = await rosterOf(given.desk.db, found.kept.id);
	await given.desk.decided;
	const handIns = await listHandIns(given.desk.db, found.given.id, since);
	return grant({ ...found, roster, handIns }, { tag: found.tag });
}

interface Shelved {
	readonly revision: number;
	/** When the assignment was ended, as the marks know it. */
	readonly endedAt: number | null;
	readonly judged: readonly JudgedHandIn[];
}

const MOST_SHELVED = 40;

/** Hand-ins once judged stay judged: a report that is looked at again judges only what came in since. */
export class JudgedShelf {
	readonly #db: Database;
	readonly #modules: ModuleShelf;
	readonly #shelved = new Map<string, Shelved>();

	constructor(db: Database, modules: ModuleShelf) {
		this.#db = db;
		this.#modules = modules;
	}

	async judgedOf(row: StoredAssignment): Promise<readonly JudgedHandIn[]> {
		const shelved = this.#shelved.get(row.id);
		// Ended or opened again, all of them are judged anew.
		const known = shelved?.endedAt === row.endedAt ? shelved : { revision: 0, judged: [] };
		const endedAt = row.endedAt ?? undefined;
		const fresh = await listHandIns(this.#db, row.id, known.revision);
		const assignment = assignmentOf(row);
		const added: JudgedHandIn[] = [];
		for (const { body, receivedAt, quizCheck } of fresh) {
			// Written by this server from a hand-in that it had parsed.
			const handIn: HandIn = JSON.parse(body);
			const module = await this.#modules.find(handIn.attempt.hash);
			added.push(
				judgeHandIn(assignment, handIn, module, { receivedAt, endedAt, quizCheck: quizCheck ?? undefined })
			);
		}
		// A paper that was corrected came in again under its id.
		const again = new Set(added.map(({ handIn }) => handIn.attempt.id));
		const judged = [...known.judged.filter(({ handIn }) => !again.has(handIn.attempt.id)), ...added];
		this.#shelved.delete(row.id);
		const revision = fresh.at(-1)?.revision ?? known.revision;
		this.#shelved.set(row.id, { revision, endedAt: row.endedAt, judged });
		const [oldest] = this.#shelved.keys();
		if (this.#shelved.size > MOST_SHELVED && oldest !== undefined) this.#shelved.delete(oldest);
		return judged;
	}

	/** Lets go of everything, so that what a class has deleted is not kept here. */
	clear(): void {
		this.#shelved.clear();
	}
}

export async function showReport(given: Given<undefined, 'teacher'>): Promise<Outcome<ClassReport>> {
	const found = await asked(given);
	if (!found) return refuse('not-found');
	if (found.tag === given.knownTag) return unchanged(found.tag);
	const { db, modules, judged, decided } = given.desk;
	await decided;
	const assignment = assignmentOf(found.given);
	const roster = await rosterOf(db, found.kept.id);
	// Another process may have deleted a learner whose work is still shelved in this one.
	const present = new Set(roster.entries.map(({ learner }) => learner));
	const handIns = await judged.judgedOf(found.given);
	const report = classReport(
		assignment,
		roster,
		handIns.filter(({ handIn }) => present.has(handIn.learner)),
		await modules.find(assignment.hash)
	);
	return grant(report, { tag: found.tag });
}
