import { get, keys, promisifyRequest } from 'idb-keyval';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { openStore } from './open-store.ts';
import { versionOf } from '#lib/formats/record-version.ts';

/** Modules as they were when a quiz was begun on them, each under its content hash. */
export interface EditionStore {
	get(module: string, hash: string): Promise<LessonModule | undefined>;
	/** The hashes of the editions of this module that are kept. */
	hashes(module: string): Promise<ReadonlySet<string>>;
	/** Keeps a module; one that is kept already is not written again. */
	keep(module: LessonModule): Promise<void>;
	/** Lets go of all editions of this module but those of these hashes. */
	keepOnly(module: string, hashes: ReadonlySet<string>): Promise<void>;
}

const VERSION = 1;
const prefixOf = (module: string): string => `edition:${module}:`;

const LISTS = ['sections', 'sources', 'timeline', 'pairs', 'introduction', 'unknown', 'discussion'] as const;

/** Its hash vouches for what is inside: the door checks that it is whole enough to have one. */
function isModule(value: unknown): value is LessonModule {
	if (typeof value !== 'object' || value === null) return false;
	const fields = new Map<string, unknown>(Object.entries(value));
	const names = fields.get('names');
	return (
		typeof fields.get('id') === 'string' &&
		typeof fields.get('hash') === 'string' &&
		LISTS.every((name) => Array.isArray(fields.get(name))) &&
		typeof names === 'object' &&
		names !== null &&
		'people' in names &&
		Array.isArray(names.people)
	);
}

/** A value of unknown origin as the module that was asked for; undefined if it is not that one. */
export const editionFrom = (value: unknown, module: string, hash: string): LessonModule | undefined =>
	isModule(value) && value.id === module && value.hash === hash ? value : undefined;

/** The module in a record of unknown origin; undefined if it is none, or not the one that was asked for. */
export function readEdition(record: unknown, module: string, hash: string): LessonModule | undefined {
	if (versionOf(record) !== VERSION) return undefined;
	const value =
		typeof record === 'object' && record !== null && 'module' in record ? record.module : undefined;
	return editionFrom(value, module, hash);
}

/** Editions in IndexedDB. */
export function idbEditions(databaseName = 'sourcebook-editions'): EditionStore {
	const store = openStore(databaseName, 'editions');
	const hashesOf = async (module: string): Promise<string[]> =>
		(await keys<IDBValidKey>(store)).flatMap((key) =>
			typeof key === 'string' && key.startsWith(prefixOf(module)) ? [key.slice(prefixOf(module).length)] : []
		);
	return {
		get: async (module, hash) =>
			readEdition(await get<unknown>(prefixOf(module) + hash, store), module, hash),
		hashes: async (module) => new Set(await hashesOf(module)),
		keep: (module) =>
			store('readwrite', async (records) => {
				const key = prefixOf(module.id) + module.hash;
				const isOver = promisifyRequest(records.transaction);
				const kept = await promisifyRequest<unknown>(records.get(key));
				if (!readEdition(kept, module.id, module.hash)) records.put({ version: VERSION, module }, key);
				await isOver;
			}),
		async keepOnly(module, hashes) {
			const unneeded = (await hashesOf(module)).filter((hash) => !hashes.has(hash));
			if (unneeded.length === 0) return;
			await store('readwrite', (records) => {
				for (const hash of unneeded) records.delete(prefixOf(module) + hash);
				return promisifyRequest(records.transaction);
			});
		}
	};
}
