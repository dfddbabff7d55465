import type { LessonModule } from '../content/lesson-module.ts';
import { failed, ok, type Result } from '../result.ts';
import type { Blueprint } from './blueprint.ts';
import { generateQuiz } from './generate-quiz.ts';
import { contentTag, decodeQuizCode, moduleTag, type CodeFailure, type QuizCodeParts } from './quiz-code.ts';
import { GENERATOR_VERSION, type Quiz } from './quiz.ts';

/** Why a code makes no quiz here; the message is for whoever typed it at a command line. */
export type NoQuiz = { readonly message: string } & (
	| { readonly kind: 'mistyped'; readonly why: CodeFailure['kind'] }
	| { readonly kind: 'unknown-module' }
	| { readonly kind: 'other-edition' | 'shortfall'; readonly module: string }
);

const MISTYPED: Record<CodeFailure['kind'], string> = {
	length: 'A quiz code has sixteen or twenty letters and digits, in groups of four.',
	character: 'This code holds a letter that codes do not use.',
	check: 'This code has a letter wrong. Compare it with the one you were given.',
	blueprint: 'This code names no quiz. Compare it with the one you were given.'
};

/** The module that a code was made for, if it is among these. */
export function moduleOfCode<T extends { readonly id: string }>(
	modules: readonly T[],
	parts: QuizCodeParts
): T | undefined {
	return modules.find(({ id }) => moduleTag(id) === parts.moduleTag);
}

/** What a typed code holds, or a sentence that says what is wrong with it. */
export function readQuizCode(typed: string): Result<QuizCodeParts, NoQuiz> {
	const parts = decodeQuizCode(typed);
	return parts.isOk
		? parts
		: failed({ kind: 'mistyped', why: parts.failure.kind, message: MISTYPED[parts.failure.kind] });
}

/** The blueprint of a code; undefined if it names a kind of item or a section that this edition has not. */
export function blueprintIn(module: LessonModule, parts: QuizCodeParts): Blueprint | undefined {
	const { blueprint, sections: places } = parts;
	if (!blueprint || !places) return blueprint;
	const sections = places.flatMap((place) => module.sections[place]?.id ?? []);
	return sections.length < places.length ? undefined : { ...blueprint, sections };
}

/** The quiz of a code, the same on every device that holds the same edition of its module. */
export function quizFromCode(
	modules: readonly LessonModule[],
	typed: string
): Result<{ module: LessonModule; quiz: Quiz }, NoQuiz> {
	const read = readQuizCode(typed);
	if (!read.isOk) return read;
	const parts = read.value;
	const module = moduleOfCode(modules, parts);
	if (!module)
		return failed({
			kind: 'unknown-module',
			message: 'This code belongs to a module that is not in this library.'
		});
	const { generator } = parts;
	const blueprint = blueprintIn(module, parts);
	const isCurrent =
		generator === GENERATOR_VERSION && parts.contentTag === contentTag(module.hash, generator);
	if (!isCurrent || !blueprint)
		return failed({
			kind: 'other-edition',
			module: module.title,
			message: `This code was made from another edition of “${module.title}”. Ask for a new one.`
		});
	const made = generateQuiz(module, blueprint, parts.seed);
	if (made.isOk) return ok({ module, quiz: made.value });
	return failed({
		kind: 'shortfall',
		module: module.title,
		message: `“${module.title}” has too little for the quiz of this code.`
	});
}
