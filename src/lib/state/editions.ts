import type { Attempt, ItemOrigin } from '#lib/domain/attempt/attempt.ts';
import { isAssigned } from '#lib/domain/classroom/assigned-attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { AttemptStore } from '#lib/storage/attempts/attempt-store.ts';
import { idbEditions, type EditionStore } from '#lib/storage/edition-store.ts';
import { FIRST_ANSWER_TIMEOUT_MS } from '#lib/storage/guard.ts';
import { withTimeout } from '#lib/storage/storage-failure.ts';

type Standing = Pick<Attempt, 'id' | 'module' | 'hash' | 'origins' | 'finishedAt'>;

// Nobody waits longer for an old text than for the store of attempts; without it, only what was begun on it rests.
const unlessItFails = <T>(work: () => Promise<T>): Promise<T | undefined> =>
	withTimeout((async () => work())(), FIRST_ANSWER_TIMEOUT_MS).catch(() => undefined);

/** The editions that an attempt stands on: one of a quiz, several of a review. */
const originsOf = ({ origins, module, hash }: Standing): readonly ItemOrigin[] =>
	origins ?? [{ module, hash }];

/**
 * Whether an attempt may be asked or scored again on what it was made on. Whatever is open is. An assigned quiz that is
 * over stays so for good: its score may be due to show weeks later, and no assignment is ever closed on a device. Of
 * anything else that is over, the text of today is good enough to look at.
 */
const needsEdition = ({ id, finishedAt }: Standing): boolean => finishedAt === undefined || isAssigned(id);

/** Which editions of a module attempts need, by hash. `shown` is an attempt that is looked at now. */
const neededOf = (module: string, attempts: readonly Standing[], shown?: string): Set<string> =>
	new Set(
		attempts
			.filter((attempt) => needsEdition(attempt) || attempt.id === shown)
			.flatMap(originsOf)
			.flatMap((origin) => (origin.module === module ? [origin.hash] : []))
	);

/** Keeps the modules that an attempt is being answered on, until no attempt needs them. */
export async function keepEditions(modules: readonly LessonModule[], store?: EditionStore): Promise<void> {
	await unlessItFails(async () => {
		const kept = store ?? idbEditions();
		for (const module of modules) await kept.keep(module);
	});
}

/** The hashes of the editions of a module that are kept here. */
export const keptEditions = async (module: string, store?: EditionStore): Promise<ReadonlySet<string>> =>
	(await unlessItFails(() => (store ?? idbEditions()).hashes(module))) ?? new Set();

/** The module that something was made on, if it is among these. */
export const editionOf = (
	editions: readonly LessonModule[],
	{ module, hash }: ItemOrigin
): LessonModule | undefined => editions.find((each) => each.id === module && each.hash === hash);

/**
 * The modules of this build, and the other editions that attempts stand on, as far as this device has kept them. The
 * store is only asked if there are such.
 */
export async function editionsFor(
	here: readonly LessonModule[],
	attempts: readonly Standing[],
	store?: EditionStore
): Promise<readonly LessonModule[]> {
	const editions = [...here];
	const missing = attempts.flatMap(originsOf).filter((origin) => !editionOf(here, origin));
	if (missing.length === 0) return editions;
	await unlessItFails(async () => {
		const kept = store ?? idbEditions();
		for (const origin of missing) {
			const edition = editionOf(editions, origin) ? undefined : await kept.get(origin.module, origin.hash);
			if (edition) editions.push(edition);
		}
	});
	return editions;
}

interface Known {
	/** As they are stored: what memory holds in place of a store that failed would be too few. */
	readonly stored: Pick<AttemptStore, 'list'>;
	/** Those that were read already. All are read only if these leave a kept edition unneeded. */
	readonly attempts: readonly Standing[];
	/** The attempt that is looked at now. */
	readonly shown?: string | undefined;
}

/** Lets go of the kept editions of some modules that no attempt of this device needs: quiz, assigned quiz or review. */
export async function letGoOfEditions(
	modules: readonly string[],
	{ stored, attempts, shown }: Known,
	store?: EditionStore
): Promise<void> {
	await unlessItFails(async () => {
		const kept = store ?? idbEditions();
		const spare: string[] = [];
		for (const module of modules) {
			const needed = neededOf(module, attempts, shown);
			if ([...(await kept.hashes(module))].some((hash) => !needed.has(hash))) spare.push(module);
		}
		if (spare.length === 0) return;
		const all = await stored.list();
		// What an attempt needs that only a later version can read is not known here.
		if (all.ofLaterVersion > 0) return;
		for (const module of spare) await kept.keepOnly(module, neededOf(module, all.attempts, shown));
	});
}
