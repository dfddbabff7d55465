import type { LessonModule } from '../content/lesson-module.ts';
import { indexModule } from '../item/module-index.ts';
import { shareOf } from '../item/score-item.ts';
import { claimsOf } from '../item/claims-of.ts';
import { resolveItem } from '../quiz/candidate-items.ts';
import type { Attempt } from './attempt.ts';
import { tallyAttempt } from './tally-attempt.ts';

/** Claims of a module that were never asked, or not fully right when asked last. Attempts are given oldest first. */
export function claimsToPractise(module: LessonModule, attempts: readonly Attempt[]): string[] {
	const content = indexModule(module);
	const mastered = new Map<string, boolean>();
	for (const attempt of attempts.filter(({ module: id }) => id === module.id)) {
		const { scores } = tallyAttempt(module, attempt);
		attempt.items.forEach((item, place) => {
			const whole = resolveItem(content, item);
			const share = shareOf(scores[place] ?? 'unanswered');
			if (!whole || share === undefined) return;
			for (const claim of claimsOf(whole)) mastered.set(claim, share === 1);
		});
	}
	return [...content.claims.keys()].filter((id) => mastered.get(id) !== true);
}
