import { compareText } from '../compare-text.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import { indexModule } from '../item/module-index.ts';
import { claimsOf } from '../item/claims-of.ts';
import { resolveItem } from '../quiz/candidate-items.ts';
import type { GradedHandIn } from './grade-hand-in.ts';

/** A claim that the class does not hold yet. */
export interface OpenClaim {
	readonly claim: string;
	/** The source to read again together. */
	readonly source: string;
	/** Times it was asked, and the mean share of the point; nothing answered is nothing known. */
	readonly asked: number;
	readonly share: number;
}

/** Held by fewer than so many of those asked is not held. */
const HELD_FROM = 0.6;
/** Asked less often it may be one learner's mistake. */
const MIN_ASKED = 3;

/** Claims that items on these papers turn on and too few got right, the least held first. */
export function openClaims(module: LessonModule, papers: readonly GradedHandIn[]): OpenClaim[] {
	const content = indexModule(module);
	const asked = new Map<string, number[]>();
	for (const { handIn, shares } of papers)
		handIn.attempt.items.forEach((item, place) => {
			const share = shares[place] ?? 'unanswered';
			const whole = share === 'unscored' ? undefined : resolveItem(content, item);
			const earned = typeof share === 'number' ? share : 0;
			for (const claim of whole ? new Set(claimsOf(whole)) : [])
				asked.set(claim, [...(asked.get(claim) ?? []), earned]);
		});
	return [...asked]
		.flatMap(([claim, earned]) => {
			const source = content.claims.get(claim)?.source;
			const share = earned.reduce((sum, each) => sum + each, 0) / earned.length;
			return source === undefined ? [] : [{ claim, source, asked: earned.length, share }];
		})
		.filter((open) => open.share < HELD_FROM && open.asked >= Math.min(MIN_ASKED, papers.length))
		.sort((one, other) => one.share - other.share || compareText(one.claim, other.claim));
}
