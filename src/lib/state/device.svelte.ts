import { getContext, setContext } from 'svelte';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { AttemptStore } from '#lib/storage/attempt-store.ts';
import type { AttemptsHere } from '#lib/storage/attempts-here.ts';
import { attemptsWhenAsked } from '#lib/storage/attempts-when-asked.ts';
import { idbDevice, type DeviceStore } from '#lib/storage/device-store.ts';
import type { Stores } from '#lib/storage/keep-work.ts';
import { resilientDevice } from '#lib/storage/resilient-device.ts';
import {
	DEFAULT_SETTINGS,
	markRecord,
	parseQuizPlace,
	parseReadingMark,
	parseSettings,
	placeKey,
	readingKey,
	SETTINGS_KEY,
	settingsRecord,
	type ReadingMark,
	type Settings
} from '#lib/storage/settings.ts';
import type { StorageTrouble } from '#lib/storage/trouble.ts';

const CONTEXT = Symbol('device');

/** What this device keeps for its learner, and whether it does. */
export class Device {
	/** Why something is not kept; undefined while all is well. */
	trouble = $state<StorageTrouble>();
	/** Records that could not be read and were set aside, by attempt id. */
	setAside = $state<readonly string[]>([]);
	/** Whether a later version of the app wrote some of what is kept; it is left as it is. */
	holdsLaterVersion = $state(false);
	/** Whether attempts that were kept here are gone; see loss-watch.ts. */
	hasLost = $state(false);
	settings = $state.raw<Settings>(DEFAULT_SETTINGS);
	readonly attempts: AttemptStore;
	/** The stores as they are, without memory in their place: what they hold outlives the tab. */
	readonly stores: Stores;
	readonly small: DeviceStore;

	readonly #given: AttemptStore | undefined;
	#attemptsHere: Promise<AttemptsHere> | undefined;

	/** `attempts` stands in for the store of this browser. */
	constructor(attempts?: AttemptStore, small: DeviceStore = idbDevice()) {
		this.#given = attempts;
		this.stores = { attempts: attemptsWhenAsked(async () => (await this.#opened()).stored), small };
		this.attempts = attemptsWhenAsked(async () => (await this.#opened()).guarded);
		this.small = resilientDevice(small, (trouble) => this.#tell(trouble));
	}

	/** Whoever only reads needs no attempts: their store comes with the quiz. */
	#opened(): Promise<AttemptsHere> {
		this.#attemptsHere ??= import('#lib/storage/attempts-here.ts').then(
			({ openAttempts }) => openAttempts((trouble) => this.#tell(trouble), this.#given),
			(fault: unknown) => {
				this.#attemptsHere = undefined;
				throw fault;
			}
		);
		return this.#attemptsHere;
	}

	/** Whether what the learner does outlives the tab. */
	get isKept(): boolean {
		return this.trouble === undefined;
	}

	#tell(trouble: StorageTrouble | 'well'): void {
		this.trouble = trouble === 'well' ? undefined : trouble;
	}

	async loadSettings(): Promise<void> {
		this.settings = parseSettings(await this.small.get(SETTINGS_KEY));
	}

	async changeSettings(change: Partial<Settings>): Promise<void> {
		this.settings = { ...this.settings, ...change };
		await this.small.change([SETTINGS_KEY], (_, kept) => settingsRecord(kept, this.settings));
	}

	/** Attempts of one module or of all, oldest first. */
	async listAttempts(moduleId?: string): Promise<readonly Attempt[]> {
		const { attempts, setAside, ofLaterVersion } = await this.attempts.list();
		this.holdsLaterVersion = ofLaterVersion > 0;
		if (setAside.length > 0) this.setAside = [...this.setAside, ...setAside];
		return moduleId === undefined ? attempts : attempts.filter((attempt) => attempt.module === moduleId);
	}

	/** How far a section was read, 0 to 1 of its height. */
	async readingMark(moduleId: string, sectionId: string): Promise<ReadingMark> {
		return parseReadingMark(await this.small.get(readingKey(`${moduleId}/${sectionId}`)));
	}

	/** A section stays read once its end was reached. */
	async keepReadingMark(moduleId: string, sectionId: string, fraction: number): Promise<void> {
		await this.small.change([readingKey(`${moduleId}/${sectionId}`)], (_, kept) =>
			markRecord(kept, { fraction, isRead: parseReadingMark(kept).isRead || fraction >= READ })
		);
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
