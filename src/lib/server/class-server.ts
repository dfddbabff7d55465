import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { hasTeachers } from './db/teachers.ts';
import { keepModuleVersions } from './db/module-versions.ts';
import { isUntouched, openDatabase } from './db/open-database.ts';
import { decideStored } from './decide-stored.ts';
import { HandInQueue } from './hand-in-queue.ts';
import { newLimits, type Limits } from './rate-limits.ts';
import { describeFault, logTo, type Log } from './log.ts';
import { ModuleVersions } from './module-versions.ts';
import { newCode } from './codes.ts';
import { SCRYPT_COST, type ScryptCost } from './secrets.ts';
import type { Services } from './services.ts';

/** What the class server gets from outside. Tests set their own clock and a cheaper scrypt. */
export interface ClassServerOptions {
	/** The modules of this build. */
	readonly modules: readonly LessonModule[];
	/** DATABASE_URL: a `postgres://` URL, a path, or nothing for `data/sourcebook.sqlite`. */
	readonly address: string | undefined;
	/** Fixes the set-up token, where several processes serve one database. */
	readonly setUpToken?: string | undefined;
	readonly clock?: () => number;
	readonly scryptCost?: ScryptCost;
	readonly write?: (line: string) => void;
}

/** One class server in one process. It opens its database when the first request needs it and not before. */
export class ClassServer {
	readonly clock: () => number;
	readonly log: Log;
	readonly limits: Limits = newLimits();
	readonly #options: ClassServerOptions;
	readonly #setUpToken: string;
	#opening: Promise<Services> | undefined;

	constructor(options: ClassServerOptions) {
		this.#options = options;
		this.clock = options.clock ?? Date.now;
		this.log = logTo(options.write ?? ((line) => process.stdout.write(line)), this.clock);
		this.#setUpToken = options.setUpToken || newCode();
	}

	/** The open database; where it cannot be opened now, the next request tries again. */
	services(): Promise<Services> {
		this.#opening ??= this.#open().catch((error: unknown) => {
			this.#opening = undefined;
			this.log({ event: 'fault', fault: describeFault(error) });
			throw error;
		});
		return this.#opening;
	}

	get isOpen(): boolean {
		return this.#opening !== undefined;
	}

	/** The token for the first teacher, or undefined if there is a teacher. A missing file is not created. */
	async setUpToken(): Promise<string | undefined> {
		if (!this.isOpen && isUntouched(this.#options.address)) return this.#setUpToken;
		const { db } = await this.services();
		return (await hasTeachers(db)) ? undefined : this.#setUpToken;
	}

	/** Waits for hand-ins that are being stored, then closes the database. */
	async close(): Promise<void> {
		const opening = this.#opening;
		this.#opening = undefined;
		if (!opening) return;
		const { db, handIns, decided } = await opening;
		await handIns.settled();
		await decided;
		await db.destroy();
		this.log({ event: 'closed' });
	}

	async #open(): Promise<Services> {
		const { address, modules, scryptCost = SCRYPT_COST } = this.#options;
		const db = await openDatabase(address);
		const { clock, log } = this;
		await keepModuleVersions(
			db,
			modules.map((module) => ({ hash: module.hash, moduleId: module.id, body: JSON.stringify(module) })),
			clock()
		);
		log({ event: 'opened' });
		const versions = new ModuleVersions(db, modules);
		const decided = decideStored(db, versions, () => this.isOpen).catch((error: unknown) =>
			log({ event: 'fault', fault: describeFault(error) })
		);
		return {
			db,
			clock,
			log,
			scryptCost,
			setUpToken: this.#setUpToken,
			modules: versions,
			handIns: new HandInQueue(db, versions, clock),
			decided
		};
	}
}
