import type { LessonModule } from '../content/lesson-module.ts';
import type { Result } from '../result.ts';
import type { Blueprint } from './blueprint.ts';
import { generateQuiz } from './generate-quiz.ts';
import type { Quiz, Shortfall } from './quiz.ts';

const ITEMS = 4;

/** What a check of one section consists of. */
export const sectionBlueprint = (section: string): Blueprint => ({ items: ITEMS, sections: [section] });

/** The section that a quiz checks; undefined if it is another quiz. */
export const checkedSection = ({ items, sections, kind }: Blueprint): string | undefined =>
	items === ITEMS && kind === undefined && sections?.length === 1 ? sections[0] : undefined;

/**
 * Four items on the documents of one section, for after reading it; counted as practice. A quiz like any other: its
 * code makes it again.
 */
export const sectionCheck = (module: LessonModule, section: string, seed: number): Result<Quiz, Shortfall> =>
	generateQuiz(module, sectionBlueprint(section), seed);
