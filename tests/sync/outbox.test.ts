/** @guarantee A class on a bad connection loses no hand-in and stores none twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { chanceFrom } from '#lib/domain/item/chance.ts';
import { emptyOutbox, pauseAfter, REQUEST_TIMEOUT_MS, type Line } from '#lib/sync/outbox.ts';
import type { Acknowledgement } from '#lib/formats/hand-in-messages.ts';
import { FaultyNetwork, ClassStore, DeviceOutbox } from '../../scripts/faulty-network.ts';
import { aHandIn, anAssignment } from '../fixtures/classroom.ts';

const assignment = anAssignment();
const one = aHandIn(assignment, { skill: 4 });
const handIns = Array.from({ length: 120 }, (_, place) => ({
	...one,
	attempt: { ...one.attempt, id: `attempt-${place}` }
}));
const never = new AbortController().signal;

function outboxOf(list: readonly HandIn[]): DeviceOutbox {
	const outbox = new DeviceOutbox();
	for (const handIn of list) outbox.put(handIn);
	return outbox;
}

/** A line that answers as told and counts. */
type Acknowledged = readonly Acknowledgement[];
function lineOf(reply: (ids: readonly string[]) => Promise<Acknowledged> | Acknowledged) {
	const asked: string[][] = [];
	const slept: number[] = [];
	const line: Line = {
		chance: () => 0,
		sleep: (milliseconds, signal) =>
			new Promise((resolve) => {
				if (milliseconds !== REQUEST_TIMEOUT_MS) slept.push(milliseconds);
				const timer = setImmediate(resolve);
				signal.addEventListener('abort', () => (clearImmediate(timer), resolve()));
			}),
		send: async (sent) => {
			const ids = sent.map(({ attempt }) => attempt.id);
			asked.push(ids);
			return reply(ids);
		}
	};
	return { line, asked, slept };
}
const stored = (ids: readonly string[]): Acknowledged =>
	ids.map((attempt) => ({ attempt, outcome: 'stored' }));

describe('an outbox', () => {
	it('is emptied over any line, each attempt stored once and none forgotten before it is', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 120 }), async (seed, count) => {
				const store = new ClassStore();
				const line = new FaultyNetwork(store, chanceFrom(seed));
				const chance = chanceFrom(seed + 1);
				const outbox = outboxOf(handIns.slice(0, count));
				const copy = outboxOf(handIns.slice(0, count));
				const check = (): void => {
					for (const box of [outbox, copy])
						for (const { attempt } of handIns.slice(0, count))
							expect(box.waiting.has(attempt.id) || store.stored.has(attempt.id)).toBe(true);
				};
				for (let round = 0; round < 4; round++) {
					outbox.isKilled = () => chance.below(10) === 0;
					const ends = await Promise.allSettled([outbox, copy].map((box) => emptyOutbox(box, line, never)));
					for (const end of ends) if (end.status === 'rejected') expect(end.reason.message).toBe('killed');
					line.deliverOvertaken();
					check();
				}
				line.isGood = true;
				outbox.isKilled = () => false;
				expect((await emptyOutbox(outbox, line, never)).left).toBe(0);
				expect((await emptyOutbox(copy, line, never)).left).toBe(0);
				expect([...store.stored.values()].map(({ handIn }) => handIn.attempt.id).sort()).toEqual(
					handIns
						.slice(0, count)
						.map(({ attempt }) => attempt.id)
						.sort()
				);
				for (const { outcome } of outbox.acknowledged) expect(outcome).not.toBe('refused');
			}),
			{ numRuns: 60 }
		);
	});

	it('sends fifty at most at once, and less if they are long', async () => {
		const { line, asked } = lineOf(stored);
		expect(await emptyOutbox(outboxOf(handIns), line, never)).toMatchObject({ left: 0 });
		expect(asked.map((ids) => ids.length)).toEqual([50, 50, 20]);
		const long = handIns.slice(0, 6).map((handIn) => ({
			...handIn,
			attempt: {
				...handIn.attempt,
				responses: Array.from({ length: 8 }, (_, item) => ({
					item,
					response: { kind: 'written' as const, text: 'x'.repeat(20_000), level: 1 as const },
					givenAt: 0
				}))
			}
		}));
		const other = lineOf(stored);
		expect(await emptyOutbox(outboxOf(long), other.line, never)).toMatchObject({ left: 0 });
		expect(other.asked.map((ids) => ids.length)).toEqual([2, 2, 2]);
	});

	it('forgets only what the server answers for, and what it never sent not at all', async () => {
		const { line } = lineOf((ids) => stored([...ids.slice(0, 1), 'someone-elses']));
		const outbox = outboxOf(handIns.slice(0, 3));
		const { acknowledged } = await emptyOutbox(outbox, line, never);
		expect(acknowledged.map(({ attempt }) => attempt)).toEqual(['attempt-0', 'attempt-1', 'attempt-2']);
	});

	it('hands on refusals, and does not send those again', async () => {
		const refused: Acknowledgement = { attempt: 'attempt-0', outcome: 'refused', reason: 'no-assignment' };
		const { line, asked } = lineOf(() => [refused]);
		const result = await emptyOutbox(outboxOf(handIns.slice(0, 1)), line, never);
		expect(result).toEqual({ acknowledged: [refused], left: 0 });
		expect(asked).toHaveLength(1);
	});

	it('waits longer after every failure, by a part left to chance, and gives up after six', async () => {
		const { line, asked, slept } = lineOf(() => Promise.reject(new Error('no line')));
		expect(await emptyOutbox(outboxOf(handIns.slice(0, 1)), line, never)).toEqual({
			acknowledged: [],
			left: 1
		});
		expect(asked).toHaveLength(6);
		expect(slept).toEqual([500, 1000, 2000, 4000, 8000]);
		expect(pauseAfter(1, () => 0.5)).toBe(750);
		expect(pauseAfter(30, () => 0)).toBe(30_000);
	});

	it('gives up a request that hangs after ten seconds, and tells it so', async () => {
		const signals: AbortSignal[] = [];
		const { line } = lineOf(stored);
		const hanging = {
			...line,
			send: (_handIns: readonly HandIn[], signal: AbortSignal) => (
				signals.push(signal),
				new Promise<Acknowledged>(() => undefined)
			)
		};
		expect(await emptyOutbox(outboxOf(handIns.slice(0, 1)), hanging, never)).toMatchObject({ left: 1 });
		expect(signals.map(({ aborted }) => aborted)).toEqual(Array(6).fill(true));
	});

	it('is held up by no hand-in that makes requests fail', async () => {
		const { line } = lineOf((ids) => {
			if (ids.includes('attempt-2')) throw new Error('500');
			return stored(ids);
		});
		const outbox = outboxOf(handIns.slice(0, 8));
		await emptyOutbox(outbox, line, never);
		expect([...outbox.waiting.keys()]).toEqual(['attempt-2']);
	});

	it('stops when told', async () => {
		const stop = new AbortController();
		const { line, asked } = lineOf((ids) => (stop.abort(), stored(ids)));
		expect(await emptyOutbox(outboxOf(handIns), line, stop.signal)).toMatchObject({ left: 70 });
		expect(asked).toHaveLength(1);
	});
});
