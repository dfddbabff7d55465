import { get, promisifyRequest } from 'idb-keyval';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { ATTEMPT, everyAttempt, NEWS, numberOf, SEQUENCE } from './attempt-keys.ts';
import { attemptRecord, readAttemptRecord } from '#lib/formats/attempt.ts';
import type { AttemptStore } from './attempt-store.ts';
import { openStore } from './open-store.ts';
import { wholly } from './wholly.ts';

/** Takes the next number and keeps the attempt under it. */
async function addRecord(records: IDBObjectStore, attempt: Omit<Attempt, 'sequence'>): Promise<Attempt> {
	const sequence = numberOf(await promisifyRequest<unknown>(records.get(SEQUENCE))) + 1;
	const added: Attempt = { ...attempt, sequence };
	records.put(sequence, SEQUENCE);
	putAttempt(records, added);
	return added;
}

/** The index learns of it when it is next read: a quiz carries no more than this one key. */
function putAttempt(records: IDBObjectStore, attempt: Attempt): void {
	records.put(attemptRecord(attempt), ATTEMPT + attempt.id);
	records.put(1, [NEWS, attempt.id]);
}

/** Writes what `grow` makes of the kept record; where there is none, or nothing changes, nothing is written. */
async function growRecord(
	records: IDBObjectStore,
	id: string,
	grow: (kept: Attempt) => Attempt | undefined
): Promise<Attempt | undefined> {
	const before = readAttemptRecord(await promisifyRequest<unknown>(records.get(ATTEMPT + id)));
	const after = before && grow(before);
	if (after) putAttempt(records, after);
	return after ?? before;
}

// Reading many takes an index, and nobody who answers their first quiz has many.
const reading = () => import('./read-attempts.ts');

/** Attempts in IndexedDB, one record each, and an index of them that is made again whenever it does not fit. */
export function idbAttempts(databaseName = 'sourcebook-attempts'): AttemptStore {
	const store = openStore(databaseName, 'attempts');
	return {
		isEmpty: () =>
			store(
				'readonly',
				async (records) => (await promisifyRequest(records.getKey(everyAttempt()))) === undefined
			),
		prepare: async () => void (await reading()),
		list: async () => (await reading()).listAll(store),
		overview: async (wanted) => (await reading()).overview(store, wanted),
		read: async (ids) => (await reading()).readSome(store, ids),
		audit: async () => (await reading()).audit(store),
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
