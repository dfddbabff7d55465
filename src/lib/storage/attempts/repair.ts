import { isNewerRecord, readAttemptRecord } from '#lib/formats/attempt.ts';
import {
	asideKey,
	asideRecord,
	attemptKey,
	everyAttempt,
	GENERATION,
	generationOf,
	idOf,
	isAttemptKey
} from './attempt-keys.ts';
import type { ScanReport } from './attempt-store.ts';
import { oldIndexKeys, type WritableRecords } from './database.ts';
import { ofEveryModule } from './queries.ts';

/** Ends a generation: what was derived from the attempts so far may be wrong. Also right after a clock was set back. */
export async function raiseGeneration(records: WritableRecords): Promise<void> {
	const generation = generationOf(await records.get(GENERATION)) ?? 0;
	await records.put(Math.max(generation + 1, Date.now()), GENERATION);
}

/**
 * Moves damaged records out of the way, so that they can still be examined. They are read again in this transaction:
 * another tab may have put a sound one in their place.
 */
export async function setAside(records: WritableRecords, ids: readonly string[]): Promise<string[]> {
	const moved: string[] = [];
	for (const id of ids) {
		const record = await records.get(attemptKey(id));
		if (record === undefined || readAttemptRecord(record) || isNewerRecord(record)) continue;
		await records.put(asideRecord(record), asideKey(id));
		await records.delete(attemptKey(id));
		moved.push(id);
	}
	if (moved.length > 0) await raiseGeneration(records);
	return moved;
}

/** Deals with records that no index knows, and with what an older app in another tab left behind. */
export async function repair(records: WritableRecords): Promise<ScanReport> {
	const keys = await records.getAllKeys(everyAttempt());
	const indexed = await records.index('module').getAllKeys(ofEveryModule());
	const oldKey = await records.getKey(oldIndexKeys());
	const known = new Set(indexed);
	const unknown = keys.filter((key) => !known.has(key)).filter(isAttemptKey);
	const moved = await setAside(records, unknown.map(idOf));
	// An older app sets records aside as they are, where the indexes still find them.
	const misplaced = indexed.filter((key) => !isAttemptKey(key));
	for (const key of misplaced) await records.put(asideRecord(await records.get(key)), key);
	await records.delete(oldIndexKeys());
	const generation = generationOf(await records.get(GENERATION));
	if (oldKey !== undefined || misplaced.length > 0 || generation === undefined)
		await raiseGeneration(records);
	return { setAside: moved, ofLaterVersion: unknown.length - moved.length };
}
