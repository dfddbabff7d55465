import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { findModuleVersion } from './db/module-versions.ts';
import type { Database } from './db/open-database.ts';

const MAX_CACHED = 8;

/** Versions of modules by content hash: those of this build in memory, older ones from the database. */
export class ModuleVersions {
	readonly #db: Database;
	readonly #current: ReadonlyMap<string, LessonModule>;
	readonly #older = new Map<string, LessonModule>();

	constructor(db: Database, modules: readonly LessonModule[]) {
		this.#db = db;
		this.#current = new Map(modules.map((module) => [module.hash, module]));
	}

	/** The version with this hash, or undefined if it was never published here. */
	async find(hash: string): Promise<LessonModule | undefined> {
		const known = this.#current.get(hash) ?? this.#older.get(hash);
		if (known) return known;
		const body = await findModuleVersion(this.#db, hash);
		if (body === undefined) return undefined;
		// Written by a build of this app and by nobody else.
		const module: LessonModule = JSON.parse(body);
		if (this.#older.size >= MAX_CACHED) this.#older.clear();
		this.#older.set(hash, module);
		return module;
	}
}
