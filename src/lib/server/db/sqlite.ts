import { SqliteAdapter, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

// Batches of every length are statements of their own; the few that repeat are worth keeping prepared.
const MAX_PREPARED = 256;

const inputs = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];

function adaptStatement(statement: StatementSync): SqliteStatement {
	return {
		reader: statement.columns().length > 0,
		all: (parameters) => statement.all(...inputs(parameters)),
		run: (parameters) => statement.run(...inputs(parameters)),
		iterate: (parameters) => statement.iterate(...inputs(parameters))
	};
}

function adaptDatabase(database: DatabaseSync): SqliteDatabase {
	const prepared = new Map<string, SqliteStatement>();
	return {
		close: () => {
			prepared.clear();
			database.close();
		},
		prepare(sql) {
			// A transaction that reads first and then writes would fail, not wait, beside another process.
			const text = sql === 'begin' ? 'begin immediate' : sql;
			const known = prepared.get(text);
			if (known) return known;
			if (prepared.size >= MAX_PREPARED) prepared.clear();
			const statement = adaptStatement(database.prepare(text));
			prepared.set(text, statement);
			return statement;
		}
	};
}

/** Kysely runs migrations without a transaction on SQLite, where two processes could run them at once. */
class LockingAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

class LockingDialect extends SqliteDialect {
	override createAdapter(): SqliteAdapter {
		return new LockingAdapter();
	}
}

/** Opens or creates the file. A commit returns only when the rows are on the disk, so that "stored" is true. */
export function sqliteDialect(file: string): SqliteDialect {
	if (file !== ':memory:') mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
	const database = new DatabaseSync(file, { timeout: 10_000, enableForeignKeyConstraints: true });
	// Deleting a class also wipes the pages it stood on.
	for (const pragma of ['journal_mode = wal', 'synchronous = full', 'secure_delete = on'])
		database.exec(`pragma ${pragma}`);
	return new LockingDialect({ database: adaptDatabase(database) });
}
