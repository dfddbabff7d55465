import type { LessonModule } from '../content/lesson-module.ts';
import type { Item } from '../item/item.ts';
import { generateQuiz } from '../quiz/generate-quiz.ts';
import { GENERATOR_VERSION } from '../quiz/quiz.ts';
import type { Assignment } from './assignment.ts';
import { checkWithoutDrawing, trustEarlier } from './check-without-drawing.ts';
import type { HandIn } from './hand-in.ts';
import { isDecided, type QuizCheck } from './quiz-check.ts';

const textOf = (items: readonly Item[]): string =>
	JSON.stringify(items.map(({ id, kind, about, shown }) => [id, kind, about, shown]));

/**
 * Decides, when a hand-in is received, whether it holds the assigned quiz. `module` is the edition that the attempt
 * names, or undefined if nobody here has it.
 *
 * With the generator of this build the quiz is drawn and compared, item for item. A device may run a newer or an older
 * version of the app, whose quizzes cannot be drawn here. Its learner did what was asked, so the work counts if
 * everything agrees that no generator changes. A forged attempt could claim another generator and choose its own
 * items: that cannot be told apart here, so the report marks every such attempt for the teacher.
 */
export function checkQuiz(
	assignment: Assignment,
	handIn: HandIn,
	module: LessonModule | undefined
): QuizCheck {
	const { attempt } = handIn;
	const check = checkWithoutDrawing(assignment, handIn, module);
	if (!module || check !== 'other-generator' || attempt.generator !== GENERATOR_VERSION) return check;
	const drawn = generateQuiz(module, assignment.blueprint, attempt.seed);
	const isSame =
		drawn.isOk && drawn.value.code === attempt.code && textOf(drawn.value.items) === textOf(attempt.items);
	return isSame ? 'assigned' : 'wrong-quiz';
}

/** The same for a hand-in that was received and stored without a check; undefined if it cannot be decided yet. */
export function checkStored(
	assignment: Assignment,
	handIn: HandIn,
	module: LessonModule | undefined,
	stored: QuizCheck | undefined
): QuizCheck | undefined {
	if (isDecided(stored)) return undefined;
	const check = checkQuiz(assignment, handIn, module);
	if (check === 'undecided') return undefined;
	return stored === undefined ? trustEarlier(check, handIn) : check;
}
