import type { LessonModule } from '../content/lesson-module.ts';
import { claimsOf } from '../item/claims-of.ts';
import { indexModule } from '../item/module-index.ts';
import type { Blueprint } from './blueprint.ts';
import { generateQuiz } from './generate-quiz.ts';
import { resolveItem } from './candidate-items.ts';

/**
 * Of some seeds, the one whose quiz asks most of the preferred claims; the first of equals. The quiz itself depends
 * on its seed alone, so that its code makes it again for anyone.
 */
export function choosePreferredSeed(
	module: LessonModule,
	blueprint: Blueprint,
	seeds: readonly number[],
	preferred: readonly string[]
): number {
	const wanted = new Set(preferred);
	const content = indexModule(module);
	const worth = (seed: number): number => {
		const made = generateQuiz(module, blueprint, seed);
		if (!made.isOk) return -1;
		const claims = made.value.items.flatMap((item) => {
			const whole = resolveItem(content, item);
			return whole ? claimsOf(whole) : [];
		});
		return new Set(claims.filter((id) => wanted.has(id))).size;
	};
	const ranked = seeds.map((seed) => ({ seed, worth: worth(seed) }));
	return ranked.reduce(
		(best, next) => (next.worth > best.worth ? next : best),
		ranked[0] ?? { seed: 0, worth: -1 }
	).seed;
}
