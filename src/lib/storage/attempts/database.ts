import {
	openDB,
	type DBSchema,
	type IDBPDatabase,
	type IDBPIndex,
	type IDBPObjectStore,
	type OpenDBCallbacks
} from 'idb';
import { isConnectionLost } from '../device/storage-failure.ts';
import { GENERATION } from './attempt-keys.ts';

type IndexName = 'module' | 'sequence' | 'finished';

interface Schema extends DBSchema {
	attempts: { key: IDBValidKey; value: unknown; indexes: Record<IndexName, IDBValidKey> };
}

type Database = IDBPDatabase<Schema>;
type RecordsIn<Mode extends IDBTransactionMode> = IDBPObjectStore<Schema, ['attempts'], 'attempts', Mode>;
type IndexIn<Mode extends IDBTransactionMode> = IDBPIndex<Schema, ['attempts'], 'attempts', IndexName, Mode>;

export type WritableRecords = RecordsIn<'readwrite'>;
/** The records in a transaction of either kind. */
export type Records = RecordsIn<'readonly'> | WritableRecords;
export type RecordIndex = IndexIn<'readonly'> | IndexIn<'readwrite'>;

// Version 1 had one store without indexes; its app keeps an index of its own under keys that are lists.
const DATABASE_VERSION = 2;
const OLD_INDEX = 'index';
export const oldIndexKeys = (): IDBKeyRange => IDBKeyRange.lowerBound([]);

/** An app of version 1 that is still open in another tab makes its index again when it finds none. */
export const dropOldIndex = (records: WritableRecords): Promise<void> => records.delete(OLD_INDEX);

/** A record that lacks one of the fields of an index is not in that index. */
function upgrade(
	database: Database,
	transaction: Parameters<NonNullable<OpenDBCallbacks<Schema>['upgrade']>>[3],
	onFault: (fault: unknown) => void
): void {
	const hasRecords = database.objectStoreNames.contains('attempts');
	const records = hasRecords ? transaction.objectStore('attempts') : database.createObjectStore('attempts');
	records.createIndex('module', ['version', 'attempt.module', 'attempt.sequence']);
	records.createIndex('sequence', ['version', 'attempt.sequence']);
	records.createIndex('finished', ['version', 'attempt.module', 'attempt.finishedAt']);
	transaction.done.catch(onFault);
	prepare(records).catch((fault: unknown) => {
		onFault(fault);
		abort(transaction);
	});
}

async function prepare(
	records: IDBPObjectStore<Schema, ArrayLike<'attempts'>, 'attempts', 'versionchange'>
): Promise<void> {
	await records.delete(OLD_INDEX);
	await records.delete(oldIndexKeys());
	// A database that was lost and made again must not continue the generations of the lost one.
	await records.put(Date.now(), GENERATION);
}

function abort(transaction: { abort(): void }): void {
	try {
		transaction.abort();
	} catch {
		// It is over already.
	}
}

/** The connection to the attempts: it yields to upgrades by newer apps, and is opened again when it was closed. */
export class AttemptDatabase {
	readonly #name: string;
	#connection: Promise<Database> | undefined;

	constructor(name: string) {
		this.#name = name;
	}

	read<T>(work: (records: RecordsIn<'readonly'>) => Promise<T>): Promise<T> {
		return this.#withConnection((database) => work(database.transaction('attempts').store));
	}

	/** A transaction that leaves nothing behind when its work fails. */
	atomically<T>(work: (records: WritableRecords) => Promise<T>): Promise<T> {
		return this.#withConnection(async (database) => {
			const transaction = database.transaction('attempts', 'readwrite');
			transaction.done.catch(() => undefined);
			try {
				const result = await work(transaction.store);
				await transaction.done;
				return result;
			} catch (fault) {
				abort(transaction);
				throw fault;
			}
		});
	}

	/** If the system closed the connection nothing was committed: the work is done once more on a new one. */
	async #withConnection<T>(work: (database: Database) => Promise<T>): Promise<T> {
		const connection = this.#open();
		try {
			return await work(await connection);
		} catch (fault) {
			if (!isConnectionLost(fault)) throw fault;
			this.#forget(connection);
			connection.then((database) => database.close()).catch(() => undefined);
			return work(await this.#open());
		}
	}

	#open(): Promise<Database> {
		if (this.#connection) return this.#connection;
		const connection = this.#connect(DATABASE_VERSION).catch((fault: unknown) => {
			// A later version of the app upgraded the database: it is used as it is.
			if (fault instanceof DOMException && fault.name === 'VersionError') return this.#connect();
			throw fault;
		});
		this.#connection = connection;
		connection.catch(() => this.#forget(connection));
		return connection;
	}

	async #connect(version?: number): Promise<Database> {
		const close = (): void => {
			this.#connection = undefined;
			database.close();
		};
		// A request to open says of a failed upgrade only that it was aborted, and not that the device is full.
		let cause: unknown;
		const opening = openDB<Schema>(this.#name, version, {
			upgrade: (opened, _from, _to, transaction) =>
				upgrade(opened, transaction, (fault) => (cause ??= fault)),
			blocking: close,
			terminated: close
		});
		const database = await opening.catch((fault: unknown) => {
			throw cause ?? fault;
		});
		return database;
	}

	#forget(connection: Promise<Database>): void {
		if (this.#connection === connection) this.#connection = undefined;
	}
}
