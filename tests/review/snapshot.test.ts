/** @guarantee A snapshot of the review schedule and the attempts after it give the same schedule as all attempts. */
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { byTurn, reviewsIn } from '#lib/review/log.ts';
import { replayReviews, nameOf, NO_CARDS, type Schedule } from '#lib/review/schedule.ts';
import { readSnapshot, snapshotRecord, stillFits, type Snapshot } from '#lib/review/snapshot.ts';
import { anyLog, DAY, finishedQuiz, NOON } from '../fixtures/reviews.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

const module = syntheticModule(60);
const past = fc.integer({ min: NOON - 400 * DAY, max: NOON });
const withFuture = fc.integer({ min: NOON - 400 * DAY, max: NOON + 40 * DAY });

const snapshotOf = (schedule: Schedule): Snapshot => ({
	generation: 4,
	upTo: 7,
	hashes: new Map([[module.id, module.hash]]),
	schedule,
	askable: new Set(schedule.cards.filter((_, place) => place % 3 > 0).map(nameOf))
});

const throughStorage = (schedule: Schedule): Schedule =>
	readSnapshot(structuredClone(snapshotRecord(snapshotOf(schedule))))!.schedule;

describe('a snapshot of the schedule', () => {
	it('and the log after it come to what the whole log comes to, wherever it was made and whenever it is read', () => {
		const later = fc.integer({ min: 0, max: 400 * DAY });
		fc.assert(
			fc.property(
				anyLog(module, past),
				anyLog(module, withFuture),
				fc.nat(40),
				later,
				(own, more, at, wait) => {
					const log = [...own, ...more.map((each) => ({ ...each, sequence: each.sequence + 100 }))].sort(
						byTurn
					);
					const split = Math.min(at, own.length);
					const before = throughStorage(replayReviews(NO_CARDS, log.slice(0, split), NOON));
					const now = NOON + wait;
					expect(replayReviews(before, log.slice(split), now)).toEqual(replayReviews(NO_CARDS, log, now));
				}
			),
			{ numRuns: 300 }
		);
	});

	it('says when a review in it came from the future: then it is not made', () => {
		fc.assert(
			fc.property(anyLog(module, withFuture), (log) => {
				const { isFromFuture } = replayReviews(NO_CARDS, log, NOON);
				expect(isFromFuture).toBe(log.some(({ at }) => at > NOON));
			})
		);
	});

	it('does not fit another generation of attempts, nor a clock that was set back', () => {
		const snapshot = snapshotOf({ ...NO_CARDS, credible: NOON });
		const present = { generation: 4, now: NOON };
		expect(stillFits(snapshot, present)).toBe(true);
		for (const other of [{ generation: 5 }, { generation: undefined }, { now: NOON - 1 }])
			expect(stillFits(snapshot, { ...present, ...other }), JSON.stringify(other)).toBe(false);
	});

	it('is none of ours if it is garbage, cut off or of other rules', () => {
		const schedule = replayReviews(
			NO_CARDS,
			fc.sample(anyLog(module, past), { numRuns: 1, seed: 1 })[0]!,
			NOON
		);
		const { version, text } = snapshotRecord(snapshotOf(schedule));
		expect(readSnapshot({ version, text })).toEqual(snapshotOf(schedule));
		for (const record of [undefined, null, 7, {}, { version: 1, text }, { version, text: text.slice(0, -9) }])
			expect(readSnapshot(record)).toBeUndefined();
		fc.assert(
			fc.property(fc.json(), (json) => {
				expect(readSnapshot({ version, text: json })).toBeUndefined();
			})
		);
		expect(readSnapshot({ version, text: text.replace('"claim"', '"clam"') })).toBeUndefined();
	});

	// If this fails, a log comes to something else than it did: raise VERSION in src/lib/review/snapshot.ts with it, or
	// what older versions of the app kept is taken for what this one would compute.
	it('was made by the rules of its version', () => {
		const quizzes = Array.from({ length: 12 }, (_, seed) =>
			finishedQuiz(module, seed, {
				id: `${seed}`,
				sequence: seed,
				at: NOON - (12 - seed) * 5 * DAY,
				isKnown: (place) => (place + seed) % 3 > 0
			})
		);
		const { version, text } = snapshotRecord(
			snapshotOf(replayReviews(NO_CARDS, reviewsIn(quizzes, [module]), NOON))
		);
		const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
		expect([version, digest]).toEqual([2, '074b08348bb57afc']);
	});
});
