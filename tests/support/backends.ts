import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TestPostgres } from './test-postgres.ts';

/** A kind of database that the class server has to work on. */
export interface Backend {
	readonly name: 'SQLite' | 'Postgres';
	start(): Promise<void>;
	/** The address of a new, empty database. */
	newDatabase(): Promise<string>;
	stop(): Promise<void>;
}

class Sqlite implements Backend {
	readonly name = 'SQLite';
	#folder = '';
	#made = 0;

	async start(): Promise<void> {
		this.#folder = await mkdtemp(path.join(tmpdir(), 'sourcebook-class-'));
	}

	newDatabase(): Promise<string> {
		return Promise.resolve(path.join(this.#folder, `${++this.#made}`, 'class.sqlite'));
	}

	stop(): Promise<void> {
		return rm(this.#folder, { recursive: true, force: true });
	}
}

class Postgres implements Backend {
	readonly name = 'Postgres';
	#postgres: TestPostgres | undefined;

	async start(): Promise<void> {
		this.#postgres = await TestPostgres.start();
	}

	newDatabase(): Promise<string> {
		if (!this.#postgres) throw new Error('Postgres was not started.');
		return this.#postgres.newDatabase();
	}

	async stop(): Promise<void> {
		await this.#postgres?.stop();
	}
}

/** For suites about HTTP: contracts/class-store.test.ts holds both kinds of database to the same behaviour. */
export const sqlite: Backend = new Sqlite();
export const backends: readonly Backend[] = [sqlite, new Postgres()];
