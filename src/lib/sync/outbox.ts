import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { BODY_LIMITS } from '#lib/formats/message.ts';
import { MAX_HAND_INS, type Acknowledgement } from '#lib/formats/hand-in-messages.ts';

/** Finished attempts that wait on the device. */
export interface Outbox {
	list(): Promise<readonly HandIn[]>;
	/** Forgets the hand-in of the attempt that the server answered for. Doing so twice changes nothing. */
	remove(acknowledged: Acknowledgement): Promise<void>;
}

/** What emptying an outbox takes from the world around it. */
export interface Line {
	/** Sends hand-ins in one request and gives the server's word on each; none, or a rejection, if no answer came. */
	send(handIns: readonly HandIn[], signal: AbortSignal): Promise<readonly Acknowledgement[]>;
	/** Resolves after so many milliseconds, or at once when the signal is aborted. */
	sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
	/** From 0 to below 1: spreads a class that comes back on the line at one moment. */
	chance(): number;
}

/** How a round of sending ended. */
export interface SendingResult {
	readonly acknowledged: readonly Acknowledgement[];
	/** Hand-ins still waiting. */
	readonly left: number;
}

export const REQUEST_TIMEOUT_MS = 10_000;
const FIRST_PAUSE = 1_000;
const MAX_PAUSE_MS = 60_000;
const TRIES = 6;

/** How long to wait after so many failures in a row: doubling, the upper half of it left to chance. */
export function pauseAfter(failures: number, chance: () => number): number {
	const longest = Math.min(MAX_PAUSE_MS, FIRST_PAUSE * 2 ** (failures - 1));
	return (longest * (1 + chance())) / 2;
}

/** As many of the first hand-ins as one request takes, and one at least. */
export function batchOf(waiting: readonly HandIn[], most: number): readonly HandIn[] {
	const batch: HandIn[] = [];
	let length = 100;
	for (const handIn of waiting.slice(0, most)) {
		length += JSON.stringify(handIn).length + 1;
		if (batch.length > 0 && length > BODY_LIMITS.handIns) break;
		batch.push(handIn);
	}
	return batch;
}

/** The answer to one request; empty if none came in time. */
async function ask(
	line: Line,
	batch: readonly HandIn[],
	stop: AbortSignal
): Promise<readonly Acknowledgement[]> {
	const request = new AbortController();
	const isDone = new AbortController();
	const end = (): void => request.abort();
	stop.addEventListener('abort', end);
	const timedOut = line.sleep(REQUEST_TIMEOUT_MS, isDone.signal).then(() => {
		request.abort();
		return [];
	});
	try {
		return await Promise.race([line.send(batch, request.signal), timedOut]);
	} catch {
		return [];
	} finally {
		isDone.abort();
		stop.removeEventListener('abort', end);
	}
}

/** Sends one batch, and removes what the server answered for. */
async function sendBatch(
	outbox: Outbox,
	line: Line,
	batch: readonly HandIn[],
	stop: AbortSignal
): Promise<readonly Acknowledgement[]> {
	const ids = new Set(batch.map(({ attempt }) => attempt.id));
	const answered = (await ask(line, batch, stop)).filter(({ attempt }) => ids.has(attempt));
	for (const acknowledged of answered) await outbox.remove(acknowledged);
	return answered;
}

/**
 * Empties an outbox: sends what waits in batches and forgets an attempt only when the server answers for its id. After
 * a failure it waits and sends less at once, last of all what failed most, so that one hand-in that no server takes
 * holds up no other. It ends when nothing waits, after six failures in a row, or when stopped, and may be called again
 * at any time, from two tabs at once too.
 */
export async function emptyOutbox(outbox: Outbox, line: Line, stop: AbortSignal): Promise<SendingResult> {
	const acknowledged: Acknowledgement[] = [];
	const failuresOf = new Map<string, number>();
	const failures = ({ attempt }: HandIn): number => failuresOf.get(attempt.id) ?? 0;
	let failed = 0;
	let most = MAX_HAND_INS;
	let waiting = await outbox.list();
	while (waiting.length > 0 && failed < TRIES && !stop.aborted) {
		const inTurn = [...waiting].sort((one, other) => failures(one) - failures(other));
		const batch = batchOf(inTurn, most);
		const answered = await sendBatch(outbox, line, batch, stop);
		acknowledged.push(...answered);
		if (answered.length > 0) failed = 0;
		else {
			failed++;
			most = Math.max(1, Math.ceil(batch.length / 2));
			for (const handIn of batch) failuresOf.set(handIn.attempt.id, failures(handIn) + 1);
			if (failed < TRIES)
				await line.sleep(
					pauseAfter(failed, () => line.chance()),
					stop
				);
		}
		waiting = await outbox.list();
	}
	return { acknowledged, left: waiting.length };
}
