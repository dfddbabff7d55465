import type { LessonModule, ModuleSummary } from '#lib/domain/content/lesson-module.ts';

/** What the library page needs to know of a module. */
export function summarizeModule(lesson: LessonModule): ModuleSummary {
	const { id, title, question, summary, level, minutes, order, hash } = lesson;
	const sections = lesson.sections.map((section) => ({
		id: section.id,
		title: section.title,
		minutes: section.minutes,
		words: section.words
	}));
	return {
		id,
		title,
		question,
		summary,
		level,
		minutes,
		order,
		hash,
		sections,
		sourceCount: lesson.sources.length
	};
}
