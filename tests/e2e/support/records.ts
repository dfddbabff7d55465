import type { Page } from '@playwright/test';

/** Everything in the store of attempts, by key, as it lies there. */
export const rawRecords = (page: Page): Promise<Record<string, unknown>> =>
	page.evaluate(
		() =>
			new Promise((resolve) => {
				const opening = indexedDB.open('sourcebook-attempts');
				opening.onsuccess = () => {
					const records = opening.result.transaction('attempts').objectStore('attempts');
					const [keys, values] = [records.getAllKeys(), records.getAll()];
					values.onsuccess = () => {
						opening.result.close();
						resolve(Object.fromEntries(keys.result.map((key, place) => [String(key), values.result[place]])));
					};
				};
			})
	);

/** Puts a record beside the attempts, as another version of the app may. */
export const putRecord = (page: Page, key: string, value: unknown): Promise<void> =>
	page.evaluate(
		([place, record]) =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('sourcebook-attempts');
				opening.onsuccess = () => {
					const change = opening.result.transaction('attempts', 'readwrite');
					change.objectStore('attempts').put(record, place);
					change.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		[key, value] as const
	);

/** What the device holds under a key. */
export const kept = (page: Page, key: string): Promise<unknown> =>
	page.evaluate(
		(name) =>
			new Promise((resolve) => {
				const opening = indexedDB.open('sourcebook-device');
				opening.onsuccess = () => {
					const asked = opening.result.transaction('device').objectStore('device').get(name);
					asked.onsuccess = () => {
						opening.result.close();
						resolve(asked.result);
					};
				};
			}),
		key
	);
