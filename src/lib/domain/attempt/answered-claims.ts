import type { Claim } from '../content/claim.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import { indexModule } from '../item/module-index.ts';
import { shareOf } from '../item/score-item.ts';
import { claimsOf } from '../item/claims-of.ts';
import { resolveItem } from '../quiz/candidate-items.ts';
import type { Attempt } from './attempt.ts';
import { responsesTo, TRIES } from './record-response.ts';
import { tallyAttempt } from './tally-attempt.ts';

/** A claim that a learner was asked about, and whether the first try at it was fully right the last time. */
export interface AnsweredClaim {
	readonly claim: Claim;
	readonly isRight: boolean;
}

/** What a document's page may show of its claims. */
export interface ClaimsOfSource {
	/** In the order of the document. */
	readonly answered: readonly AnsweredClaim[];
	/** How many others there are. They stay unseen: whoever reads them here has read the keys of a quiz. */
	readonly unanswered: number;
}

/**
 * The claims of one source as far as the learner answered items on them, in attempts given oldest first. An item of an
 * attempt that still goes on counts once it is over: right, or out of tries.
 */
export function answeredClaims(
	module: LessonModule,
	sourceId: string,
	attempts: readonly Attempt[]
): ClaimsOfSource {
	const content = indexModule(module);
	const outcomes = new Map<string, boolean>();
	for (const attempt of attempts.filter(({ module: id }) => id === module.id)) {
		const { scores } = tallyAttempt(module, attempt);
		attempt.items.forEach((item, place) => {
			const share = shareOf(scores[place] ?? 'unanswered');
			const whole = resolveItem(content, item);
			if (share === undefined || !whole) return;
			const isOver = attempt.finishedAt !== undefined || responsesTo(attempt, place).length >= TRIES;
			if (share < 1 && !isOver) return;
			for (const claim of claimsOf(whole)) outcomes.set(claim, share === 1);
		});
	}
	const claims = content.sources.get(sourceId)?.claims ?? [];
	const answered = claims.flatMap((claim) => {
		const isRight = outcomes.get(claim.id);
		return isRight === undefined ? [] : [{ claim, isRight }];
	});
	return { answered, unanswered: claims.length - answered.length };
}
