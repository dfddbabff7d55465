import type { Attempt, ItemOrigin } from '#lib/domain/attempt/attempt.ts';
import { isAssigned } from '#lib/domain/classroom/assigned-attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { AttemptStore } from '#lib/storage/attempts/attempt-store.ts';
import { FIRST_ANSWER_TIMEOUT_MS } from '#lib/storage/device/storage-guard.ts';
import { withTimeout } from '#lib/storage/device/storage-failure.ts';
import {
	fetchEdition,
	findEdition,
	keepOnly,
	pinEdition,
	pinnedHashes,
	storedHashes
} from './edition-cache.ts';

type Pinned = Pick<Attempt, 'id' | 'module' | 'hash' | 'origins' | 'finishedAt'>;

/** How long a page waits for the network to bring an edition that is not on this device, in milliseconds. */
const NETWORK_TIMEOUT_MS = 3_000;

// Nobody waits longer for an old text than for the store of attempts; without it, only what was begun on it rests.
const unlessItFails = <T>(work: () => Promise<T>): Promise<T | undefined> =>
	withTimeout((async () => work())(), FIRST_ANSWER_TIMEOUT_MS).catch(() => undefined);

/** The editions that an attempt is pinned to: one of a quiz, several of a review. */
const originsOf = ({ origins, module, hash }: Pinned): readonly ItemOrigin[] => origins ?? [{ module, hash }];

/**
 * Whether an attempt may be asked or scored again on what it was made on. Whatever is open is. An assigned quiz that is
 * over stays so for good: its score may be due to show weeks later, and no assignment is ever closed on a device. Of
 * anything else that is over, the text of today is good enough to look at.
 */
const needsEdition = ({ id, finishedAt }: Pinned): boolean => finishedAt === undefined || isAssigned(id);

/** Which editions of a module attempts need, by hash. `shown` is an attempt that is looked at now. */
const neededOf = (module: string, attempts: readonly Pinned[], shown?: string): Set<string> =>
	new Set(
		attempts
			.filter((attempt) => needsEdition(attempt) || attempt.id === shown)
			.flatMap(originsOf)
			.flatMap((origin) => (origin.module === module ? [origin.hash] : []))
	);

/** Keeps the modules that an attempt is being answered on, until no attempt needs them. */
export async function pinEditions(modules: readonly LessonModule[]): Promise<void> {
	await unlessItFails(async () => {
		for (const module of modules) await pinEdition(module);
	});
}

/** The hashes of the editions of a module that this device holds. */
export const storedEditions = async (module: string): Promise<ReadonlySet<string>> =>
	(await unlessItFails(() => storedHashes(module))) ?? new Set();

/** The module that something was made on, if it is among these. */
export const editionOf = (
	editions: readonly LessonModule[],
	{ module, hash }: ItemOrigin
): LessonModule | undefined => editions.find((each) => each.id === module && each.hash === hash);

/** Adds the editions that attempts are pinned to and that are not among these, each asked for once. */
async function addMissing(
	editions: LessonModule[],
	attempts: readonly Pinned[],
	find: (module: string, hash: string) => Promise<LessonModule | undefined>
): Promise<void> {
	const asked = new Set<string>();
	for (const { module, hash } of attempts.flatMap(originsOf)) {
		if (editionOf(editions, { module, hash }) || asked.has(`${module} ${hash}`)) continue;
		asked.add(`${module} ${hash}`);
		const edition = await find(module, hash);
		if (edition) editions.push(edition);
	}
}

/**
 * The modules of this build, and the other editions that attempts are pinned to: from this device, or else from the
 * server for those attempts that need them.
 */
export async function editionsFor(
	here: readonly LessonModule[],
	attempts: readonly Pinned[]
): Promise<readonly LessonModule[]> {
	const editions = [...here];
	await unlessItFails(() => addMissing(editions, attempts, findEdition));
	const signal = AbortSignal.timeout(NETWORK_TIMEOUT_MS);
	await addMissing(editions, attempts.filter(needsEdition), (module, hash) =>
		fetchEdition(module, hash, signal)
	);
	return editions;
}

/** Has the editions of these on this device, wherever they come from. What does not come is left out. */
export async function obtainEditions(origins: readonly ItemOrigin[]): Promise<void> {
	for (const { module, hash } of origins) {
		const stored = await unlessItFails(() => findEdition(module, hash));
		if (stored) await pinEditions([stored]);
		else await fetchEdition(module, hash);
	}
}

interface Known {
	/** As they are stored: what memory holds in place of a store that failed would be too few. */
	readonly stored: Pick<AttemptStore, 'list'>;
	/** Those that were read already. All are read only if these leave a pinned edition unneeded. */
	readonly attempts: readonly Pinned[];
	/** The attempt that is looked at now. */
	readonly shown?: string | undefined;
}

/** Deletes the pinned editions of some modules that no attempt of this device needs: quiz, assigned quiz or review. */
export async function pruneEditions(
	modules: readonly string[],
	{ stored, attempts, shown }: Known
): Promise<void> {
	await unlessItFails(async () => {
		const spare: string[] = [];
		for (const module of modules) {
			const needed = neededOf(module, attempts, shown);
			if ([...(await pinnedHashes(module))].some((hash) => !needed.has(hash))) spare.push(module);
		}
		if (spare.length === 0) return;
		const all = await stored.list();
		// What an attempt needs that only a later version can read is not known here.
		if (all.ofLaterVersion > 0) return;
		for (const module of spare) await keepOnly(module, neededOf(module, all.attempts, shown));
	});
}
