import type { LessonModule } from '../content/lesson-module.ts';
import type { Result } from '../result.ts';
import { generateQuiz } from './generate-quiz.ts';
import type { Quiz, Shortfall } from './quiz.ts';

const ITEMS = 4;

/**
 * Four items on the documents of one section, for after reading it; counted as practice. A quiz like any other: its
 * code makes it again.
 */
export const sectionCheck = (module: LessonModule, section: string, seed: number): Result<Quiz, Shortfall> =>
	generateQuiz(module, { items: ITEMS, sections: [section] }, seed);
