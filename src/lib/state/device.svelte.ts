import { getContext, setContext } from 'svelte';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { AttemptStore, Findings, Overview, Wanted } from '#lib/storage/attempt-store.ts';
import type { AttemptsHere } from '#lib/storage/attempts-here.ts';
import { attemptsWhenAsked } from '#lib/storage/attempts-when-asked.ts';
import { idbDevice, type DeviceStore } from '#lib/storage/device-store.ts';
import type { Stores } from '#lib/storage/keep-work.ts';
import { resilientDevice } from '#lib/storage/resilient-device.ts';
import { parseQuizPlace, placeKey } from '#lib/formats/quiz-place.ts';
import { markRecord, parseReadingMark, readingKey, type ReadingMark } from '#lib/formats/reading-mark.ts';
import { parseSettings, SETTINGS_KEY, settingsRecord, type Settings } from '#lib/formats/settings.ts';
import type { StorageTrouble } from '#lib/storage/trouble.ts';
import { mirroredSettings, mirrorSettings } from './look-mirror.ts';

export type { AttemptNote, Overview } from '#lib/storage/attempt-store.ts';

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
	settings = $state.raw<Settings>(mirroredSettings());
	readonly attempts: AttemptStore;
	/** The stores as they are, without memory in their place: what they hold outlives the tab. */
	readonly stores: Stores;
	/** The section that is open, and its turn among all that were opened. */
	#turn: { readonly key: string; readonly last: Promise<number> } | undefined;
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
			({ openAttempts }) =>
				openAttempts(
					(trouble) => this.#tell(trouble),
					(findings) => this.#heed(findings),
					this.#given
				),
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

	#heed({ setAside, ofLaterVersion }: Findings): void {
		this.holdsLaterVersion ||= ofLaterVersion > 0;
		if (setAside.length > 0) this.setAside = [...this.setAside, ...setAside];
	}

	/** What was done here, without reading the attempts. */
	async overview(wanted?: Wanted): Promise<Overview> {
		const overview = await this.attempts.overview(wanted);
		this.#heed(overview);
		return overview;
	}

	/** The attempts of these ids, or all, oldest first. */
	async listAttempts(ids?: readonly string[]): Promise<readonly Attempt[]> {
		if (ids?.length === 0) return [];
		const kept = await (ids ? this.attempts.read(ids) : this.attempts.list());
		this.#heed(kept);
		return kept.attempts;
	}

	/** Attempts at one module, oldest first. */
	async attemptsAt(module: string): Promise<readonly Attempt[]> {
		const { notes } = await this.overview({ module });
		return this.listAttempts(notes.map(({ id }) => id));
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
