import { seedFor, type Assignment } from '#lib/domain/classroom/assignment.ts';
import { paperQuiz, type KeyPlace, type PaperQuiz } from '#lib/domain/classroom/paper.ts';
import type { RosterEntry } from '#lib/domain/classroom/roster.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';

/** One paper, and for whom; the name is empty where all get the same. */
export interface NamedPaper {
	readonly name: string;
	readonly quiz: PaperQuiz;
}

/** The papers of an assignment: one for all, or one for each learner on the list. */
export function papersFor(
	assignment: Assignment,
	module: LessonModule,
	roster: readonly RosterEntry[],
	place: KeyPlace
): NamedPaper[] {
	const wanted = assignment.seeds.kind === 'same' ? [{ name: '', number: 0 }] : roster;
	return wanted.flatMap(({ name, number }) => {
		const made = generateQuiz(module, assignment.blueprint, seedFor(assignment, number, 1));
		return made.isOk ? [{ name, quiz: paperQuiz(module, made.value, assignment.title, place) }] : [];
	});
}
