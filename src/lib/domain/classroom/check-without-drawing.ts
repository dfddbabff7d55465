import type { LessonModule } from '../content/lesson-module.ts';
import { makeItem, type Item } from '../item/item.ts';
import { indexModule, type ModuleIndex } from '../item/module-index.ts';
import { resolveItem } from '../quiz/candidate-items.ts';
import { GENERATOR_VERSION } from '../quiz/quiz.ts';
import { seedFor, type Assignment } from './assignment.ts';
import type { HandIn } from './hand-in.ts';
import { isDecided, type QuizCheck } from './quiz-check.ts';

const isSameSet = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
	one.length === other.length && one.every((id) => other.includes(id));

/** Whether module, seed, blueprint and number of items are those of the assignment: no generator changes these. */
function agrees(assignment: Assignment, { attempt, rosterNumber, number }: HandIn): boolean {
	const { blueprint, items } = attempt;
	const wanted = assignment.blueprint;
	return (
		attempt.module === assignment.module &&
		attempt.seed === seedFor(assignment, rosterNumber, number) &&
		blueprint.items === wanted.items &&
		blueprint.kind === wanted.kind &&
		isSameSet(blueprint.sections, wanted.sections) &&
		items.length === wanted.items &&
		items.every(({ kind }) => wanted.kind === undefined || kind === wanted.kind)
	);
}

/** Whether the content holds all that an item refers to, and offers its key among other choices, each once. */
function isSound(content: ModuleIndex, item: Item): boolean {
	const whole = resolveItem(content, item);
	if (!whole) return false;
	const ids = new Set(whole.face.choices.map(({ id }) => id));
	return ids.size > 1 && ids.size === whole.face.choices.length && whole.key.key.every((id) => ids.has(id));
}

/** Whether some generator may have drawn these items from the module: sound ones, none twice. */
function canBeDrawn(module: LessonModule, items: readonly Item[]): boolean {
	const content = indexModule(module);
	const questions = new Set(items.map(({ kind, about, shown }) => makeItem(kind, about, shown).id));
	return questions.size === items.length && items.every((item) => isSound(content, item));
}

/** What can be said of a hand-in without drawing its quiz. `module` is the edition that the attempt names. */
export function checkWithoutDrawing(
	assignment: Assignment,
	handIn: HandIn,
	module: LessonModule | undefined
): Exclude<QuizCheck, 'assigned'> {
	const { hash, items } = handIn.attempt;
	if (!agrees(assignment, handIn)) return 'wrong-quiz';
	if (!module || module.hash !== hash || module.id !== assignment.module) return 'undecided';
	return canBeDrawn(module, items) ? 'other-generator' : 'wrong-quiz';
}

/**
 * The check of a hand-in that was received before checks were stored. Every report of that time drew its quiz again,
 * with a generator that may be gone by now: what agrees is taken to have been the assigned quiz.
 */
export const trustEarlier = (check: QuizCheck, { attempt }: HandIn): QuizCheck =>
	check === 'other-generator' && attempt.generator <= GENERATOR_VERSION ? 'assigned' : check;

/** The check as a report uses it: the stored one, or what can be said without drawing where none was stored. */
export function checkForReport(
	assignment: Assignment,
	handIn: HandIn,
	module: LessonModule | undefined,
	stored: QuizCheck | undefined
): QuizCheck {
	if (isDecided(stored)) return stored;
	const check = checkWithoutDrawing(assignment, handIn, module);
	return stored === undefined ? trustEarlier(check, handIn) : check;
}
