import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { claimsToPractise } from '#lib/domain/attempt/claims-to-practise.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Blueprint } from '#lib/domain/quiz/blueprint.ts';
import { preferredQuiz } from '#lib/domain/quiz/prefer-quiz.ts';
import type { Quiz, Shortfall } from '#lib/domain/quiz/quiz.ts';
import type { Result } from '#lib/domain/result.ts';
import { randomSeed } from '../device/random-id.ts';

const MORE_SEEDS = 11;

/** A fresh quiz that prefers claims this learner was not yet asked or missed. Its code alone makes it again. */
export function nextQuiz(
	module: LessonModule,
	blueprint: Blueprint,
	attempts: readonly Attempt[]
): Result<Quiz, Shortfall> {
	const seeds = [randomSeed(), ...Array.from({ length: MORE_SEEDS }, randomSeed)] as const;
	return preferredQuiz(module, blueprint, seeds, claimsToPractise(module, attempts));
}
