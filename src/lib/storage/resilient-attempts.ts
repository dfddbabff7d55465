import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { AttemptStore, Findings, KeptAttempts, Merged, Overview, Wanted } from './attempt-store.ts';
import { Guard, PATIENCE } from './guard.ts';
import type { StorageTrouble } from './trouble.ts';

const NOTHING: KeptAttempts & Overview = {
	attempts: [],
	setAside: [],
	ofLaterVersion: 0,
	epoch: undefined,
	finished: new Map(),
	open: [],
	notes: []
};

type Grow = Parameters<AttemptStore['grow']>[1];

/**
 * A store that lets the learner go on when the one below fails: what could not be kept lives in memory, is told, and
 * is tried again with the next response. A store that was silent once is not waited for again.
 */
export class ResilientAttempts implements AttemptStore {
	readonly #below: AttemptStore;
	readonly #guard: Guard;
	readonly #tell: (trouble: StorageTrouble | 'well') => void;
	readonly #seen = new Map<string, Attempt>();
	/** Ids of attempts of which something lives in memory alone. */
	readonly #owed = new Set<string>();
	#last: Promise<unknown> = Promise.resolve();

	constructor(below: AttemptStore, tell: (trouble: StorageTrouble | 'well') => void, patience = PATIENCE) {
		this.#below = below;
		this.#tell = tell;
		this.#guard = new Guard(tell, patience);
	}

	async isEmpty(): Promise<boolean> {
		if (this.#seen.size > 0) return false;
		return (await this.#guard.ask(() => this.#below.isEmpty()))?.value ?? true;
	}

	prepare(): Promise<void> {
		return this.#below.prepare();
	}

	/** What reads many; undefined where there is nothing to read. Comes before any wait for the storage begins. */
	async #reading() {
		if (await this.isEmpty()) return undefined;
		const nothing = () => undefined;
		const coming = import('./resilient-reading.ts').catch(nothing);
		await this.#below.prepare().catch(nothing);
		return (await coming)?.resilientReading(this.#below, this.#guard, this.#seen, this.#owed);
	}

	async overview(wanted?: Wanted): Promise<Overview> {
		return (await this.#reading())?.overview(wanted) ?? NOTHING;
	}

	async read(ids: readonly string[]): Promise<KeptAttempts> {
		return (await this.#reading())?.read(ids) ?? NOTHING;
	}

	async list(): Promise<KeptAttempts> {
		return (await this.#reading())?.list() ?? NOTHING;
	}

	async audit(): Promise<Findings | undefined> {
		return (await this.#reading())?.audit();
	}

	async get(id: string): Promise<Attempt | undefined> {
		if (this.#owed.has(id)) return this.#seen.get(id);
		const answer = await this.#guard.ask(() => this.#below.get(id));
		return answer ? answer.value && this.#hold(answer.value, true) : this.#seen.get(id);
	}

	last(): Promise<number> {
		return this.#below.last();
	}

	async add(attempt: Omit<Attempt, 'sequence'>): Promise<Attempt> {
		const answer = await this.#guard.ask(() => this.#below.add(attempt));
		if (answer) return this.#hold(answer.value, true);
		const sequence = Math.max(0, ...[...this.#seen.values()].map((seen) => seen.sequence)) + 1;
		return this.#hold({ ...attempt, sequence }, false);
	}

	/** Not carried on in memory: a merge is done, or whoever asked for it is told that it was not. */
	merge(copies: readonly Attempt[]): Promise<Merged> {
		return this.#below.merge(copies);
	}

	/** What lives in memory alone has no transactions: one change waits for the other. */
	grow(id: string, grow: Grow): Promise<Attempt | undefined> {
		const next = this.#last.then(() => this.#growOne(id, grow));
		this.#last = next.catch(() => undefined);
		return next;
	}

	async #growOne(id: string, grow: Grow): Promise<Attempt | undefined> {
		const unkept = this.#owed.has(id) ? this.#seen.get(id) : undefined;
		const wanted = unkept && (grow(unkept) ?? unkept);
		const answer = await this.#guard.ask(() => this.#below.grow(id, wanted ? () => wanted : grow));
		if (answer?.value) return this.#hold(answer.value, true);
		const before = this.#seen.get(id);
		const after = wanted ?? (before && (grow(before) ?? before));
		return after && this.#hold(after, false);
	}

	#hold(attempt: Attempt, isKept: boolean): Attempt {
		this.#seen.set(attempt.id, attempt);
		if (isKept) this.#owed.delete(attempt.id);
		else this.#owed.add(attempt.id);
		if (isKept && this.#owed.size === 0) this.#tell('well');
		return attempt;
	}
}
