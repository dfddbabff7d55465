import { promisifyRequest } from 'idb-keyval';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { ASIDE, ATTEMPT, everyAttempt, INDEX, numberOf, SEQUENCE } from './attempt-keys.ts';
import { attemptRecord, isOfLaterVersion, readAttemptRecord } from '#lib/formats/attempt.ts';
import { mergeOf, type Merged } from './attempt-store.ts';

/** Writes a merge in the transaction that read what it starts from. */
export async function mergeRecords(records: IDBObjectStore, copies: readonly Attempt[]): Promise<Merged> {
	const [keys, values, last] = await Promise.all([
		promisifyRequest(records.getAllKeys(everyAttempt())),
		promisifyRequest<unknown[]>(records.getAll(everyAttempt())),
		promisifyRequest<unknown>(records.get(SEQUENCE))
	]);
	const kept = new Map(keys.map((key, place) => [key, values[place]]));
	const readable = copies.filter(({ id }) => !isOfLaterVersion(kept.get(ATTEMPT + id)));
	const { writes, merged } = mergeOf((id) => readAttemptRecord(kept.get(ATTEMPT + id)), readable);
	let sequence = numberOf(last);
	for (const attempt of writes.values()) {
		const key = ATTEMPT + attempt.id;
		const unreadable = kept.has(key) && !readAttemptRecord(kept.get(key));
		if (unreadable) records.put(kept.get(key), ASIDE + attempt.id);
		records.put(attemptRecord(attempt), key);
		sequence = Math.max(sequence, attempt.sequence);
	}
	records.put(sequence, SEQUENCE);
	// What came in may lie before what the index covers: it is made anew when it is next asked.
	if (writes.size > 0) records.delete(INDEX);
	return merged;
}
