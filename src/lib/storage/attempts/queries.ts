import { ATTEMPT_VERSION, isNewerRecord, readAttemptRecord } from '#lib/formats/attempt.ts';
import {
	attemptKey,
	everyAttempt,
	generationOf,
	GENERATION,
	idOf,
	isAttemptKey,
	SEQUENCE,
	sequenceOf
} from './attempt-keys.ts';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { bySequence } from '#lib/domain/attempt/merge-attempts.ts';
import type { AttemptFilter, AttemptList, AttemptSummary } from './attempt-store.ts';
import { oldIndexKeys, type RecordIndex, type Records } from './database.ts';

/** Attempts numbered this near to the last may well be continued; anything older that changes ends a generation. */
export const RECENT = 30;

const ofModule = (module: IDBValidKey): IDBKeyRange =>
	IDBKeyRange.bound([ATTEMPT_VERSION, module], [ATTEMPT_VERSION, module, []]);
export const ofEveryModule = (): IDBKeyRange => IDBKeyRange.bound([ATTEMPT_VERSION], [ATTEMPT_VERSION, []]);
const numberedAfter = (sequence: number): IDBKeyRange =>
	IDBKeyRange.bound([ATTEMPT_VERSION, sequence], [ATTEMPT_VERSION, []], true);

type Entry = readonly [key: IDBValidKey, record: unknown];

async function entriesIn(source: Records | RecordIndex, range: IDBKeyRange): Promise<Entry[]> {
	const [keys, records] = await Promise.all([source.getAllKeys(range), source.getAll(range)]);
	return keys.map((key, place) => [key, records[place]]);
}

async function entriesOf(records: Records, filter: AttemptFilter | undefined): Promise<Entry[]> {
	if (!filter) return entriesIn(records, everyAttempt());
	if ('module' in filter) return entriesIn(records.index('module'), ofModule(filter.module));
	if ('after' in filter) return entriesIn(records.index('sequence'), numberedAfter(filter.after));
	const keys = filter.ids.map(attemptKey);
	const found = await Promise.all(keys.map((key) => records.get(key)));
	return keys.map((key, place): Entry => [key, found[place]]).filter(([, record]) => record !== undefined);
}

/** The attempts of a filter. `setAside` names damaged records, which nothing has been done to yet. */
export async function listAttempts(records: Records, filter?: AttemptFilter): Promise<AttemptList> {
	const attempts: Attempt[] = [];
	const setAside: string[] = [];
	let ofLaterVersion = 0;
	for (const [key, record] of await entriesOf(records, filter)) {
		const attempt = isAttemptKey(key) ? readAttemptRecord(record) : undefined;
		if (attempt) attempts.push(attempt);
		else if (isNewerRecord(record)) ofLaterVersion += 1;
		else if (isAttemptKey(key)) setAside.push(idOf(key));
	}
	return { attempts: attempts.sort(bySequence), setAside, ofLaterVersion };
}

/** The modules of all attempts, in one step for each. */
async function modulesIn(index: RecordIndex): Promise<IDBValidKey[]> {
	const modules: IDBValidKey[] = [];
	let cursor = await index.openKeyCursor(ofEveryModule());
	while (cursor) {
		const [, module = ''] = Array.isArray(cursor.key) ? cursor.key : [];
		modules.push(module);
		cursor = await cursor.continue([ATTEMPT_VERSION, module, []]);
	}
	return modules;
}

/** How many attempts at a module there are, how many are finished, and the keys of the others. */
async function countModule(records: Records, module: IDBValidKey) {
	const [all, over] = [records.index('module'), records.index('finished')];
	const range = ofModule(module);
	const [count, finished] = await Promise.all([all.count(range), over.count(range)]);
	if (count === finished) return { module, count, finished, open: [] };
	const [keys, finishedKeys] = await Promise.all([all.getAllKeys(range), over.getAllKeys(range)]);
	const known = new Set(finishedKeys);
	return { module, count, finished, open: keys.filter((key) => !known.has(key)) };
}

interface Survey extends Omit<AttemptSummary, keyof AttemptList> {
	/** Whether everything in the store is an attempt that the indexes know, and no older app wrote meanwhile. */
	readonly isComplete: boolean;
}

/** What the indexes say. */
export async function survey(records: Records): Promise<Survey> {
	const [stored, oldKey, generation, last, modules] = await Promise.all([
		records.count(everyAttempt()),
		records.getKey(oldIndexKeys()),
		records.get(GENERATION),
		records.get(SEQUENCE),
		modulesIn(records.index('module'))
	]);
	const counts = await Promise.all(modules.map((module) => countModule(records, module)));
	const openIds = counts.flatMap(({ open }) => open.filter(isAttemptKey).map(idOf));
	const { attempts: open } = await listAttempts(records, { ids: openIds });
	const known = generationOf(generation);
	return {
		generation: known,
		settledUpTo: settledUpTo(sequenceOf(last), open),
		finished: new Map(counts.map(({ module, finished }) => [String(module), finished])),
		open,
		isComplete:
			stored === counts.reduce((sum, { count }) => sum + count, 0) &&
			oldKey === undefined &&
			known !== undefined
	};
}

/** All that is numbered up to this is finished, or so old that its growth would end the generation. */
function settledUpTo(last: number, open: readonly Attempt[]): number {
	const recent = open.map(({ sequence }) => sequence).filter((sequence) => sequence > last - RECENT);
	return Math.min(last, ...recent.map((sequence) => sequence - 1));
}
