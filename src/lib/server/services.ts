import type { Database } from './db/open-database.ts';
import type { HandInQueue } from './hand-in-queue.ts';
import type { Log } from './log.ts';
import type { ModuleVersions } from './module-versions.ts';
import type { ScryptCost } from './secrets.ts';

/** The open database of a class server and what belongs to it. */
export interface Services {
	readonly db: Database;
	/** Epoch milliseconds. */
	readonly clock: () => number;
	readonly log: Log;
	readonly scryptCost: ScryptCost;
	readonly setUpToken: string;
	readonly modules: ModuleVersions;
	readonly handIns: HandInQueue;
	/** Resolves when every stored hand-in is checked against its assigned quiz, as far as it can be. Never rejects. */
	readonly decided: Promise<void>;
}
