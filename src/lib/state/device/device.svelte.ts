import { getContext, setContext } from 'svelte';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type {
	AttemptFilter,
	AttemptStore,
	AttemptSummary,
	ScanReport
} from '#lib/storage/attempts/attempt-store.ts';
import { lazyStores, type AttemptStores } from '#lib/storage/attempts/lazy-store.ts';
import type { SafeStore } from '#lib/storage/attempts/safe-attempts.ts';
import { idbDevice, type DeviceStore } from '#lib/storage/device/device-store.ts';
import type { Stores } from '#lib/storage/backup/learner-data.ts';
import { resilientDevice } from '#lib/storage/device/resilient-device.ts';
import type { StorageFailure } from '#lib/storage/device/storage-failure.ts';
import { parseQuizPlace, placeKey } from '#lib/formats/quiz-place.ts';
import { markRecord, parseReadingMark, readingKey, type ReadingMark } from '#lib/formats/reading-mark.ts';
import { parseSettings, SETTINGS_KEY, settingsRecord, type Settings } from '#lib/formats/settings.ts';
import { readMirroredSettings, mirrorSettings } from './settings-mirror.ts';
import { recordHighWater } from './high-water-mark.ts';

const CONTEXT = Symbol('device');

/** What this device keeps for its learner, and whether it does. */
export class Device {
	/** Why something is not stored, by the store that failed. */
	#failures = $state.raw<Readonly<Record<string, StorageFailure>>>({});
	/** Records that could not be read and were set aside, by attempt id. */
	setAside = $state<readonly string[]>([]);
	/** Whether a later version of the app wrote some of what is kept; it is left as it is. */
	hasNewerRecords = $state(false);
	/** Whether attempts that were kept here are gone; see loss-watch.ts. */
	hasLost = $state(false);
	/** Whether the record of an open attempt was gone and has been stored again. */
	hasRestored = $state(false);
	settings = $state.raw<Settings>(readMirroredSettings());
	readonly attempts: SafeStore;
	/** The stores as they are, without memory in their place: what they hold outlives the tab. */
	readonly stores: Stores;
	/** The section that is open, and its turn among all that were opened. */
	#turn: { readonly key: string; readonly last: Promise<number> } | undefined;
	readonly small: DeviceStore;

	#opening: Promise<AttemptStores> | undefined;

	/** `attempts` stands in for the store of this browser. */
	constructor(attempts?: AttemptStore, small: DeviceStore = idbDevice()) {
		const { stored, safe } = lazyStores(() => this.#open(attempts));
		this.stores = { attempts: stored, small };
		this.attempts = safe;
		this.small = resilientDevice(small, (failure) => this.report('small', failure));
	}

	/** Whoever only reads needs no attempts: their store is loaded with the quiz. */
	#open(given?: AttemptStore): Promise<AttemptStores> {
		const events = {
			onFailure: (failure: StorageFailure | 'well') => this.report('attempts', failure),
			onRestored: (attempt: Attempt) => void this.#noteRestored(attempt)
		};
		this.#opening ??= import('#lib/storage/attempts/open-attempts.ts').then(
			({ openAttempts }) => openAttempts(events, given),
			(fault: unknown) => {
				this.#opening = undefined;
				throw fault;
			}
		);
		return this.#opening;
	}

	/** Why something is not stored; undefined while all is well. */
	get trouble(): StorageFailure | undefined {
		return Object.values(this.#failures).at(-1);
	}

	/** Whether what the learner does outlives the tab. */
	get isKept(): boolean {
		return this.trouble === undefined;
	}

	/** A store failed, or works again. */
	report(store: string, failure: StorageFailure | 'well'): void {
		const { [store]: before, ...others } = this.#failures;
		if (failure !== 'well') this.#failures = { ...others, [store]: failure };
		else if (before) this.#failures = others;
	}

	/** What other attempts there were is gone too: the next start shall find fewer than were noted. */
	async #noteRestored({ sequence }: Attempt): Promise<void> {
		this.hasRestored = true;
		const { attempts } = await this.stores.attempts.list();
		if (sequence === 1 || attempts.length > 1) return;
		this.hasLost = true;
		await recordHighWater(sequence + 1);
	}

	async loadSettings(): Promise<void> {
		const kept = await this.small.get(SETTINGS_KEY);
		// Without a record the mirror is all there is, whether nothing was chosen or nothing can be kept.
		if (kept === undefined) return;
		this.settings = parseSettings(kept);
		mirrorSettings(this.settings);
	}

	async changeSettings(change: Partial<Settings>): Promise<void> {
		this.settings = { ...this.settings, ...change };
		mirrorSettings(this.settings);
		// Another tab may have changed what this one has not seen.
		await this.small.change([SETTINGS_KEY], (_, kept) =>
			settingsRecord(kept, kept === undefined ? this.settings : { ...parseSettings(kept), ...change })
		);
		await this.loadSettings();
	}

	#heed({ setAside, ofLaterVersion }: ScanReport): void {
		this.hasNewerRecords ||= ofLaterVersion > 0;
		if (setAside.length > 0) this.setAside = [...this.setAside, ...setAside];
	}

	/** What was done here, without reading what is finished. */
	async summarize(): Promise<AttemptSummary> {
		const summary = await this.attempts.summarize();
		this.#heed(summary);
		return summary;
	}

	/** Some or all attempts, oldest first. */
	async listAttempts(filter?: AttemptFilter): Promise<readonly Attempt[]> {
		const found = await this.attempts.list(filter);
		this.#heed(found);
		return found.attempts;
	}

	/** How far each section was read of which that is known, with its `module/section`. */
	async readingMarks(): Promise<(readonly [string, ReadingMark])[]> {
		const start = readingKey('');
		const kept = [...(await this.small.all(start))];
		return kept.map(([key, record]) => [key.slice(start.length), parseReadingMark(record)]);
	}

	/** How far a section was read, 0 to 1 of its height. */
	async readingMark(moduleId: string, sectionId: string): Promise<ReadingMark> {
		return parseReadingMark(await this.small.get(readingKey(`${moduleId}/${sectionId}`)));
	}

	/** A section stays read once its end was reached. */
	async keepReadingMark(moduleId: string, sectionId: string, fraction: number): Promise<void> {
		const key = readingKey(`${moduleId}/${sectionId}`);
		if (this.#turn?.key !== key) this.#turn = { key, last: this.#nextTurn() };
		const last = await this.#turn.last;
		await this.small.change([key], (_, kept) =>
			markRecord(kept, { fraction, isRead: parseReadingMark(kept).isRead || fraction >= READ, last })
		);
	}

	async #nextTurn(): Promise<number> {
		const kept = await this.readingMarks();
		return 1 + Math.max(0, ...kept.map(([, { last }]) => last ?? 0));
	}

	/** The item that an unfinished quiz stands at. */
	async quizPlace(attemptId: string): Promise<number | undefined> {
		return parseQuizPlace(await this.small.get(placeKey(attemptId)));
	}

	async keepQuizPlace(attemptId: string, place: number): Promise<void> {
		await this.small.keep(placeKey(attemptId), place);
	}
}

// The foot of a section holds its links; who has seen nine tenths has read the text.
const READ = 0.9;

/** Opens this device's stores and hands them down to every screen. */
export function provideDevice(): Device {
	return setContext(CONTEXT, new Device());
}

export const useDevice = (): Device => getContext<Device>(CONTEXT);
