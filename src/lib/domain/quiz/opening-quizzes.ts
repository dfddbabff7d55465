import type { LessonModule } from '../content/lesson-module.ts';
import { seedFromText } from '../item/chance.ts';
import { definitionOf } from '../item/kinds/registry.ts';
import { DEFAULT_BLUEPRINT } from './blueprint.ts';
import { generateQuiz } from './generate-quiz.ts';
import type { Quiz } from './quiz.ts';

/** How many quizzes the page of a module holds for first visits; app.html picks one of as many. */
export const OPENING_QUIZZES = 6;
const MAX_SEEDS = 60;

/**
 * Quizzes for learners who come to a module's quiz for the first time, drawn by the build so that the first question
 * can be answered before any script has come. Each begins with a question that is answered by one of its choices, no
 * two with the same; where there are too few of them they repeat, and where there are none the list is empty.
 */
export function openingQuizzes(module: LessonModule): Quiz[] {
	const found = new Map<string, Quiz>();
	for (let place = 0; place < MAX_SEEDS && found.size < OPENING_QUIZZES; place++) {
		const made = generateQuiz(module, DEFAULT_BLUEPRINT, seedFromText(`${module.hash} ${place}`));
		const first = made.isOk ? made.value.items[0] : undefined;
		if (!made.isOk || !first || definitionOf(first.kind).form !== 'choices') continue;
		const subject = first.about.join();
		if (!found.has(subject)) found.set(subject, made.value);
	}
	const quizzes = [...found.values()];
	return Array.from({ length: OPENING_QUIZZES }, (_, place) => quizzes[place % quizzes.length]).flatMap(
		(quiz) => quiz ?? []
	);
}
