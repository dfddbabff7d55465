import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { JudgedShelf } from './class-report.ts';
import { hasTeachers } from './db/teachers.ts';
import { keepModuleVersions } from './db/module-versions.ts';
import { isUntouched, openDatabase, type Database } from './db/open-database.ts';
import { decideStored } from './decide-stored.ts';
import { HandInQueue } from './hand-in-queue.ts';
import { newLimits, type Limits } from './limits.ts';
import { describeFault, logTo, type Log } from './log.ts';
import { ModuleShelf } from './module-shelf.ts';
import { newCode } from './codes.ts';
import { SCRYPT_COST, type ScryptCost } from './secrets.ts';

/** What the class server is given from outside. Tests give their own clock and a cheaper scrypt. */
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

/** The class server at work: an open database and what belongs to it. */
export interface Desk {
	readonly db: Database;
	readonly clock: () => number;
	readonly log: Log;
	readonly scryptCost: ScryptCost;
	readonly setUpToken: string;
	readonly modules: ModuleShelf;
	readonly handIns: HandInQueue;
	readonly judged: JudgedShelf;
	/** Resolves when it is decided of what was stored earlier whether it holds the assigned quiz. Never rejects. */
	readonly decided: Promise<void>;
}

/** One class server in one process. It opens its database when the first request needs it and not before. */
export class ClassServer {
	readonly clock: () => number;
	readonly log: Log;
	readonly limits: Limits = newLimits();
	readonly #options: ClassServerOptions;
	readonly #setUpToken: string;
	#opening: Promise<Desk> | undefined;

	constructor(options: ClassServerOptions) {
		this.#options = options;
		this.clock = options.clock ?? Date.now;
		this.log = logTo(options.write ?? ((line) => process.stdout.write(line)), this.clock);
		this.#setUpToken = options.setUpToken || newCode();
	}

	/** The open database; where it cannot be opened now, the next request tries again. */
	desk(): Promise<Desk> {
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

	/** The token for the first teacher, or undefined if there is one already. A file not yet made is left unmade. */
	async setUpToken(): Promise<string | undefined> {
		if (!this.isOpen && isUntouched(this.#options.address)) return this.#setUpToken;
		const { db } = await this.desk();
		return (await hasTeachers(db)) ? undefined : this.#setUpToken;
	}

	/** Lets what is being stored be stored, then closes the database. */
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

	async #open(): Promise<Desk> {
		const { address, modules, scryptCost = SCRYPT_COST } = this.#options;
		const db = await openDatabase(address);
		const { clock, log } = this;
		await keepModuleVersions(
			db,
			modules.map((module) => ({ hash: module.hash, moduleId: module.id, body: JSON.stringify(module) })),
			clock()
		);
		log({ event: 'opened' });
		const shelf = new ModuleShelf(db, modules);
		const decided = decideStored(db, shelf, () => this.isOpen).catch((error: unknown) =>
			log({ event: 'fault', fault: describeFault(error) })
		);
		return {
			db,
			clock,
			log,
			scryptCost,
			setUpToken: this.#setUpToken,
			modules: shelf,
			handIns: new HandInQueue(db, shelf, clock),
			judged: new JudgedShelf(db, shelf),
			decided
		};
	}
}
