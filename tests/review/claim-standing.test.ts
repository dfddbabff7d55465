import { expect, it } from 'vitest';
import fc from 'fast-check';
import type { Review } from '#lib/review/log.ts';
import { scheduleCards } from '#lib/review/schedule.ts';
import { standingsIn } from '#lib/review/claim-standing.ts';
import { anyLog, DAY, NOON } from '../fixtures/reviews.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

const module = syntheticModule(40);
const log = anyLog(module, fc.integer({ min: NOON - 400 * DAY, max: NOON }));
const claims = module.sources.flatMap((source) => source.claims);
const standings = (reviews: readonly Review[], at = NOON) =>
	standingsIn(module, scheduleCards(reviews, { now: at }), at);

it('has one standing for each claim, and unasked are those alone that no review was about', () => {
	fc.assert(
		fc.property(log, (reviews) => {
			const found = standings(reviews);
			const asked = new Set(reviews.map(({ topic }) => topic.id));
			expect(found.map((each) => each === 'unasked')).toEqual(claims.map(({ id }) => !asked.has(id)));
		})
	);
});

it('calls known what was right just now, not what was missed just now, and nothing after years', () => {
	fc.assert(
		fc.property(log, (reviews) => {
			const last = reviews.find(({ topic }) => topic.kind === 'claim');
			fc.pre(last !== undefined);
			const place = claims.findIndex(({ id }) => id === last.topic.id);
			const once = (grade: Review['grade'], at: number) =>
				standings([{ ...last, grade, at: NOON }], at)[place];
			expect(once('good', NOON)).toBe('known');
			expect(once('again', NOON)).toBe('asked');
			expect(once('good', NOON + 4000 * DAY)).toBe('asked');
		})
	);
});
