import { existsSync } from 'node:fs';
import { backUp, restore } from '../src/lib/server/db/backup.ts';
import { sqliteFileOf } from '../src/lib/server/db/open-database.ts';

// npm run backup [-- <file>]; npm run backup -- --restore <file>, with the server stopped.
const given = process.argv.slice(2);
const file = sqliteFileOf(process.env['DATABASE_URL']);

function run(): string {
	if (file === undefined)
		throw new Error('Back a Postgres up with its own pg_dump, and restore it with pg_restore.');
	if (given[0] === '--restore') {
		const backup = given[1];
		if (!backup || !existsSync(backup)) throw new Error('Say which file to restore: --restore <file>.');
		restore(backup, file);
		return `Restored ${file} from ${backup}. What stood there is kept as ${file}.replaced.`;
	}
	if (!existsSync(file)) throw new Error(`There is no class database at ${file} to back up.`);
	const moment = new Date().toISOString().replace(/[:.]/g, '-');
	const target = given[0] ?? `${file}.${moment}.backup`;
	backUp(file, target);
	return `Backed ${file} up to ${target}.`;
}

try {
	console.log(run());
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
}
