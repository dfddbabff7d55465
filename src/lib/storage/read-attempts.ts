import { promisifyRequest, type UseStore } from 'idb-keyval';
import { bySequence } from '#lib/domain/attempt/merge-attempts.ts';
import { isTrue, lookUp, readEverything, settle } from './attempt-index.ts';
import { ASIDE, ATTEMPT, INDEX } from './attempt-keys.ts';
import { isOfLaterVersion, readAttemptRecord } from '#lib/formats/attempt.ts';
import type { Findings, KeptAttempts, Overview, Wanted } from './attempt-store.ts';
import { overviewOf } from './overview-of.ts';
import { wholly } from './wholly.ts';

/**
 * Moves records that cannot be read out of the way, unchanged, so that they can still be examined. They are looked at
 * again in the same transaction: another tab may have put a sound one in their place.
 */
async function setAside(store: UseStore, damaged: readonly string[]): Promise<void> {
	await store('readwrite', async (records) => {
		for (const id of damaged) {
			const record: unknown = await promisifyRequest(records.get(ATTEMPT + id));
			if (record === undefined || readAttemptRecord(record) || isOfLaterVersion(record)) continue;
			records.put(record, ASIDE + id);
			records.delete(ATTEMPT + id);
		}
		records.delete(INDEX);
		return promisifyRequest(records.transaction);
	});
}

/** All attempts: as many records as there are, so only for what needs each of them. */
export async function listAll(store: UseStore): Promise<KeptAttempts> {
	const { attempts, damaged, ofLaterVersion } = await store('readonly', readEverything);
	const ids = [...damaged.keys()];
	if (ids.length > 0) await setAside(store, ids);
	return { attempts: attempts.sort(bySequence), setAside: ids, ofLaterVersion };
}

/** The attempts of these ids, in one transaction. */
export async function readSome(store: UseStore, ids: readonly string[]): Promise<KeptAttempts> {
	const records = await store('readonly', (kept) =>
		Promise.all(
			ids.map(async (id) => ({ id, record: await promisifyRequest<unknown>(kept.get(ATTEMPT + id)) }))
		)
	);
	const attempts = records.flatMap(({ record }) => readAttemptRecord(record) ?? []);
	const damaged = records
		.filter(({ record }) => record !== undefined && !readAttemptRecord(record) && !isOfLaterVersion(record))
		.map(({ id }) => id);
	if (damaged.length > 0) await setAside(store, damaged);
	const ofLaterVersion = records.filter(({ record }) => isOfLaterVersion(record)).length;
	return { attempts: attempts.sort(bySequence), setAside: damaged, ofLaterVersion };
}

/** From the index; where it cannot be made or written, from the attempts. */
export async function overview(store: UseStore, wanted?: Wanted): Promise<Overview> {
	const known = await store('readonly', (records) => lookUp(records, wanted));
	if (known) return known;
	// A device that is full can still be read.
	const found = await wholly(store, settle).catch(() => undefined);
	const now = found && (await store('readonly', (records) => lookUp(records, wanted)));
	return now ? { ...now, ...found } : overviewOf(await listAll(store), wanted);
}

/** Holds the index against the attempts, and makes it anew if it is wrong. */
export async function audit(store: UseStore): Promise<Findings | undefined> {
	if (await store('readonly', isTrue)) return undefined;
	return wholly(store, async (records) => {
		records.delete(INDEX);
		return settle(records);
	});
}
