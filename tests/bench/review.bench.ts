import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { drawReview } from '#lib/review/draw-review.ts';
import { dueOn } from '#lib/review/due.ts';
import { reviewsIn } from '#lib/review/log.ts';
import { scheduleCards } from '#lib/review/schedule.ts';
import { shipped as modules } from '../fixtures/shipped.ts';
import { DAY, dayOf, finishedQuiz, NOON } from '../fixtures/reviews.ts';

/** A learner's years of quizzes: a hundred different ones, taken again and again. */
function quizzes(count: number): Attempt[] {
	const distinct = Array.from({ length: Math.min(count, 100) }, (_, seed) =>
		finishedQuiz(modules[seed % modules.length]!, seed, {
			id: String(seed),
			sequence: 0,
			at: 0,
			isKnown: (place) => place % 3 > 0
		})
	);
	return Array.from({ length: count }, (_, place) => {
		const quiz = distinct[place % distinct.length]!;
		const at = NOON - (count - place) * 0.1 * DAY - DAY;
		return {
			...quiz,
			id: String(place),
			sequence: place,
			responses: quiz.responses.map((given) => ({ ...given, givenAt: at }))
		};
	});
}

function timed<T>(name: string, call: () => T): T {
	const start = performance.now();
	const value = call();
	console.log(`${name.padEnd(58)} ${(performance.now() - start).toFixed(0)} ms`);
	return value;
}

for (const count of [10, 100, 1000, 10_000]) {
	const attempts = quizzes(count);
	const cards = timed(`the schedule of ${count} quizzes, from their responses`, () =>
		scheduleCards(reviewsIn(attempts, modules), { now: NOON })
	);
	const due = dueOn(cards, dayOf(NOON));
	timed(`a sitting on ${due.length} due of ${cards.length} cards`, () => drawReview(due, modules, 1));
}
