import { createStore, type UseStore } from 'idb-keyval';

/**
 * A store that gives way: a newer version of the app in another tab may change the database at once. This tab closes
 * what it holds, and opens it again for whatever it does next.
 */
export function openStore(databaseName: string, storeName: string): UseStore {
	let store = createStore(databaseName, storeName);
	return (mode, work) =>
		store(mode, (records) => {
			const { db } = records.transaction;
			db.onversionchange = () => {
				db.close();
				store = createStore(databaseName, storeName);
			};
			return work(records);
		});
}
