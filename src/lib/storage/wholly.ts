import { promisifyRequest, type UseStore } from 'idb-keyval';

function abort(transaction: IDBTransaction): void {
	try {
		transaction.abort();
	} catch {
		// It is over already.
	}
}

/** A transaction that leaves nothing behind when its work fails: without this, what came before the fault would stay. */
export function wholly<T>(store: UseStore, work: (records: IDBObjectStore) => Promise<T>): Promise<T> {
	return store('readwrite', async (records) => {
		const { transaction } = records;
		const isOver = promisifyRequest(transaction);
		try {
			const done = await work(records);
			await isOver;
			return done;
		} catch (fault) {
			isOver.catch(() => undefined);
			abort(transaction);
			throw fault;
		}
	});
}
