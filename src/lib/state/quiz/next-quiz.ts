import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { claimsToPractise } from '#lib/domain/attempt/claims-to-practise.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Blueprint } from '#lib/domain/quiz/blueprint.ts';
import { choosePreferredSeed } from '#lib/domain/quiz/choose-seed.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import type { Quiz, Shortfall } from '#lib/domain/quiz/quiz.ts';
import type { Result } from '#lib/domain/result.ts';
import { randomSeed } from '../device/random-id.ts';

const SEEDS_LOOKED_AT = 12;

/** A fresh quiz that prefers claims this learner was not yet asked or missed. Its code alone makes it again. */
export function nextQuiz(
	module: LessonModule,
	blueprint: Blueprint,
	attempts: readonly Attempt[]
): Result<Quiz, Shortfall> {
	const seeds = Array.from({ length: SEEDS_LOOKED_AT }, randomSeed);
	return generateQuiz(
		module,
		blueprint,
		choosePreferredSeed(module, blueprint, seeds, claimsToPractise(module, attempts))
	);
}
