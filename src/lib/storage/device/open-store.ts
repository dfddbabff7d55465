import { createStore, type UseStore } from 'idb-keyval';
import { isConnectionLost } from './storage-failure.ts';

/**
 * A key-value store whose connection closes as soon as a newer version of the app wants to change the database, and is
 * opened again for the next operation. If the system closed it, it is opened again and the operation done once more.
 */
export function openStore(databaseName: string, storeName: string): UseStore {
	let store = createStore(databaseName, storeName);
	const reopen = (): void => {
		store = createStore(databaseName, storeName);
	};
	return async <T>(
		mode: IDBTransactionMode,
		work: (records: IDBObjectStore) => T | PromiseLike<T>
	): Promise<T> => {
		const once = (): Promise<T> =>
			store<T>(mode, (records) => {
				const { db } = records.transaction;
				db.onversionchange = () => {
					db.close();
					reopen();
				};
				return work(records);
			});
		try {
			return await once();
		} catch (fault) {
			if (!isConnectionLost(fault)) throw fault;
			reopen();
			return once();
		}
	};
}
