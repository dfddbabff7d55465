/** @guarantee Nothing is scheduled past a test day, nor past the due date of an assignment on its module. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Review } from '#lib/review/log.ts';
import { MAX_INTERVAL_DAYS, recallAt, scheduleCards, type Card } from '#lib/review/schedule.ts';
import { anyLog, DAY, NOON } from '../fixtures/reviews.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

const module = syntheticModule(40);
const anyClock = fc.oneof(
	fc.integer({ min: NOON - 400 * DAY, max: NOON }),
	fc.integer({ min: -NOON, max: 3 * NOON })
);
const log = anyLog(module, anyClock);
const byName = (cards: readonly Card[]): Card[] =>
	[...cards].sort((a, b) => (a.topic.id < b.topic.id ? -1 : 1));

/** One topic, reviewed as told, with so many days between. */
const history = (grades: readonly Review['grade'][], gapDays: number, template: Review): Review[] =>
	grades.map((grade, place) => ({
		...template,
		grade,
		at: NOON - (grades.length - place) * gapDays * DAY,
		sequence: place + 1,
		attempt: String(place),
		turn: 0
	}));

describe('the schedule', () => {
	it('is the same from the same log, in whatever order its records are read', () => {
		fc.assert(
			fc.property(
				log.chain((reviews) =>
					fc.tuple(fc.constant(reviews), fc.shuffledSubarray([...reviews], { minLength: reviews.length }))
				),
				([reviews, shuffled]) => {
					const cards = byName(scheduleCards(reviews, { now: NOON }));
					expect(byName(scheduleCards(shuffled, { now: NOON }))).toEqual(cards);
				}
			)
		);
	});

	it('holds one card for each topic, with the item that asked it last by the device’s count', () => {
		fc.assert(
			fc.property(log, (reviews) => {
				const cards = scheduleCards(reviews, { now: NOON });
				const topics = new Set(reviews.map(({ topic }) => topic.id));
				expect(new Set(cards.map(({ topic }) => topic.id))).toEqual(topics);
				expect(cards).toHaveLength(topics.size);
			})
		);
	});

	it('schedules nothing past the cap of its module', () => {
		fc.assert(
			fc.property(log, fc.integer({ min: 0, max: 500 * DAY }), (reviews, ahead) => {
				const latestAt = (id: string) => (id === module.id ? NOON + ahead : undefined);
				const cards = scheduleCards(reviews, { now: NOON, latestAt });
				expect(cards.every(({ dueAt }) => dueAt <= NOON + ahead)).toBe(true);
			})
		);
	});

	it('is as without a cap once the cap has passed', () => {
		fc.assert(
			fc.property(log, (reviews) => {
				const latestAt = () => NOON - 1;
				expect(scheduleCards(reviews, { now: NOON, latestAt })).toEqual(
					scheduleCards(reviews, { now: NOON })
				);
			})
		);
	});

	it('brings back what was missed sooner than what was known, and holds it for less well known', () => {
		const grades = fc.array(fc.constantFrom<Review['grade'][]>('again', 'good'), { maxLength: 12 });
		fc.assert(
			fc.property(grades, fc.double({ min: 0, max: 60, noNaN: true }), log, (before, gap, [template]) => {
				const [missed] = scheduleCards(history([...before, 'again'], gap, template!), { now: NOON });
				const [known] = scheduleCards(history([...before, 'good'], gap, template!), { now: NOON });
				expect(missed!.dueAt).toBeLessThan(known!.dueAt);
				expect(recallAt(missed!, NOON)).toBeLessThanOrEqual(recallAt(known!, NOON));
			})
		);
	});

	it('waits longer with each success that comes when it is due', () => {
		const [template] = fc.sample(log, 1)[0]!;
		const intervals = [1, 2, 3, 4, 5].map((times) => {
			let at = NOON - 300 * DAY;
			const reviews: Review[] = [];
			for (let time = 0; time < times; time++) {
				reviews.push({ ...template!, grade: 'good', at, sequence: time, attempt: 'a', turn: time });
				at = scheduleCards(reviews, { now: NOON })[0]!.dueAt;
			}
			const [card] = scheduleCards(reviews, { now: NOON });
			return Math.round((card!.dueAt - card!.reviewedAt) / DAY);
		});
		expect(intervals).toEqual([...intervals].sort((a, b) => a - b));
		expect(intervals[0]).toBeGreaterThanOrEqual(2);
		expect(new Set(intervals).size).toBe(5);
	});
});

describe('a wrong clock', () => {
	it('never makes a card later than its interval from now, nor anything but numbers', () => {
		fc.assert(
			fc.property(log, (reviews) => {
				for (const card of scheduleCards(reviews, { now: NOON })) {
					expect(card.reviewedAt).toBeLessThanOrEqual(NOON);
					const days = (card.dueAt - card.reviewedAt) / DAY;
					expect(days).toBeGreaterThanOrEqual(1 - 1e-9);
					expect(days).toBeLessThanOrEqual(MAX_INTERVAL_DAYS + 1e-9);
					expect(card.stability).toBeGreaterThan(0);
				}
			})
		);
	});

	it('three years ahead for a day does not keep a card silent for three years', () => {
		const [template] = fc.sample(log, 1)[0]!;
		const sound = history(['good'], 10, template!);
		const ahead = { ...template!, grade: 'good' as const, at: NOON + 3 * 365 * DAY, sequence: 2 };
		const [card] = scheduleCards([...sound, ahead], { now: NOON });
		expect(card!.dueAt).toBeLessThan(NOON + 30 * DAY);
	});

	it('does not change which of two reviews was the last', () => {
		const [template] = fc.sample(log, 1)[0]!;
		const first = { ...template!, grade: 'good' as const, at: NOON, sequence: 1 };
		const second = { ...template!, grade: 'again' as const, at: NOON - 5 * DAY, sequence: 2 };
		const [card] = scheduleCards([second, first], { now: NOON });
		expect(card!.reviewedAt).toBe(NOON - 5 * DAY);
	});
});
