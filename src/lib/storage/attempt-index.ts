import { promisifyRequest } from 'idb-keyval';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { ASIDE, ATTEMPT, everyAttempt, INDEX, NEWS, numberOf, SEQUENCE } from './attempt-keys.ts';
import { isOfLaterVersion, readAttemptRecord } from '#lib/formats/attempt.ts';
import type { AttemptNote, Findings, Overview, Wanted } from './attempt-store.ts';
import { indexHead, readIndexHead, type IndexHead } from './index-head.ts';
import { isLaterThan } from '#lib/formats/record-version.ts';

/** One of several requests: a fault of one that is made later leaves none of the others without a listener. */
const ask = async <T>(request: () => IDBRequest<T>): Promise<T> => promisifyRequest(request());

// The index is keys alone: `of` for each attempt, never changed, and `open` for those that are not finished.
type NoteKey = readonly ['of' | 'open', module: string, sequence: number, id: string, hash: string];

const keyOf = (family: NoteKey[0], { module, sequence, id, hash }: Attempt): [...NoteKey] => [
	family,
	module,
	sequence,
	id,
	hash
];

/** All keys that begin with these parts. Of everything that can be a key, lists come last. */
const under = (...parts: readonly string[]): IDBKeyRange => IDBKeyRange.bound([...parts], [...parts, []]);

const numberedAfter = (module: string, sequence: number): IDBKeyRange =>
	IDBKeyRange.bound(['of', module, sequence, []], ['of', module, []]);

const isNoteKey = (key: unknown): key is NoteKey =>
	Array.isArray(key) &&
	key.length === 5 &&
	key.every((part, place) => typeof part === (place === 2 ? 'number' : 'string'));

const noteOf = ([, module, sequence, id, hash]: NoteKey, isOpen: boolean): AttemptNote => ({
	id,
	module,
	hash,
	sequence,
	isOpen
});

const inOrder = (notes: readonly AttemptNote[]): AttemptNote[] =>
	[...notes].sort((a, b) => a.sequence - b.sequence || (a.id < b.id ? -1 : 1));

async function keysIn(records: IDBObjectStore, range: IDBKeyRange): Promise<NoteKey[]> {
	const keys: readonly unknown[] = await promisifyRequest(records.getAllKeys(range));
	return keys.filter(isNoteKey);
}

/** The head of the index if it fits what the attempts' own count says, and nothing changed since. */
async function fittingHead(records: IDBObjectStore): Promise<IndexHead | undefined> {
	const [kept, last, news] = await Promise.all([
		ask<unknown>(() => records.get(INDEX)),
		ask<unknown>(() => records.get(SEQUENCE)),
		ask(() => records.getKey(under(NEWS)))
	]);
	const head = readIndexHead(kept);
	return head?.sequence === numberOf(last) && news === undefined ? head : undefined;
}

async function notesIn(
	records: IDBObjectStore,
	head: IndexHead,
	{ module, after = -1 }: Wanted
): Promise<NoteKey[]> {
	const modules = module === undefined ? [...head.finished.keys()] : [module];
	return (await Promise.all(modules.map((each) => keysIn(records, numberedAfter(each, after))))).flat();
}

/** What the index says; undefined if it has to be brought up to date before. */
export async function lookUp(records: IDBObjectStore, wanted?: Wanted): Promise<Overview | undefined> {
	const head = await fittingHead(records);
	if (!head) return undefined;
	const [open, keys] = await Promise.all([
		keysIn(records, under('open')),
		wanted ? notesIn(records, head, wanted) : []
	]);
	const ids = new Set(open.map(([, , , id]) => id));
	const { epoch, finished, ofLaterVersion } = head;
	return {
		epoch,
		finished,
		open: inOrder(open.map((key) => noteOf(key, true))),
		notes: inOrder(keys.map((key) => noteOf(key, ids.has(key[3])))),
		setAside: [],
		ofLaterVersion
	};
}

/** Takes one changed attempt into the counts; false if the index knows too little of it. */
async function takeIn(records: IDBObjectStore, head: IndexHead, id: string, finished: Map<string, number>) {
	const attempt = readAttemptRecord(await promisifyRequest<unknown>(records.get(ATTEMPT + id)));
	if (!attempt) return undefined;
	const [isKnown, wasOpen] = await Promise.all(
		(['of', 'open'] as const).map(
			async (family) => (await promisifyRequest(records.getKey(keyOf(family, attempt)))) !== undefined
		)
	);
	const isNew = attempt.sequence > head.sequence;
	if (isKnown === isNew) return undefined;
	const isOpen = attempt.finishedAt === undefined;
	const hasFinished = !isOpen && (isNew || wasOpen);
	finished.set(attempt.module, (finished.get(attempt.module) ?? 0) + Number(hasFinished));
	if (isNew) records.put(1, keyOf('of', attempt));
	if (isNew && isOpen) records.put(1, keyOf('open', attempt));
	if (wasOpen && !isOpen) records.delete(keyOf('open', attempt));
	return { isNew };
}

/** Reads what changed since and nothing else; undefined if that does not add up. */
async function bringUpToDate(records: IDBObjectStore): Promise<Findings | undefined> {
	const [kept, last, news] = await Promise.all([
		ask<unknown>(() => records.get(INDEX)),
		ask<unknown>(() => records.get(SEQUENCE)),
		ask(() => records.getAllKeys(under(NEWS)))
	]);
	const head = readIndexHead(kept);
	if (!head) return undefined;
	const finished = new Map(head.finished);
	let begun = 0;
	for (const key of news) {
		const id: unknown = Array.isArray(key) ? key[1] : undefined;
		const taken = typeof id === 'string' ? await takeIn(records, head, id, finished) : undefined;
		if (!taken) return undefined;
		begun += Number(taken.isNew);
	}
	const sequence = numberOf(last);
	// An older version of the app counts on without a word to the index.
	if (head.sequence + begun !== sequence) return undefined;
	records.delete(under(NEWS));
	records.put(indexHead({ ...head, sequence, count: head.count + begun, finished }), INDEX);
	return { setAside: [], ofLaterVersion: head.ofLaterVersion };
}

interface Sorted {
	readonly attempts: Attempt[];
	/** Records that can be read by no version, by id. */
	readonly damaged: Map<string, unknown>;
	ofLaterVersion: number;
}

function sortRecords(keys: readonly IDBValidKey[], values: readonly unknown[]): Sorted {
	const sorted: Sorted = { attempts: [], damaged: new Map(), ofLaterVersion: 0 };
	for (const [place, key] of keys.entries()) {
		const attempt = readAttemptRecord(values[place]);
		if (attempt) sorted.attempts.push(attempt);
		else if (isOfLaterVersion(values[place])) sorted.ofLaterVersion += 1;
		else sorted.damaged.set(String(key).slice(ATTEMPT.length), values[place]);
	}
	return sorted;
}

/** All attempts of a store, and what else lies among them. */
export async function readEverything(records: IDBObjectStore): Promise<Sorted> {
	const [keys, values] = await Promise.all([
		ask(() => records.getAllKeys(everyAttempt())),
		ask<unknown[]>(() => records.getAll(everyAttempt()))
	]);
	return sortRecords(keys, values);
}

/** Makes the index from the attempts themselves; what cannot be read is moved out of the way, unchanged. */
async function makeAnew(records: IDBObjectStore): Promise<Findings> {
	const [{ attempts, damaged, ofLaterVersion }, last, ...before] = await Promise.all([
		readEverything(records),
		ask<unknown>(() => records.get(SEQUENCE)),
		...['of', 'open'].map((family) => ask(() => records.getAllKeys(under(family))))
	]);
	const keys = attempts.flatMap((attempt) => [
		keyOf('of', attempt),
		...(attempt.finishedAt === undefined ? [keyOf('open', attempt)] : [])
	]);
	const stale = new Map(before.flat().map((key) => [JSON.stringify(key), key]));
	for (const key of keys) if (!stale.delete(JSON.stringify(key))) records.put(1, key);
	for (const key of stale.values()) records.delete(key);
	for (const [id, record] of damaged) {
		records.put(record, ASIDE + id);
		records.delete(ATTEMPT + id);
	}
	const finished = new Map<string, number>();
	for (const { module, finishedAt } of attempts)
		finished.set(module, (finished.get(module) ?? 0) + Number(finishedAt !== undefined));
	records.delete(under(NEWS));
	const [sequence, count] = [numberOf(last), attempts.length + ofLaterVersion];
	const epoch = `${Date.now()}-${Math.random()}`;
	records.put(indexHead({ epoch, sequence, count, ofLaterVersion, finished }), INDEX);
	return { setAside: [...damaged.keys()], ofLaterVersion };
}

/** Makes the index fit, from what changed if that is enough; undefined if a later version of the app keeps it. */
export async function settle(records: IDBObjectStore): Promise<Findings | undefined> {
	if (isLaterThan(1, await promisifyRequest<unknown>(records.get(INDEX)))) return undefined;
	return (await bringUpToDate(records)) ?? makeAnew(records);
}

/**
 * Whether the index that seems to fit does: an older version of the app may have merged, finished or set aside
 * attempts without counting on. Reads the open attempts and counts the others.
 */
export async function isTrue(records: IDBObjectStore): Promise<boolean> {
	const head = await fittingHead(records);
	if (!head) return true;
	const [count, open] = await Promise.all([
		ask(() => records.count(everyAttempt())),
		keysIn(records, under('open'))
	]);
	const kept = await Promise.all(
		open.map(async ([, , , id]) =>
			readAttemptRecord(await promisifyRequest<unknown>(records.get(ATTEMPT + id)))
		)
	);
	return count === head.count && kept.every((attempt) => attempt && attempt.finishedAt === undefined);
}
