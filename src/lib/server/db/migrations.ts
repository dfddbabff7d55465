import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { OperatorError } from '../log.ts';
import {
	FIRST_INDEXES,
	FIRST_TABLES,
	QUIZ_CHECK_COLUMNS,
	QUIZ_CHECK_INDEXES,
	type Schema
} from './schema.ts';
import { addColumns, createIndexes, createTables, type Backend } from './table.ts';

/**
 * In the order of their names. Migrations are added at the end and never edited or renamed: a database lists those it
 * has run by name.
 */
const migrationsFor = (backend: Backend): Readonly<Record<string, Migration>> => ({
	'0001-first-tables': {
		async up(db) {
			// A database from before this list has these tables, and a table `migrations` that says so.
			await createTables(db, FIRST_TABLES, backend);
			await createIndexes(db, FIRST_INDEXES);
			await db.schema.dropTable('migrations').ifExists().execute();
		}
	},
	'0002-quiz-check': {
		async up(db) {
			await addColumns(db, QUIZ_CHECK_COLUMNS, backend);
			await createIndexes(db, QUIZ_CHECK_INDEXES);
		}
	}
});

const LIST = 'kysely_migration';

/** Migrations that the database has run and this build does not know. */
async function unknownMigrations(db: Kysely<Schema>, known: readonly string[]): Promise<string[]> {
	const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
	if (!tables.some(({ name }) => name === LIST)) return [];
	const { rows } = await sql<{ name: string }>`select name from ${sql.table(LIST)}`.execute(db);
	return rows.map(({ name }) => name).filter((name) => !known.includes(name));
}

/**
 * Brings a database to the newest schema, in one transaction that only one process runs at a time.
 * @throws OperatorError if a newer build has changed the database: nothing in it is touched then
 */
export async function migrate(db: Kysely<Schema>, backend: Backend): Promise<void> {
	const migrations = migrationsFor(backend);
	if ((await unknownMigrations(db, Object.keys(migrations))).length > 0)
		throw new OperatorError(
			'The class database was changed by a newer version of Sourcebook: run that version, or restore a backup from before.'
		);
	const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
	const { error } = await migrator.migrateToLatest();
	if (error !== undefined)
		throw error instanceof Error ? error : new Error('A migration of the class database failed.');
}
