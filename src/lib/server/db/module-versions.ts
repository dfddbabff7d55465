import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

type Db = Kysely<Schema>;

export interface ModuleVersion {
	readonly hash: string;
	readonly moduleId: string;
	/** The module as JSON. */
	readonly body: string;
}

/** Keeps editions of modules for good; those already kept stay as they are. */
export async function keepModuleVersions(
	db: Db,
	versions: readonly ModuleVersion[],
	now: number
): Promise<void> {
	if (versions.length === 0) return;
	const rows = versions.map(({ hash, moduleId, body }) => ({
		hash,
		module_id: moduleId,
		body,
		stored_at: now
	}));
	await db
		.insertInto('module_versions')
		.values(rows)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function findModuleVersion(db: Db, hash: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('module_versions')
		.select('body')
		.where('hash', '=', hash)
		.executeTakeFirst();
	return row?.body;
}
