import { entries } from 'idb-keyval';
import { openStore } from '../device/open-store.ts';

/** Earlier versions of the app stored editions in this database, and nothing else. */
const DATABASE = 'sourcebook-editions';
const KEY = /^edition:([^:]+):([^:]+)$/;

/** A stored edition, unread. */
export interface OldEdition {
	readonly module: string;
	readonly hash: string;
	readonly record: unknown;
}

/** The records of editions that earlier versions of the app stored. */
export async function listOldEditions(): Promise<readonly OldEdition[]> {
	// Where the browser can list its databases, none is created by asking.
	const known = await indexedDB.databases?.();
	if (known && !known.some(({ name }) => name === DATABASE)) return [];
	const records = await entries<IDBValidKey, unknown>(openStore(DATABASE, 'editions'));
	return records.flatMap(([key, record]) => {
		const [, module, hash] = KEY.exec(String(key)) ?? [];
		return module === undefined || hash === undefined ? [] : [{ module, hash, record }];
	});
}

/** Deletes the database. Open tabs of this app close their connections; where one does not, a later visit deletes it. */
export function deleteOldEditions(): Promise<void> {
	return new Promise((resolve, reject) => {
		const deleting = indexedDB.deleteDatabase(DATABASE);
		deleting.onsuccess = deleting.onblocked = () => resolve();
		deleting.onerror = () => reject(deleting.error ?? new Error('The old editions could not be deleted.'));
	});
}
