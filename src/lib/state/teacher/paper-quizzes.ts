import { seedFor, type Assignment } from '#lib/domain/classroom/assignment.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { learnerLabels } from '#lib/domain/classroom/learner-labels.ts';
import { paperQuiz, type KeyPlace, type PaperQuiz } from '#lib/domain/classroom/paper.ts';
import { handInFromPaper, type MarksFault } from '#lib/domain/classroom/paper-marks.ts';
import type { RosterEntry } from '#lib/domain/classroom/roster.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { isModule } from '#lib/library/lesson-pack.ts';
import { askForEdition, type ClassFault, ask } from '#lib/sync/class-client.ts';
import { showClass } from '#lib/formats/endpoints.ts';

/** One paper, and for whom; the name is empty where all get the same. */
export interface NamedPaper {
	readonly name: string;
	readonly quiz: PaperQuiz;
}

/** What papers are printed from. */
export interface PaperSource {
	readonly assignment: Assignment;
	/** The edition that the assignment names, if it can be had. */
	readonly module: LessonModule | undefined;
	readonly roster: readonly RosterEntry[];
}

/** The papers of an assignment: one for all, or one for each learner on the list. */
export function papersFor(
	assignment: Assignment,
	module: LessonModule,
	roster: readonly RosterEntry[],
	place: KeyPlace
): NamedPaper[] {
	const labelOf = learnerLabels(roster);
	const named = roster.map(({ learner, number }) => ({ name: labelOf(learner), number }));
	const wanted = assignment.seeds.kind === 'same' ? [{ name: '', number: 0 }] : named;
	return wanted.flatMap(({ name, number }) => {
		const made = generateQuiz(module, assignment.blueprint, seedFor(assignment, number, 1));
		return made.isOk ? [{ name, quiz: paperQuiz(module, made.value, assignment.title, place) }] : [];
	});
}

/** What the papers of an assignment in a class are printed from. */
export async function classPaperSource(
	classId: string,
	assignmentId: string,
	load: (module: string) => Promise<LessonModule>
): Promise<Result<PaperSource, ClassFault>> {
	const detail = await ask(showClass, { params: { class: classId } });
	if (!detail.isOk) return detail;
	const { learners, assignments } = detail.value;
	const assignment = assignments.find((given) => given.assignment.id === assignmentId)?.assignment;
	if (!assignment) return failed('not-found');
	const current = await load(assignment.module).catch(() => undefined);
	if (current?.hash === assignment.hash) return ok({ assignment, module: current, roster: learners });
	const edition = await askForEdition(assignment.hash);
	return ok({ assignment, module: isModule(edition) ? edition : undefined, roster: learners });
}

/**
 * The hand-in of one learner's paper from the marks that a teacher typed; the failure is why not, and empty if the
 * learner is not on the list. Typed in again it has the same id, and takes the place of the first.
 */
export function handInOfPaper(
	{ assignment, module, roster }: PaperSource,
	learner: string,
	line: string
): Result<HandIn, MarksFault | string> {
	const entry = roster.find((each) => each.learner === learner);
	if (!entry) return failed('');
	if (!module) return failed({ kind: 'no-edition' });
	const sitting = {
		attempt: `paper~${assignment.id.slice(0, 20)}~${learner.slice(0, 34)}`,
		learner,
		// One paper is printed for all.
		rosterNumber: entry.number,
		number: 1,
		typedAt: Date.now()
	};
	return handInFromPaper(assignment, module, sitting, line);
}
