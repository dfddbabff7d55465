import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { recallAt, type Card } from './schedule.ts';

const DAY = 24 * 60 * 60 * 1000;
const KNOWN = 0.9;

/** How a learner stands to a claim: never asked about it, asked, or likely to know it tomorrow too. */
export type ClaimStanding = 'unasked' | 'asked' | 'known';

/** What is remembered a day later in nine of ten cases. What was missed is not, however short ago that was. */
const isKnown = (card: Card, at: number): boolean => recallAt(card, at + DAY) >= KNOWN;

/** The standing of every claim of a module, in the order of its documents. */
export function standingsIn(module: LessonModule, cards: readonly Card[], at: number): ClaimStanding[] {
	const asked = new Map(
		cards
			.filter((card) => card.module === module.id && card.topic.kind === 'claim')
			.map((card) => [card.topic.id, card])
	);
	return module.sources
		.flatMap(({ claims }) => claims)
		.map(({ id }) => {
			const card = asked.get(id);
			return card === undefined ? 'unasked' : isKnown(card, at) ? 'known' : 'asked';
		});
}
