import type { Acknowledgement } from '#lib/formats/hand-in-messages.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { findAssignments } from './db/assignments.ts';
import { bumpRevision } from './db/classes.ts';
import { deleteHandIns, findHandIns, insertHandIns, type StoredHandIn } from './db/hand-ins.ts';
import type { Database } from './db/open-database.ts';
import type { ModuleVersions } from './module-versions.ts';
import { acknowledge, type Arrival } from './accept-hand-in.ts';

interface Waiting {
	readonly arrivals: readonly Arrival[];
	readonly resolve: (acknowledged: Acknowledgement[]) => void;
	readonly reject: (error: unknown) => void;
}

// Enough that the cost of a commit no longer shows, few enough that nobody waits long for theirs.
const MAX_TOGETHER = 400;

/**
 * Stores hand-ins. Whatever arrives while a commit is under way goes into the next transaction together, and each
 * request is answered after the commit that holds it.
 */
export class HandInQueue {
	readonly #db: Database;
	readonly #clock: () => number;
	readonly #modules: ModuleVersions;
	#waiting: Waiting[] = [];
	#draining: Promise<void> | undefined;

	constructor(db: Database, modules: ModuleVersions, clock: () => number) {
		this.#db = db;
		this.#modules = modules;
		this.#clock = clock;
	}

	/** Stores what can be stored and tells what became of each, in the order given. */
	take(arrivals: readonly Arrival[]): Promise<Acknowledgement[]> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ arrivals, resolve, reject });
			this.#draining ??= this.#drain();
		});
	}

	/** Resolves when nothing is waiting. */
	async settled(): Promise<void> {
		await this.#draining;
	}

	async #drain(): Promise<void> {
		// Requests that came in with the same turn of the loop are heard before the first of them is stored.
		await new Promise((resolve) => setImmediate(resolve));
		while (this.#waiting.length > 0) {
			const together = this.#nextTogether();
			try {
				await this.#store(together);
			} catch (error) {
				if (together.length === 1) together[0]?.reject(error);
				// A class deleted in between fails all that stand in one transaction with it: each then goes alone.
				else for (const one of together) await this.#store([one]).catch(one.reject);
			}
		}
		// In one step with the look at what waits: what comes next begins anew.
		this.#draining = undefined;
	}

	#nextTogether(): Waiting[] {
		let count = 0;
		const end = this.#waiting.findIndex(({ arrivals }) => (count += arrivals.length) > MAX_TOGETHER);
		return this.#waiting.splice(0, end < 0 ? this.#waiting.length : Math.max(1, end));
	}

	async #store(together: readonly Waiting[]): Promise<void> {
		const arrivals = together.flatMap((one) => one.arrivals);
		const editions = await this.#editionsOf(arrivals);
		const acknowledged = await storeTogether(this.#db, arrivals, editions, this.#clock());
		let at = 0;
		for (const one of together) one.resolve(acknowledged.slice(at, (at += one.arrivals.length)));
	}

	async #editionsOf(arrivals: readonly Arrival[]): Promise<Map<string, LessonModule>> {
		const editions = new Map<string, LessonModule>();
		for (const hash of new Set(arrivals.map(({ handIn }) => handIn.attempt.hash))) {
			const module = await this.#modules.find(hash);
			if (module) editions.set(hash, module);
		}
		return editions;
	}
}

/** One transaction for all of them, and their acknowledgements once it is on the disk. */
function storeTogether(
	db: Database,
	arrivals: readonly Arrival[],
	editions: ReadonlyMap<string, LessonModule>,
	now: number
): Promise<Acknowledgement[]> {
	return db.transaction().execute(async (trx) => {
		// In one order everywhere: two processes that lock several classes must not wait for each other.
		const classIds = [...new Set(arrivals.map(({ classId }) => classId))].sort();
		const revisions = new Map<string, number>();
		for (const id of classIds) {
			const revision = await bumpRevision(trx, id);
			if (revision !== undefined) revisions.set(id, revision);
		}
		const ids = [...new Set(arrivals.map(({ handIn }) => handIn.attempt.id))];
		const assignmentIds = [...new Set(arrivals.map(({ handIn }) => handIn.assignment))];
		const known = {
			stored: new Map((await findHandIns(trx, ids)).map((one) => [one.id, one])),
			assignments: new Map((await findAssignments(trx, assignmentIds)).map((one) => [one.id, one])),
			editions,
			revisions
		};
		const before = new Set(known.stored.keys());
		const fresh = new Map<string, StoredHandIn>();
		const acknowledged = arrivals.map((arrival) => acknowledge(arrival, known, now, fresh));
		const corrected = [...fresh.keys()].filter((id) => before.has(id));
		if (corrected.length > 0) await deleteHandIns(trx, corrected);
		if (fresh.size > 0) await insertHandIns(trx, [...fresh.values()]);
		return acknowledged;
	});
}
