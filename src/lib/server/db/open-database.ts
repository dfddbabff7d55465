import { Kysely } from 'kysely';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { migrate } from './migrations.ts';
import { postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

export type Database = Kysely<Schema>;

const DEFAULT_FILE = 'data/sourcebook.sqlite';
const isPostgres = (address: string): boolean => /^postgres(ql)?:\/\//.test(address);

/** The file that an address names, or undefined if it names a Postgres. */
export function sqliteFileOf(address: string | undefined): string | undefined {
	if (!address) return DEFAULT_FILE;
	if (isPostgres(address)) return undefined;
	if (address.startsWith('file://')) return fileURLToPath(address);
	return address.replace(/^(sqlite|file):/, '');
}

/** Whether nothing was ever stored there, as far as can be told without opening it. */
export function isUntouched(address: string | undefined): boolean {
	const file = sqliteFileOf(address);
	return file !== undefined && !existsSync(file);
}

/** @param address what stands in DATABASE_URL: a `postgres://` URL, a path, or nothing for the default file. */
export async function openDatabase(address: string | undefined): Promise<Database> {
	const file = sqliteFileOf(address);
	const dialect = file === undefined ? postgresDialect(address ?? '') : sqliteDialect(file);
	const db = new Kysely<Schema>({ dialect });
	try {
		await migrate(db, file === undefined ? 'postgres' : 'sqlite');
		return db;
	} catch (error) {
		await db.destroy();
		throw error;
	}
}
