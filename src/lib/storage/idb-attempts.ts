import { entries, get, promisifyRequest, type UseStore } from 'idb-keyval';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { bySequence } from '#lib/domain/attempt/merge-attempts.ts';
import { ASIDE, ATTEMPT, numberOf, SEQUENCE } from './attempt-keys.ts';
import { attemptRecord, isOfLaterVersion, readAttemptRecord } from './attempt-record.ts';
import type { AttemptStore, KeptAttempts } from './attempt-store.ts';
import { openStore } from './open-store.ts';

const idOf = (key: IDBValidKey): string | undefined =>
	typeof key === 'string' && key.startsWith(ATTEMPT) ? key.slice(ATTEMPT.length) : undefined;

/**
 * Moves records that cannot be read out of the way, unchanged, so that they can still be examined. They are looked at
 * again in the same transaction: another tab may have put a sound one in their place.
 */
async function setAside(store: UseStore, damaged: readonly string[]): Promise<void> {
	await store('readwrite', async (records) => {
		for (const id of damaged) {
			const record: unknown = await promisifyRequest(records.get(ATTEMPT + id));
			if (readAttemptRecord(record) || isOfLaterVersion(record)) continue;
			records.put(record, ASIDE + id);
			records.delete(ATTEMPT + id);
		}
		return promisifyRequest(records.transaction);
	});
}

async function list(store: UseStore): Promise<KeptAttempts> {
	const attempts: Attempt[] = [];
	const damaged: string[] = [];
	let ofLaterVersion = 0;
	for (const [key, record] of await entries<IDBValidKey, unknown>(store)) {
		const id = idOf(key);
		if (id === undefined) continue;
		const attempt = readAttemptRecord(record);
		if (attempt) attempts.push(attempt);
		else if (isOfLaterVersion(record)) ofLaterVersion += 1;
		else damaged.push(id);
	}
	if (damaged.length > 0) await setAside(store, damaged);
	return { attempts: attempts.sort(bySequence), setAside: damaged, ofLaterVersion };
}

/** Takes the next number and keeps the attempt under it. */
async function addRecord(records: IDBObjectStore, attempt: Omit<Attempt, 'sequence'>): Promise<Attempt> {
	const sequence = numberOf(await promisifyRequest<unknown>(records.get(SEQUENCE))) + 1;
	const added: Attempt = { ...attempt, sequence };
	records.put(sequence, SEQUENCE);
	records.put(attemptRecord(added), ATTEMPT + added.id);
	return added;
}

function abort(transaction: IDBTransaction): void {
	try {
		transaction.abort();
	} catch {
		// It is over already.
	}
}

/** A transaction that leaves nothing behind when its work fails: without this, what came before the fault would stay. */
function wholly<T>(store: UseStore, work: (records: IDBObjectStore) => Promise<T>): Promise<T> {
	return store('readwrite', async (records) => {
		const { transaction } = records;
		const isOver = promisifyRequest(transaction);
		try {
			const done = await work(records);
			await isOver;
			return done;
		} catch (fault) {
			isOver.catch(() => undefined);
			abort(transaction);
			throw fault;
		}
	});
}

/** Writes what `grow` makes of the kept record; where there is none, or nothing changes, nothing is written. */
async function growRecord(
	records: IDBObjectStore,
	id: string,
	grow: (kept: Attempt) => Attempt | undefined
): Promise<Attempt | undefined> {
	const before = readAttemptRecord(await promisifyRequest<unknown>(records.get(ATTEMPT + id)));
	const after = before && grow(before);
	if (after) records.put(attemptRecord(after), ATTEMPT + id);
	return after ?? before;
}

/** Attempts in IndexedDB, one record each. */
export function idbAttempts(databaseName = 'sourcebook-attempts'): AttemptStore {
	const store = openStore(databaseName, 'attempts');
	return {
		list: () => list(store),
		get: async (id) => readAttemptRecord(await get(ATTEMPT + id, store)),
		last: async () => numberOf(await get<unknown>(SEQUENCE, store)),
		add: (attempt) => wholly(store, (records) => addRecord(records, attempt)),
		grow: (id, grow) => wholly(store, (records) => growRecord(records, id, grow)),
		merge: async (copies) => {
			// Nobody merges in the middle of a quiz: its script stays without this.
			const { mergeRecords } = await import('./merge-records.ts');
			return wholly(store, (records) => mergeRecords(records, copies));
		}
	};
}
