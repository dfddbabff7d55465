import { REVIEW, type Attempt } from '#lib/domain/attempt/attempt.ts';
import { modulesAskedBy } from '#lib/domain/attempt/split-by-module.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { isAskable } from '#lib/review/draw-review.ts';
import { reviewsIn } from '#lib/review/log.ts';
import { replayReviews, nameOf, NO_CARDS, type Card, type Schedule } from '#lib/review/schedule.ts';
import { readSnapshot, snapshotRecord, stillFits, type Snapshot } from '#lib/review/snapshot.ts';
import type { AttemptSummary } from '#lib/storage/attempts/attempt-store.ts';
import type { Device } from '../device/device.svelte.ts';

/** Where modules come from. */
export interface Lessons {
	readonly load: (id: string) => Promise<LessonModule>;
	/** The editions of all modules of this build, by module, where that can be told without loading them. */
	readonly hashes?: () => Promise<ReadonlyMap<string, string>>;
}

/** What the log comes to at a moment, and what it takes to ask about it. */
export interface CardsNow {
	readonly schedule: Schedule;
	/** Review sittings that are not finished, oldest first. */
	readonly sittings: readonly Attempt[];
	/** Ids of all modules that were ever asked about. */
	readonly asked: readonly string[];
	/** Names of cards that can be asked, though their modules are not opened. */
	readonly askable: ReadonlySet<string>;
}

/** Which modules have to be opened to say what is due. */
type Needed = (cards: readonly Card[], askable: ReadonlySet<string>) => readonly string[];

const NONE: ReadonlySet<string> = new Set();

export const SNAPSHOT_KEY = 'review-snapshot';
// Fewer attempts are read again sooner than a snapshot is written.
const STEP = 8;

/** The cards of a device: from a snapshot and what came after it, or from all attempts where it does not fit. */
export class ReviewCards {
	readonly #device: Device;
	readonly #lessons: Lessons;
	/** Modules opened so far. */
	readonly modules = new Map<string, LessonModule>();
	readonly #missing = new Set<string>();

	constructor(device: Device, lessons: Lessons) {
		this.#device = device;
		this.#lessons = lessons;
	}

	/** Whether some module that was needed could not be opened here. */
	get isIncomplete(): boolean {
		return this.#missing.size > 0;
	}

	/** Opens modules; false if one of them cannot be opened here. */
	async open(ids: readonly string[]): Promise<boolean> {
		const unopened = [...new Set(ids)].filter((id) => !this.modules.has(id));
		await Promise.all(
			unopened.map(async (id) => {
				const module = await this.#lessons.load(id).catch(() => undefined);
				if (module) this.modules.set(id, module);
				if (module) this.#missing.delete(id);
				else this.#missing.add(id);
			})
		);
		return unopened.every((id) => this.modules.has(id));
	}

	async read(now: number, needed: Needed): Promise<CardsNow> {
		const kept = readSnapshot(await this.#device.small.get(SNAPSHOT_KEY));
		const summary = await this.#device.summarize();
		const sittings = summary.open.filter(({ module }) => module === REVIEW);
		const isFitting = kept && stillFits(kept, { generation: summary.generation, now });
		const later = isFitting ? await this.#after(kept, summary, now) : undefined;
		const askable = kept && (await this.#knowsEditions(kept)) ? kept.askable : NONE;
		if (later) await this.open(needed(later.cards, askable));
		// What is due may show its edition only once it is opened.
		const isToday = later && kept && (await this.#areSameEditions(kept));
		const schedule = isToday ? later : await this.#fromAll(summary, now);
		const asked = askedIn(summary, schedule.cards);
		return { schedule, sittings, asked, askable: isToday ? askable : NONE };
	}

	/** From the attempts after the snapshot; undefined if it was made on other editions than those of today. */
	async #after(kept: Snapshot, summary: AttemptSummary, now: number): Promise<Schedule | undefined> {
		const later = await this.#device.listAttempts({ after: kept.upTo });
		const attempts = later.filter(({ finishedAt, module }) => finishedAt !== undefined || module === REVIEW);
		const isWhole = await this.open(modulesAskedBy(attempts));
		if (!(await this.#areSameEditions(kept))) return undefined;
		return this.#from({ kept, attempts, summary, isWhole }, now);
	}

	async #fromAll(summary: AttemptSummary, now: number): Promise<Schedule> {
		const attempts = await this.#device.listAttempts();
		const isWhole = await this.open(modulesAskedBy(attempts));
		return this.#from({ kept: undefined, attempts, summary, isWhole }, now);
	}

	#from({ kept, attempts, summary, isWhole }: Reading, now: number): Schedule {
		const modules = [...this.modules.values()];
		const { generation, settledUpTo: upTo } = summary;
		const before = attempts.filter(({ sequence }) => sequence <= upTo);
		const after = attempts.filter(({ sequence }) => sequence > upTo);
		const covered = replayReviews(kept?.schedule ?? NO_CARDS, reviewsIn(before, modules), now);
		const isWorthIt = upTo - (kept?.upTo ?? 0) >= STEP;
		if (isWhole && isWorthIt && generation !== undefined && !covered.isFromFuture)
			this.#keep({
				generation,
				upTo,
				hashes: new Map([...(kept?.hashes ?? []), ...modules.map(({ id, hash }) => [id, hash] as const)]),
				schedule: covered,
				askable: this.#askableOf(covered, kept?.askable ?? NONE)
			});
		return replayReviews(covered, reviewsIn(after, modules), now);
	}

	#askableOf({ cards }: Schedule, known: ReadonlySet<string>): ReadonlySet<string> {
		const askable = cards.filter((card) => {
			const module = this.modules.get(card.module);
			return module ? isAskable(module, card) : known.has(nameOf(card));
		});
		return new Set(askable.map(nameOf));
	}

	/** Nobody waits for it, and without it everything is only slower. */
	#keep(snapshot: Snapshot): void {
		void this.#device.small.keep(SNAPSHOT_KEY, snapshotRecord(snapshot));
	}

	async #editions(): Promise<ReadonlyMap<string, string> | undefined> {
		return this.#lessons.hashes?.().catch(() => undefined);
	}

	/** Whether the editions of today are known of all modules that a snapshot was made on. */
	async #knowsEditions({ hashes }: Snapshot): Promise<boolean> {
		const today = await this.#editions();
		return today !== undefined && [...hashes.keys()].every((id) => today.has(id));
	}

	/** Whether what was scored on one edition would be scored on the same today. */
	async #areSameEditions({ hashes }: Snapshot): Promise<boolean> {
		const today = new Map(await this.#editions());
		for (const { id, hash } of this.modules.values()) today.set(id, hash);
		return [...hashes].every(([id, hash]) => (today.get(id) ?? hash) === hash);
	}
}

interface Reading {
	readonly kept: Snapshot | undefined;
	readonly attempts: readonly Attempt[];
	readonly summary: AttemptSummary;
	/** Whether every module of these attempts could be opened. */
	readonly isWhole: boolean;
}

const askedIn = ({ finished }: AttemptSummary, cards: readonly Card[]): string[] => [
	...new Set([...finished.keys(), ...cards.map(({ module }) => module)].filter((id) => id !== REVIEW))
];
