import { createStore, entries, get, promisifyRequest, update, type UseStore } from 'idb-keyval';
import { parseAttempt } from '#lib/domain/attempt/parse-attempt.ts';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { AttemptStore, KeptAttempts } from './attempt-store.ts';

/** How an attempt lies in the database. A later version reads every earlier one; see tests/frozen. */
interface AttemptRecord {
	readonly version: 1;
	readonly attempt: Attempt;
}

const SEQUENCE = 'sequence';
const ATTEMPT = 'attempt:';
const ASIDE = 'aside:';

function readRecord(record: unknown): Attempt | undefined {
	const isRecord =
		typeof record === 'object' && record !== null && 'version' in record && 'attempt' in record;
	if (!isRecord || record.version !== 1) return undefined;
	const parsed = parseAttempt(record.attempt);
	return parsed.isOk ? parsed.value : undefined;
}

const recordOf = (attempt: Attempt): AttemptRecord => ({ version: 1, attempt });

/** Moves records that cannot be read out of the way, unchanged, so that they can still be examined. */
async function setAside(store: UseStore, damaged: readonly (readonly [string, unknown])[]): Promise<void> {
	await store('readwrite', (records) => {
		for (const [key, record] of damaged) {
			records.put(record, ASIDE + key.slice(ATTEMPT.length));
			records.delete(key);
		}
		return promisifyRequest(records.transaction);
	});
}

async function list(store: UseStore): Promise<KeptAttempts> {
	const all = await entries<string, unknown>(store);
	const own = all.filter(([key]) => typeof key === 'string' && key.startsWith(ATTEMPT));
	const read = own.map(([key, record]) => ({ key, record, attempt: readRecord(record) }));
	const damaged = read.filter(({ attempt }) => attempt === undefined);
	if (damaged.length > 0)
		await setAside(
			store,
			damaged.map(({ key, record }) => [key, record] as const)
		);
	return {
		attempts: read.flatMap(({ attempt }) => attempt ?? []).sort((a, b) => a.sequence - b.sequence),
		setAside: damaged.map(({ key }) => key.slice(ATTEMPT.length))
	};
}

/** One transaction that takes the next number and keeps the attempt under it. */
async function add(store: UseStore, attempt: Omit<Attempt, 'sequence'>): Promise<Attempt> {
	return store('readwrite', async (records) => {
		const last: unknown = await promisifyRequest(records.get(SEQUENCE));
		const sequence = (typeof last === 'number' && Number.isFinite(last) ? last : 0) + 1;
		const added: Attempt = { ...attempt, sequence };
		records.put(sequence, SEQUENCE);
		records.put(recordOf(added), ATTEMPT + added.id);
		await promisifyRequest(records.transaction);
		return added;
	});
}

/** Attempts in IndexedDB, one record each. */
export function idbAttempts(databaseName = 'sourcebook-attempts'): AttemptStore {
	const store = createStore(databaseName, 'attempts');
	return {
		list: () => list(store),
		get: async (id) => readRecord(await get(ATTEMPT + id, store)),
		add: (attempt) => add(store, attempt),
		async grow(id, grow) {
			let kept: Attempt | undefined;
			await update<unknown>(
				ATTEMPT + id,
				(record) => {
					const before = readRecord(record);
					kept = (before && grow(before)) ?? before;
					return kept ? recordOf(kept) : record;
				},
				store
			);
			return kept;
		}
	};
}
