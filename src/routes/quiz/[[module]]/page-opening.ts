import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';
import { hasFields } from '#lib/library/lesson-pack.ts';

const OPENINGS = '[data-quiz]';

/** The build wrote it: checked is that it is a quiz of this edition, not each field. */
const isQuiz = (value: unknown, { hash }: LessonModule): value is Quiz =>
	hasFields(value, 'module', 'seed', 'items', 'code') && value['hash'] === hash;

function read(text: string | undefined, module: LessonModule): Quiz | undefined {
	const value: unknown = JSON.parse(text ?? 'null');
	return isQuiz(value, module) ? value : undefined;
}

/**
 * The quiz whose first question the page shows already, if it shows one. A prerendered page holds several, each as the
 * app would draw it; app.html has picked one. The others are removed, so that the app finds what it would draw itself.
 */
export function takeOpening(module: LessonModule): Quiz[] {
	const page = document.documentElement;
	if (window.isAlive) {
		delete page.dataset['opening'];
		return [];
	}
	const openings = [...document.querySelectorAll<HTMLElement>(OPENINGS)];
	const picked = openings.find(({ dataset }) => dataset['place'] === page.dataset['opening']);
	const quiz = read(picked?.dataset['quiz'], module);
	for (const each of openings) if (!quiz || each !== picked) each.remove();
	if (!quiz) delete page.dataset['opening'];
	delete picked?.dataset['quiz'];
	delete picked?.dataset['place'];
	return quiz ? [quiz] : [];
}

/** The choice that was picked in it before the app listened. */
export const earlyChoice = (): string | undefined =>
	document.querySelector<HTMLInputElement>('#item input:checked')?.value;

/** Picks it again, now that the app listens. */
export function pickAgain(choice: string): void {
	for (const input of document.querySelectorAll<HTMLInputElement>('#item input'))
		if (input.value === choice) input.click();
}
