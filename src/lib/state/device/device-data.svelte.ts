import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { checkSavedFiles, fetchAgain, type CheckedFile } from '#lib/library/saved-files.ts';
import { readBackupFile, workOf, writeBackup, type BackupFault, type Work } from '#lib/formats/backup.ts';
import { countClasses, type ClassCounts } from '#lib/storage/backup/class-data.ts';
import {
	exportLearnerData,
	mergeLearnerData,
	type Restored,
	type Stores
} from '#lib/storage/backup/learner-data.ts';
import type { DeviceStore } from '#lib/storage/device/device-store.ts';
import { failureOf, withTimeout, type StorageFailure } from '#lib/storage/device/storage-failure.ts';
import { BACKUP_KEY, parseLastBackup, type LastBackup } from '#lib/formats/last-backup.ts';
import { decodeTransfer, encodeTransfer, type TransferFault } from '#lib/formats/transfer.ts';
import { classStore, closeClassStore, knownClassStore, openClassStore } from './class-store.ts';
import type { Device } from './device.svelte.ts';
import { detectDataLoss } from './data-loss.ts';
import { recordHighWater } from './high-water-mark.ts';
import { requestPersistence, isPersisted } from './storage-persistence.ts';
import { TaskQueue } from './task-queue.svelte.ts';

/** Characters of work in a code. With more, phones have to be held still for long. */
const ROOM_IN_CODE = 1_200;
/** Ten thousand attempts are read in a few seconds on a slow phone; whoever takes longer does not answer at all. */
const RESTORE_TIMEOUT_MS = 30_000;

/** What came of the last thing that the learner asked for. */
export type Outcome =
	| { readonly kind: 'restored'; readonly restored: Restored }
	| { readonly kind: 'refused'; readonly fault: BackupFault | TransferFault }
	| { readonly kind: 'not-stored'; readonly trouble: StorageFailure }
	| { readonly kind: 'backed-up'; readonly quizzes: number }
	| { readonly kind: 'nothing-fits' };

/** What is saved on this device, in numbers. */
export interface Saved {
	readonly finished: number;
	readonly unfinished: number;
	/** Daily reviews, finished or not. */
	readonly reviews: number;
	readonly sectionsRead: number;
	readonly classes: ClassCounts;
	/** When something was last answered, by the clock of the device where it was; undefined if never. */
	readonly lastAt: number | undefined;
}

const quizzesIn = (attempts: readonly Attempt[]): Attempt[] =>
	attempts.filter(({ origins }) => origins === undefined);

function savedIn({ attempts, reading, classes }: Work): Saved {
	const moments = attempts.flatMap(({ startedAt, responses, finishedAt }) => [
		startedAt,
		...responses.map(({ givenAt }) => givenAt),
		...(finishedAt === undefined ? [] : [finishedAt])
	]);
	const quizzes = quizzesIn(attempts);
	const finished = quizzes.filter(({ finishedAt }) => finishedAt !== undefined).length;
	return {
		finished,
		unfinished: quizzes.length - finished,
		reviews: attempts.length - quizzes.length,
		sectionsRead: [...reading.values()].filter(({ isRead }) => isRead).length,
		classes: countClasses(classes.keys()),
		lastAt: moments.length > 0 ? moments.reduce((one, other) => Math.max(one, other)) : undefined
	};
}

/** What this device has stored of a learner, and the ways to take it to another device. */
export class DeviceData {
	readonly #device: Device;
	/** Undefined until it was looked at. */
	saved = $state.raw<Saved>();
	/** Files that the app needs without a network; 'none' where nothing is kept. */
	files = $state.raw<readonly CheckedFile[] | 'none'>();
	isPersisted = $state<boolean>();
	lastBackup = $state.raw<LastBackup>();
	outcome = $state.raw<Outcome>();
	/** Work as a short text for a code, how many quizzes of how many are in it. */
	code = $state.raw<{ readonly text: string; readonly count: number; readonly of: number }>();
	/** Quizzes in the fragment of this address that are not stored yet. */
	brought = $state.raw<readonly Attempt[]>([]);
	readonly #turns = new TaskQueue();
	canPromise = $state(true);

	get isBusy(): boolean {
		return this.#turns.isBusy;
	}

	constructor(device: Device) {
		this.#device = device;
	}

	/** Reads everything that the page tells about, except the files. */
	async look(): Promise<void> {
		await Promise.all([this.#lookAtWork(), this.#lookAtPromise()]);
	}

	async #lookAtWork(): Promise<void> {
		this.saved = savedIn(await this.#gather());
		const last = await withTimeout(this.#device.stores.small.get(BACKUP_KEY), RESTORE_TIMEOUT_MS).catch(
			() => undefined
		);
		this.lastBackup = parseLastBackup(last);
	}

	async #lookAtPromise(): Promise<void> {
		const promised = await isPersisted();
		this.canPromise = promised !== undefined;
		this.isPersisted = promised === true;
	}

	async checkFiles(): Promise<void> {
		this.files = (await checkSavedFiles().catch(() => undefined)) ?? 'none';
	}

	async fetchFilesAgain(): Promise<void> {
		if (!this.files || this.files === 'none') return;
		await fetchAgain(this.files);
	}

	async requestPersistence(): Promise<void> {
		this.isPersisted = await requestPersistence();
	}

	/** All work of this learner: what is stored, and what lives in this tab alone because it could not be stored. */
	async #gather(): Promise<Work> {
		const { attempts, small } = this.#device;
		const gathered = knownClassStore().then((shelf) => exportLearnerData(this.#storesWith(shelf)));
		const stored = await withTimeout(gathered, RESTORE_TIMEOUT_MS).catch(() => undefined);
		if (stored && this.#device.isKept) return stored;
		return exportLearnerData({ attempts, small, classes: classStore(this.#device) });
	}

	#storesWith(classes: DeviceStore | undefined): Stores {
		return { ...this.#device.stores, ...(classes ? { classes } : {}) };
	}

	/** A backup as a file. `keepIt` hands it to the learner; only then does it count as made. */
	async backUp(keepIt: (text: string, quizzes: number) => Promise<boolean>): Promise<void> {
		await this.#do('back up', async () => {
			const work = await this.#gather();
			const madeAt = Date.now();
			const quizzes = quizzesIn(work.attempts).length;
			if (!(await keepIt(writeBackup(work, madeAt), quizzes))) return undefined;
			this.lastBackup = { madeAt, quizzes };
			const record = { version: 1, ...this.lastBackup };
			await this.#device.stores.small.keep(BACKUP_KEY, record).catch(() => undefined);
			return { kind: 'backed-up', quizzes };
		});
	}

	async restore(file: Blob): Promise<void> {
		await this.#do('restore', async () => {
			const backup = await readBackupFile(file);
			if (!backup.isOk) return { kind: 'refused', fault: backup.failure };
			return this.#take(backup.value.work);
		});
	}

	/** Makes the code that another device can read off this screen. */
	async showCode(modules: readonly LessonModule[]): Promise<void> {
		await this.#do('show code', async () => {
			const { attempts } = await this.#gather();
			const { text, count } = await encodeTransfer(attempts, modules, ROOM_IN_CODE);
			if (count === 0) return { kind: 'nothing-fits' };
			this.code = { text, count, of: quizzesIn(attempts).length };
			return undefined;
		});
	}

	/** Reads the quizzes in the fragment of the address. Nothing is stored before the learner says so. */
	async readCode(text: string, modules: readonly LessonModule[]): Promise<void> {
		const read = await decodeTransfer(text, modules);
		if (read.isOk) this.brought = read.value;
		else this.outcome = { kind: 'refused', fault: read.failure };
	}

	async takeBrought(): Promise<void> {
		await this.#do('take', async () => {
			const outcome = await this.#take(workOf(this.brought));
			if (outcome.kind === 'restored') this.brought = [];
			return outcome;
		});
	}

	async #take(work: Work): Promise<Outcome> {
		try {
			const stores = this.#storesWith(work.classes.size > 0 ? openClassStore() : undefined);
			const restored = await withTimeout(mergeLearnerData(stores, work), RESTORE_TIMEOUT_MS);
			await this.#lookAnew();
			return { kind: 'restored', restored };
		} catch (fault) {
			return { kind: 'not-stored', trouble: failureOf(fault) };
		}
	}

	/** Shows what was restored. What cannot be read again does not unsay that it is stored. */
	async #lookAnew(): Promise<void> {
		closeClassStore(this.#device);
		const noted = this.#device.stores.attempts.last().then(recordHighWater);
		const looks = [noted, this.#lookAtWork(), detectDataLoss(this.#device), this.#device.loadSettings()];
		await Promise.allSettled(looks);
	}

	/** Does what was tapped and says what came of it when all of it is done. */
	async #do(tap: string, work: () => Promise<Outcome | undefined>): Promise<void> {
		await this.#turns.take(tap, async () => {
			this.outcome = undefined;
			this.outcome = await work();
		});
	}
}
