import { failureOf, StorageTimeout, withTimeout, type StorageFailure } from './storage-failure.ts';

/** How long a store may take to answer for the first time, in milliseconds. */
export const FIRST_ANSWER_TIMEOUT_MS = 800;

// A store that has answered before is only slow: there is more to lose by going on without it.
const LATER_FACTOR = 10;

/** What is told of a store: why it failed, or that it works again. */
export type OnFailure = (failure: StorageFailure | 'well') => void;

/**
 * Protects the app from a store that may fail at any moment: turns rejections into a failure that is reported, and
 * stops waiting for a silent store. What was asked of it still runs; once all of that has been answered, the failure is
 * taken back.
 */
export class Guard {
	readonly #onFailure: OnFailure;
	readonly #timeoutMs: number;
	#hasAnswered = false;
	#isSilent = false;
	/** Operations that were not waited for and have not settled. */
	#late = 0;
	#hasFailed = false;

	constructor(onFailure: OnFailure, timeoutMs = FIRST_ANSWER_TIMEOUT_MS) {
		this.#onFailure = onFailure;
		this.#timeoutMs = timeoutMs;
	}

	/** What the store answers, or undefined when it fails or takes too long; `onLate` then gets an answer that comes after all. */
	async ask<T>(
		operation: () => Promise<T>,
		onLate?: (value: T) => void
	): Promise<{ readonly value: T } | undefined> {
		const answer = (async () => operation())();
		const timeoutMs = this.#isSilent ? 0 : this.#timeoutMs * (this.#hasAnswered ? LATER_FACTOR : 1);
		try {
			const value = await withTimeout(answer, timeoutMs);
			this.#hasAnswered = true;
			return { value };
		} catch (fault) {
			if (fault instanceof StorageTimeout) void this.#awaitLate(answer, onLate);
			this.#fail(fault);
			return undefined;
		}
	}

	#fail(fault: unknown): void {
		const isTimeout = fault instanceof StorageTimeout;
		this.#isSilent = isTimeout;
		this.#hasAnswered ||= !isTimeout;
		this.#hasFailed ||= !isTimeout;
		this.#onFailure(failureOf(fault));
	}

	async #awaitLate<T>(answer: Promise<T>, onLate?: (value: T) => void): Promise<void> {
		this.#late += 1;
		try {
			onLate?.(await answer);
			this.#late -= 1;
			this.#hasAnswered = true;
			this.#isSilent = false;
			if (this.#late === 0 && !this.#hasFailed) this.#onFailure('well');
		} catch (fault) {
			this.#late -= 1;
			this.#fail(fault);
		}
	}
}
