import { openDatabase, type Database } from '#lib/server/db/open-database.ts';
import { FIRST_TABLES } from '#lib/server/db/schema.ts';
import { sql } from 'kysely';
import { readFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backends, sqlite } from '../support/backends.ts';
import { ClassScene } from '../support/class-scene.ts';

interface Specimen {
	readonly statements: { readonly sqlite: readonly string[]; readonly postgres: readonly string[] };
	readonly rows: Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>;
	readonly token: string;
}

const file = path.resolve(import.meta.dirname, '../frozen/class-database-1.json');
const specimen: Specimen = JSON.parse(readFileSync(file, 'utf8'));

const literal = (value: string | number | null): string =>
	typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
const inserts = Object.entries(specimen.rows).flatMap(([table, rows]) =>
	rows.map(
		(row) =>
			`insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).map(literal).join(', ')})`
	)
);

/** A database as the last version without Kysely's migrations left it. */
async function restoreSpecimen(address: string): Promise<void> {
	if (address.startsWith('postgres')) {
		const client = new pg.Client({ connectionString: address });
		await client.connect();
		for (const statement of [...specimen.statements.postgres, ...inserts]) await client.query(statement);
		await client.end();
		return;
	}
	mkdirSync(path.dirname(address), { recursive: true });
	const database = new DatabaseSync(address);
	for (const statement of [...specimen.statements.sqlite, ...inserts]) database.exec(statement);
	database.close();
}

async function rowsOf(db: Database, table: string): Promise<unknown[]> {
	return (await sql`select * from ${sql.table(table)}`.execute(db)).rows;
}

async function tablesOf(db: Database): Promise<unknown[]> {
	const tables = await db.introspection.getTables();
	return tables
		.map(({ name, columns }) => ({
			name,
			columns: columns
				.map(({ name: column, dataType, isNullable, hasDefaultValue }) => ({
					column,
					dataType,
					isNullable,
					hasDefaultValue
				}))
				.sort((one, other) => one.column.localeCompare(other.column))
		}))
		.sort((one, other) => one.name.localeCompare(other.name));
}

describe.each(backends)('the migrations of a class database on $name', (backend) => {
	beforeAll(() => backend.start());
	afterAll(() => backend.stop());

	test('a database from before them keeps every row and gets the schema of a new one', async () => {
		const [address, fresh] = [await backend.newDatabase(), await backend.newDatabase()];
		await restoreSpecimen(address);
		const [db, created] = [await openDatabase(address), await openDatabase(fresh)];
		for (const table of Object.keys(FIRST_TABLES))
			expect([table, await rowsOf(db, table)]).toMatchObject([table, specimen.rows[table]]);
		expect(await tablesOf(db)).toEqual(await tablesOf(created));
		await Promise.all([db.destroy(), created.destroy()]);
		const again = await openDatabase(address);
		expect(await rowsOf(again, 'hand_ins')).toMatchObject(specimen.rows['hand_ins'] ?? []);
		await again.destroy();
	});

	test('a database that a newer build has changed is not opened and not touched', async () => {
		const address = await backend.newDatabase();
		const db = await openDatabase(address);
		const later = { name: '9999-of-the-future', timestamp: new Date().toISOString() };
		await sql`insert into kysely_migration (name, timestamp) values (${later.name}, ${later.timestamp})`.execute(
			db
		);
		const before = await rowsOf(db, 'kysely_migration');
		await expect(openDatabase(address)).rejects.toThrow(/newer version of Sourcebook/);
		expect(await rowsOf(db, 'kysely_migration')).toEqual(before);
		await db.destroy();
	});
});

describe('a class server', () => {
	beforeAll(() => sqlite.start());
	afterAll(() => sqlite.stop());

	test('knows the teacher and the learner of a database from before the migrations', async () => {
		const address = await sqlite.newDatabase();
		await restoreSpecimen(address);
		const scene = await ClassScene.open(address);
		const teacher = scene.client();
		const signedIn = await teacher.post('/session', {
			name: 'Ms Park',
			passphrase: 'correct horse battery'
		});
		expect(signedIn.status).toBe(200);
		expect((await teacher.get('/classes')).body.classes).toHaveLength(1);
		const learner = scene.client();
		learner.token = specimen.token;
		expect((await learner.get('/me/hand-ins')).body.handIns).toHaveLength(1);
		await scene.close();
	});

	test('says in one sentence in its log why it does not open a newer database', async () => {
		const address = await sqlite.newDatabase();
		const db = await openDatabase(address);
		await sql`insert into kysely_migration values ('9999-of-the-future', '2030-01-01T00:00:00Z')`.execute(db);
		await db.destroy();
		const scene = await ClassScene.open(address);
		expect((await scene.client().get('')).status).toBe(503);
		expect(scene.log.join('')).toContain('The class database was changed by a newer version of Sourcebook');
		await scene.close();
	});
});
