import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { fullerCopy } from '#lib/domain/attempt/merge-attempts.ts';
import { attemptRecord, isNewerRecord, readAttemptRecord } from '#lib/formats/attempt.ts';
import { asideKey, asideRecord, attemptKey, SEQUENCE, sequenceOf } from './attempt-keys.ts';
import type {
	AttemptFilter,
	AttemptList,
	AttemptStore,
	AttemptSummary,
	Change,
	Merged
} from './attempt-store.ts';
import { AttemptDatabase, dropOldIndex, type WritableRecords } from './database.ts';
import { mergeOf } from './merge-copies.ts';
import { listAttempts, RECENT, survey } from './queries.ts';
import { raiseGeneration, repair, setAside } from './repair.ts';

async function put(records: WritableRecords, attempts: Iterable<Attempt>): Promise<void> {
	// Each in a function of its own: one that fails at once leaves none of the others without a listener.
	const puts = Array.from(attempts, async (attempt) =>
		records.put(attemptRecord(attempt), attemptKey(attempt.id))
	);
	await Promise.all(puts);
	await dropOldIndex(records);
}

async function replace(records: WritableRecords, attempt: Attempt): Promise<Attempt> {
	await put(records, [attempt]);
	const last = sequenceOf(await records.get(SEQUENCE));
	if (attempt.sequence <= last - RECENT) await raiseGeneration(records);
	return attempt;
}

/** Adding it again, because nobody knew whether it was added, changes nothing. */
async function add(records: WritableRecords, attempt: Omit<Attempt, 'sequence'>): Promise<Attempt> {
	const before = readAttemptRecord(await records.get(attemptKey(attempt.id)));
	if (before) return replace(records, fullerCopy({ ...attempt, sequence: before.sequence }, before));
	const added = { ...attempt, sequence: sequenceOf(await records.get(SEQUENCE)) + 1 };
	await records.put(added.sequence, SEQUENCE);
	await put(records, [added]);
	return added;
}

async function grow(records: WritableRecords, id: string, change: Change): Promise<Attempt | undefined> {
	const before = readAttemptRecord(await records.get(attemptKey(id)));
	const after = before && change(before);
	return after ? replace(records, after) : before;
}

async function merge(records: WritableRecords, copies: readonly Attempt[]): Promise<Merged> {
	const found = await Promise.all(copies.map(async ({ id }) => records.get(attemptKey(id))));
	const stored = new Map(copies.map(({ id }, place) => [id, found[place]]));
	const mergeable = copies.filter(({ id }) => !isNewerRecord(stored.get(id)));
	const { writes, merged } = mergeOf((id) => readAttemptRecord(stored.get(id)), mergeable);
	if (writes.size === 0) return merged;
	const damaged = [...stored].filter(
		([id, record]) => writes.has(id) && record !== undefined && !readAttemptRecord(record)
	);
	for (const [id, record] of damaged) await records.put(asideRecord(record), asideKey(id));
	await put(records, writes.values());
	const last = sequenceOf(await records.get(SEQUENCE));
	const highest = [...writes.values()].reduce((most, { sequence }) => Math.max(most, sequence), last);
	await records.put(highest, SEQUENCE);
	await raiseGeneration(records);
	return merged;
}

async function summarize(database: AttemptDatabase): Promise<AttemptSummary> {
	const { isComplete, ...summary } = await database.read(survey);
	if (isComplete) return { ...summary, setAside: [], ofLaterVersion: 0 };
	// A full device can still be read.
	const report = await database.atomically(repair).catch(() => ({ setAside: [], ofLaterVersion: 0 }));
	const { isComplete: _, ...repaired } = await database.read(survey);
	return { ...repaired, ...report };
}

async function list(database: AttemptDatabase, filter?: AttemptFilter): Promise<AttemptList> {
	const found = await database.read((records) => listAttempts(records, filter));
	if (found.setAside.length === 0) return found;
	const moved = await database.atomically((records) => setAside(records, found.setAside));
	return { ...found, setAside: moved };
}

/** Attempts in IndexedDB, one record each, found through indexes that the browser keeps. */
export function indexedAttempts(databaseName = 'sourcebook-attempts'): AttemptStore {
	const database = new AttemptDatabase(databaseName);
	return {
		summarize: () => summarize(database),
		list: (filter) => list(database, filter),
		get: (id) => database.read(async (records) => readAttemptRecord(await records.get(attemptKey(id)))),
		last: () => database.read(async (records) => sequenceOf(await records.get(SEQUENCE))),
		add: (attempt) => database.atomically((records) => add(records, attempt)),
		grow: (id, change) => database.atomically((records) => grow(records, id, change)),
		merge: (copies) => database.atomically((records) => merge(records, copies))
	};
}
