import { loadModule } from '#lib/library/load-module.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';
import { explainMissing } from '../../explain-missing.ts';
import { takeOpening } from './page-opening.ts';

export const prerender = true;
// Links lead to the quizzes of the modules; only a form leads to the page for codes.
export const entries = () => [{}];

export const load = async ({ params, fetch }) => {
	if (params.module === undefined) return { module: undefined, openings: [] };
	const module = await explainMissing(loadModule(params.module, fetch));
	// Drawn by the build alone. A browser has, at most, the one that its page shows.
	const openings: readonly Quiz[] = import.meta.env.SSR ? await drawOpenings(module) : takeOpening(module);
	return { module, openings };
};

const drawOpenings = async (module: LessonModule): Promise<Quiz[]> =>
	(await import('#lib/domain/quiz/opening-quizzes.ts')).openingQuizzes(module);
