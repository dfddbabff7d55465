import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { bySequence, fullerCopy } from '#lib/domain/attempt/merge-attempts.ts';
import { Guard, type OnFailure } from '../device/storage-guard.ts';
import type { AttemptFilter, AttemptList, AttemptStore, AttemptSummary, Change } from './attempt-store.ts';
import { filterAttempts, summarizeAttempts } from './summarize-attempts.ts';

/** Attempts for a learner who must be able to go on, whatever the storage does. */
export interface SafeStore extends Pick<AttemptStore, 'summarize' | 'list' | 'get' | 'add'> {
	/** Grows an attempt that the caller holds. If its record is gone, the whole of it is stored again. */
	grow(own: Attempt, change: Change): Promise<Attempt>;
}

const NOTHING: AttemptList = { attempts: [], setAside: [], ofLaterVersion: 0 };

interface Events {
	readonly onFailure: OnFailure;
	/** An attempt whose record was gone has been stored again. */
	readonly onRestored: (attempt: Attempt) => void;
}

/**
 * A store that lets the learner go on when the one below fails: what could not be stored lives in memory, is reported,
 * and is written together with the next response.
 */
export class SafeAttempts implements SafeStore {
	readonly #below: AttemptStore;
	readonly #guard: Guard;
	readonly #events: Events;
	/** Everything that this tab has begun, opened or changed. */
	readonly #seen = new Map<string, Attempt>();
	/** Ids of attempts of which something lives in memory alone. */
	readonly #unsaved = new Set<string>();
	/** Those of them that were never stored at all, and have no number of the store yet. */
	readonly #unadded = new Set<string>();
	#last: Promise<unknown> = Promise.resolve();

	constructor(below: AttemptStore, events: Events, timeoutMs?: number) {
		this.#below = below;
		this.#events = events;
		this.#guard = new Guard((failure) => {
			if (failure !== 'well' || this.#unsaved.size === 0) events.onFailure(failure);
		}, timeoutMs);
	}

	async summarize(): Promise<AttemptSummary> {
		// The store knows nothing of what is not saved.
		const answer =
			this.#unsaved.size === 0 ? await this.#guard.ask(() => this.#below.summarize()) : undefined;
		return answer?.value ?? summarizeAttempts(await this.list());
	}

	/** What is stored and what is not saved; without an answer, all that was seen. */
	async list(filter?: AttemptFilter): Promise<AttemptList> {
		const answer = await this.#guard.ask(() => this.#below.list(filter));
		const found = answer?.value ?? NOTHING;
		const attempts = new Map(found.attempts.map((attempt) => [attempt.id, attempt]));
		for (const own of filterAttempts(this.#seen.values(), filter)) {
			if (answer && !this.#unsaved.has(own.id)) continue;
			const stored = attempts.get(own.id);
			attempts.set(own.id, stored ? fullerCopy(own, stored) : own);
		}
		return { ...found, attempts: [...attempts.values()].sort(bySequence) };
	}

	async get(id: string): Promise<Attempt | undefined> {
		if (this.#unsaved.has(id)) return this.#seen.get(id);
		const answer = await this.#guard.ask(() => this.#below.get(id));
		return answer ? answer.value && this.#saved(answer.value) : this.#seen.get(id);
	}

	async add(attempt: Omit<Attempt, 'sequence'>): Promise<Attempt> {
		const answer = await this.#guard.ask(() => this.#below.add(attempt), this.#savedLate);
		if (answer) return this.#saved(answer.value);
		const sequence = Math.max(0, ...[...this.#seen.values()].map((seen) => seen.sequence)) + 1;
		this.#unadded.add(attempt.id);
		return this.#notSaved({ ...attempt, sequence });
	}

	/** What lives in memory alone has no transactions: one change waits for the other. */
	grow(own: Attempt, change: Change): Promise<Attempt> {
		const next = this.#last.then(() => this.#grow(own, change));
		this.#last = next.catch(() => undefined);
		return next;
	}

	async #grow(own: Attempt, change: Change): Promise<Attempt> {
		const unsaved = this.#unsaved.has(own.id) ? this.#seen.get(own.id) : undefined;
		const before = unsaved ?? own;
		const after = change(before) ?? before;
		if (this.#unadded.has(own.id)) {
			const answer = await this.#guard.ask(() => this.#below.add(after), this.#savedLate);
			return answer ? this.#saved(answer.value) : this.#notSaved(after);
		}
		const apply: Change = unsaved ? (stored) => fullerCopy(after, stored) : change;
		const answer = await this.#guard.ask(() => this.#below.grow(own.id, apply), this.#savedLate);
		if (answer?.value) return this.#saved(answer.value);
		return answer ? this.#restore(after) : this.#notSaved(after);
	}

	/** The record is gone: another tab or the browser cleared the storage. This tab still holds the attempt. */
	async #restore(own: Attempt): Promise<Attempt> {
		const answer = await this.#guard.ask(() => this.#below.merge([own]));
		if (!answer || answer.value.added === 0) return this.#notSaved(own);
		this.#events.onRestored(own);
		return this.#saved(own);
	}

	#saved(attempt: Attempt): Attempt {
		this.#seen.set(attempt.id, attempt);
		this.#unadded.delete(attempt.id);
		this.#unsaved.delete(attempt.id);
		if (this.#unsaved.size === 0) this.#events.onFailure('well');
		return attempt;
	}

	#notSaved(attempt: Attempt): Attempt {
		this.#seen.set(attempt.id, attempt);
		this.#unsaved.add(attempt.id);
		return attempt;
	}

	/** A write that was given up has landed. What was answered meanwhile may still be missing from it. */
	readonly #savedLate = (stored: Attempt | undefined): void => {
		const own = stored && this.#seen.get(stored.id);
		if (!stored || !own) return;
		this.#unadded.delete(stored.id);
		const numbered = { ...own, sequence: stored.sequence };
		if (fullerCopy(stored, numbered) === stored) this.#saved(stored);
		else this.#seen.set(stored.id, numbered);
	};
}
