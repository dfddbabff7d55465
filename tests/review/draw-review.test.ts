import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsOf } from '#lib/domain/item/claims-of.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { topicOf } from '#lib/domain/item/rules.ts';
import { bankOf } from '#lib/domain/quiz/bank.ts';
import { quizFlaws } from '#lib/domain/quiz/quiz-flaws.ts';
import { errorsOf } from '#lib/domain/quiz/flaws.ts';
import { resolveItem, type ResolvedItem } from '#lib/domain/quiz/candidate-items.ts';
import { drawReview, isAskable } from '#lib/review/draw-review.ts';
import { dueOn, forecast } from '#lib/review/due.ts';
import { reviewsIn } from '#lib/review/log.ts';
import { scheduleCards, type Card } from '#lib/review/schedule.ts';
import { anyLog, DAY, dayOf, finishedQuiz, NOON } from '../fixtures/reviews.ts';
import { shipped } from '../fixtures/shipped.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

/** The cards of a learner who took some quizzes and knew some of it. */
function cardsAfter(seeds: readonly number[], knows: number) {
	const attempts = seeds.map((seed, place) =>
		finishedQuiz(shipped[seed % shipped.length]!, seed, {
			id: String(place),
			sequence: place + 1,
			at: NOON - 40 * DAY,
			isKnown: (item) => item % 10 < knows
		})
	);
	return scheduleCards(reviewsIn(attempts, shipped), { now: NOON });
}

const TWELVE = 12;
const banks = new Map(shipped.map((module) => [module.id, bankOf(module)]));

/** Ids of the sound items on a card's topic, without the one that was asked last. */
const othersOn = ({ module, topic, item }: Card): string[] => {
	const content = indexModule(shipped.find(({ id }) => id === module)!);
	return banks
		.get(module)!
		.filter((other) => other.id !== item.id && topicOf(content, other)?.id === topic.id)
		.map(({ id }) => id);
};

/** Whether two items ask what says the same, or orders that share more than one event. */
function isNear(one: ResolvedItem, other: ResolvedItem): boolean {
	if (one.content !== other.content) return false;
	const [claim = ''] = claimsOf(one);
	const cards = one.key.cards.filter(({ id }) => other.key.cards.some((card) => card.id === id));
	const same = one.content.claims.get(claim)?.samePointAs ?? [];
	return cards.length > 1 || claimsOf(other).some((id) => same.includes(id));
}

const someCards = fc
	.tuple(fc.array(fc.nat({ max: 4000 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 10 }))
	.map(([seeds, knows]) => cardsAfter(seeds, knows));

describe('a sitting of the review', () => {
	it('asks at most twelve due cards, none twice, each by a sound item other than last time', () => {
		fc.assert(
			fc.property(someCards, fc.nat(), (cards, seed) => {
				const due = dueOn(cards, dayOf(NOON));
				const { items, origins } = drawReview(due, shipped, seed);
				expect(origins).toHaveLength(items.length);
				expect(items.length).toBeLessThanOrEqual(TWELVE);
				if (due.length > 0) expect(items.length).toBeGreaterThan(0);
				const asked = items.map((item, place) => {
					const module = shipped.find(({ id }) => id === origins[place]?.module)!;
					expect(origins[place]?.hash).toBe(module.hash);
					const whole = resolveItem(indexModule(module), item)!;
					expect(errorsOf(whole)).toEqual([]);
					const topic = topicOf(whole.content, item)!;
					const card = due.find((each) => each.module === module.id && each.topic.id === topic.id)!;
					expect(card).toBeDefined();
					if (item.id === card.item.id) expect(othersOn(card)).toEqual([]);
					return { name: `${module.id} ${topic.id}`, whole };
				});
				expect(new Set(asked.map(({ name }) => name)).size).toBe(asked.length);
				for (const { whole } of asked)
					expect(asked.filter((other) => other.whole !== whole && isNear(whole, other.whole))).toEqual([]);
				const flaws = quizFlaws(asked.map(({ whole }) => whole));
				expect(flaws.filter(({ severity }) => severity === 'error')).toEqual([]);
			}),
			{ numRuns: 60 }
		);
	});

	it('is the same for the same cards and seed, and another for other seeds', () => {
		const due = dueOn(cardsAfter([1, 2, 3, 4, 5], 5), dayOf(NOON));
		expect(drawReview(due, shipped, 9)).toEqual(drawReview(due, shipped, 9));
		const drawn = [1, 2, 3, 4, 5].map((seed) => JSON.stringify(drawReview(due, shipped, seed)));
		expect(new Set(drawn).size).toBe(5);
	});

	it('takes what is most likely forgotten first, and leaves the rest due', () => {
		const due = dueOn(cardsAfter([11, 12, 13, 14, 15, 16], 0), dayOf(NOON));
		expect(due.length).toBeGreaterThan(2 * TWELVE);
		expect(drawReview(due, shipped, 1).items).toHaveLength(TWELVE);
	});

	it('keeps the documents of one module together', () => {
		const due = dueOn(cardsAfter([1, 2, 3, 4, 5], 3), dayOf(NOON));
		const modules = drawReview(due, shipped, 3).origins.map(({ module }) => module);
		const changes = modules.filter((id, place) => place > 0 && id !== modules[place - 1]).length;
		expect(changes).toBe(new Set(modules).size - 1);
	});

	it('asks the same again only when the content yields no other item on the topic', () => {
		const cards = cardsAfter([0, 5, 10, 15], 0);
		const only = cards.find((card) => othersOn(card).length === 0)!;
		const { items } = drawReview([only], shipped, 1);
		expect(items.map(({ id }) => id)).toEqual([only.item.id]);
	});

	it('asks nothing that the content no longer holds', () => {
		const [card] = cardsAfter([0], 0);
		const without = { ...shipped[0]!, timeline: [], sources: [], pairs: [] };
		expect(isAskable(shipped[0]!, card!)).toBe(true);
		expect(isAskable(without, card!)).toBe(false);
		expect(drawReview([card!], [without], 1)).toEqual({ items: [], origins: [] });
	});
});

describe('what is due', () => {
	const module = syntheticModule(40);
	const log = anyLog(module, fc.integer({ min: NOON - 60 * DAY, max: NOON }), 20);

	it('is asked once a day: what was reviewed today waits until tomorrow, however near the test', () => {
		fc.assert(
			fc.property(log, (reviews) => {
				const today = dayOf(NOON);
				const cards = scheduleCards(reviews, { now: NOON, latestAt: () => NOON });
				const due = dueOn(cards, today);
				expect(due.every(({ reviewedAt }) => reviewedAt < today.start)).toBe(true);
				expect(due).toHaveLength(cards.filter(({ reviewedAt }) => reviewedAt < today.start).length);
			})
		);
	});

	it('is what the forecast says for today; over the days each card is counted at most once', () => {
		fc.assert(
			fc.property(log, (reviews) => {
				const cards = scheduleCards(reviews, { now: NOON });
				const days = Array.from({ length: 14 }, (_, ahead) => dayOf(NOON + ahead * DAY));
				const counts = forecast(cards, days);
				expect(counts).toHaveLength(14);
				expect(counts[0]).toBe(dueOn(cards, days[0]!).length);
				const within = cards.filter(({ dueAt }) => dueAt < days.at(-1)!.end).length;
				expect(counts.reduce((sum, count) => sum + count, 0)).toBe(within);
			})
		);
	});
});
