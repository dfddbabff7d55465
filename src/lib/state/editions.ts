import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { idbEditions, type EditionStore } from '#lib/storage/edition-store.ts';
import { PATIENCE } from '#lib/storage/guard.ts';
import { withPatience } from '#lib/storage/trouble.ts';

// Nobody waits longer for an old text than for the store of attempts; without it, only what was begun on it rests.
const unlessItFails = <T>(work: () => Promise<T>): Promise<T | undefined> =>
	withPatience((async () => work())(), PATIENCE).catch(() => undefined);

/** Keeps the module that an attempt is being answered on, until no open attempt needs it. */
export async function keepEdition(module: LessonModule, store?: EditionStore): Promise<void> {
	await unlessItFails(() => (store ?? idbEditions()).keep(module));
}

/** The hashes of the editions of a module that are kept here. */
export const keptEditions = async (module: string, store?: EditionStore): Promise<ReadonlySet<string>> =>
	(await unlessItFails(() => (store ?? idbEditions()).hashes(module))) ?? new Set();

/**
 * The modules, by hash, that attempts at one module stand on, as far as this device has them: the one of this build
 * among them. Editions that none of these attempts needs are let go.
 */
export async function editionsFor(
	module: LessonModule,
	attempts: readonly Pick<Attempt, 'hash'>[],
	store?: EditionStore
): Promise<ReadonlyMap<string, LessonModule>> {
	const hashes = new Set(attempts.map(({ hash }) => hash));
	const editions = new Map([[module.hash, module]]);
	await unlessItFails(async () => {
		const kept = store ?? idbEditions();
		for (const hash of hashes) {
			const edition = hash === module.hash ? module : await kept.get(module.id, hash);
			if (edition) editions.set(hash, edition);
		}
		await kept.keepOnly(module.id, hashes);
	});
	return editions;
}
