import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { findModuleVersion } from './db/module-versions.ts';
import type { Database } from './db/open-database.ts';
import type { Given } from './http/door.ts';
import { grant, refuse, unchanged, type Outcome } from './http/outcome.ts';

const MOST_OLD = 8;

/** Editions of modules by hash: those of this build at hand, older ones from the database. */
export class ModuleShelf {
	readonly #db: Database;
	readonly #current: ReadonlyMap<string, LessonModule>;
	readonly #older = new Map<string, LessonModule>();

	constructor(db: Database, modules: readonly LessonModule[]) {
		this.#db = db;
		this.#current = new Map(modules.map((module) => [module.hash, module]));
	}

	/** The edition of this hash, or undefined if it was never published here. */
	async find(hash: string): Promise<LessonModule | undefined> {
		const known = this.#current.get(hash) ?? this.#older.get(hash);
		if (known) return known;
		const body = await findModuleVersion(this.#db, hash);
		if (body === undefined) return undefined;
		// Written by a build of this app and by nobody else.
		const module: LessonModule = JSON.parse(body);
		if (this.#older.size >= MOST_OLD) this.#older.clear();
		this.#older.set(hash, module);
		return module;
	}
}

/** An edition as its pack: a report over old attempts is made from the edition they were made from. */
export async function showModule({
	desk,
	params,
	knownTag
}: Given<undefined, 'anyone'>): Promise<Outcome<LessonModule>> {
	const hash = params['hash'] ?? '';
	const tag = `"${hash}"`;
	if (knownTag === tag) return unchanged(tag);
	const module = await desk.modules.find(hash);
	return module ? grant(module, { tag }) : refuse('not-found');
}
