import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { deleteOldEditions, listOldEditions } from '#lib/storage/packs/old-editions.ts';
import { versionOf } from '#lib/formats/record-version.ts';
import { fetchPack } from './fetch-pack.ts';
import { editionFrom } from './lesson-pack.ts';
import { deletePacks } from './pack-cache.ts';
import { packPath, parsePackPath } from './pack-path.ts';
import { EDITIONS, findPack, PACKS, storedPaths } from './stored-packs.ts';

const pathOf = ({ id, hash }: Pick<LessonModule, 'id' | 'hash'>): string => packPath({ name: id, hash });

const VERSION_OF_OLD = 1;

/** The module in a record of the old store; undefined if it is none, or not the one that was asked for. */
export function readEdition(record: unknown, module: string, hash: string): LessonModule | undefined {
	if (versionOf(record) !== VERSION_OF_OLD) return undefined;
	const value =
		typeof record === 'object' && record !== null && 'module' in record ? record.module : undefined;
	return editionFrom(value, module, hash);
}

/** Moves what earlier versions of the app stored in IndexedDB into the cache, and deletes the database. */
export async function importOldEditions(): Promise<void> {
	const old = await listOldEditions();
	if (old.length === 0) return;
	for (const { record, module, hash } of old) {
		const edition = readEdition(record, module, hash);
		if (edition) await put(edition);
	}
	await deleteOldEditions();
}

async function put(edition: LessonModule): Promise<void> {
	const cache = await caches.open(EDITIONS);
	// The name of the edition vouches for its text: both come from the pack that the learner was asked on.
	await cache.put(pathOf(edition), Response.json(edition));
}

let imported: Promise<void> | undefined;

/** Once for each page. What cannot be imported stays where it is, for the next visit. */
const whenImported = (): Promise<void> => (imported ??= importOldEditions().catch(() => undefined));

/** Keeps an edition until it is deleted; one that is there already is not written again. */
export async function pinEdition(edition: LessonModule): Promise<void> {
	await whenImported();
	if (await caches.match(pathOf(edition), { cacheName: EDITIONS })) return;
	await put(edition);
}

/** The hashes of the pinned editions of a module. */
export async function pinnedHashes(module: string, cacheName = EDITIONS): Promise<ReadonlySet<string>> {
	await whenImported();
	const names = [...(await storedPaths(cacheName))].flatMap((path) => parsePackPath(path) ?? []);
	return new Set(names.flatMap(({ name, hash }) => (name === module ? [hash] : [])));
}

/** The hashes of all editions of a module that this device holds, pinned or not. */
export const storedHashes = async (module: string): Promise<ReadonlySet<string>> =>
	new Set([...(await pinnedHashes(module)), ...(await pinnedHashes(module, PACKS))]);

/** Deletes the pinned editions of a module but those of these hashes. */
export async function keepOnly(module: string, hashes: ReadonlySet<string>): Promise<void> {
	const spare = [...(await pinnedHashes(module))].filter((hash) => !hashes.has(hash));
	await deletePacks(
		spare.map((hash) => packPath({ name: module, hash })),
		EDITIONS
	);
}

async function readPack(answer: Response | undefined, module: string, hash: string) {
	return answer?.ok ? editionFrom(await answer.json().catch(() => undefined), module, hash) : undefined;
}

/** An edition that is stored on this device. */
export async function findEdition(module: string, hash: string): Promise<LessonModule | undefined> {
	await whenImported();
	return readPack(await findPack(packPath({ name: module, hash })), module, hash);
}

/** An edition from the server, which may no longer publish it as the current one; pinned once it is here. */
export async function fetchEdition(
	module: string,
	hash: string,
	signal?: AbortSignal
): Promise<LessonModule | undefined> {
	const get = (path: string): Promise<Response> => fetch(path, signal ? { signal } : {});
	const answer = await fetchPack(packPath({ name: module, hash }), get).catch(() => undefined);
	const edition = await readPack(answer, module, hash);
	if (edition) await pinEdition(edition).catch(() => undefined);
	return edition;
}
