import type { LessonModule } from '../content/lesson-module.ts';
import { claimsOf } from '../item/claims-of.ts';
import { indexModule } from '../item/module-index.ts';
import type { Result } from '../result.ts';
import type { Blueprint } from './blueprint.ts';
import { resolveItem } from './candidate-items.ts';
import { generateQuiz } from './generate-quiz.ts';
import type { Quiz, Shortfall } from './quiz.ts';

/**
 * Of the quizzes of some seeds, the first that asks about preferred claims alone, or else the one that asks about most
 * of them. The quiz itself depends on its seed alone, so that its code makes it again for anyone.
 */
export function preferredQuiz(
	module: LessonModule,
	blueprint: Blueprint,
	seeds: readonly [number, ...number[]],
	preferred: readonly string[]
): Result<Quiz, Shortfall> {
	const wanted = new Set(preferred);
	let best: { readonly made: Result<Quiz, Shortfall>; readonly worth: number } | undefined;
	for (const seed of seeds) {
		const made = generateQuiz(module, blueprint, seed);
		const asked = made.isOk ? claimsIn(module, made.value) : [];
		const worth = made.isOk ? asked.filter((id) => wanted.has(id)).length : -1;
		if (made.isOk && worth === asked.length) return made;
		if (!best || worth > best.worth) best = { made, worth };
	}
	return best ? best.made : generateQuiz(module, blueprint, seeds[0]);
}

function claimsIn(module: LessonModule, { items }: Quiz): string[] {
	const content = indexModule(module);
	const claims = items.flatMap((item) => {
		const whole = resolveItem(content, item);
		return whole ? claimsOf(whole) : [];
	});
	return [...new Set(claims)];
}
