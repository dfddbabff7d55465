/** @guarantee An old tab beside a new version neither blocks a database upgrade nor changes records of the later version. */
import { entries, get, set } from 'idb-keyval';
import { beforeEach, expect, it } from 'vitest';
import { idbAttempts } from '#lib/storage/idb-attempts.ts';
import { openStore } from '#lib/storage/open-store.ts';
import { unnumbered } from '../fixtures/attempts.ts';

const DATABASE = 'test-giving-way';

/** What a newer version of the app does first. Rejects if an older tab makes it wait. */
const upgrade = (version: number, change: (request: IDBOpenDBRequest) => void) =>
	new Promise<void>((resolve, reject) => {
		const opening = indexedDB.open(DATABASE, version);
		opening.onupgradeneeded = () => change(opening);
		opening.onblocked = () => reject(new Error('An older tab holds the database.'));
		opening.onsuccess = () => {
			opening.result.close();
			resolve();
		};
	});

beforeEach(
	() =>
		new Promise<void>((resolve) => {
			indexedDB.deleteDatabase(DATABASE).onsuccess = () => resolve();
		})
);

it('an older tab lets a newer version change the database at once, and goes on with it', async () => {
	const store = openStore(DATABASE, 'attempts');
	await set('one', 1, store);
	await upgrade(2, ({ result }) => result.createObjectStore('more'));
	await set('two', 2, store);
	expect(await entries(store)).toEqual([
		['one', 1],
		['two', 2]
	]);
	await upgrade(3, ({ result }) => result.createObjectStore('still-more'));
	expect(await get('one', store)).toBe(1);
});

it('an older tab eats nothing that a newer version wrote while it was open', async () => {
	const old = idbAttempts(DATABASE);
	const kept = await old.add(unnumbered('kept'));
	await old.add(unnumbered('raised'));
	const later = { version: 2, attempt: { ...kept, id: 'raised', items: 'in another form' } };
	await upgrade(2, ({ transaction }) => {
		transaction?.objectStore('attempts').put(later, 'attempt:raised');
		transaction?.objectStore('attempts').put('of a later version', 'index');
	});
	expect(await old.grow('raised', (attempt) => attempt)).toBeUndefined();
	expect(await old.merge([{ ...kept, id: 'raised' }])).toEqual({ added: 0, grown: 0, foreign: 0 });
	const added = await old.add(unnumbered('added'));
	expect((await old.list()).attempts).toEqual([kept, added]);
	const raw = new Map(await entries<string, unknown>(openStore(DATABASE, 'attempts')));
	expect(raw.get('attempt:raised')).toEqual(later);
	expect(raw.get('index')).toBe('of a later version');
});

it('a newer version that took the records elsewhere makes an older tab fail, not hang', async () => {
	const old = idbAttempts(DATABASE);
	await old.add(unnumbered('a'));
	await upgrade(2, ({ result }) => result.deleteObjectStore('attempts'));
	await expect(old.add(unnumbered('b'))).rejects.toThrow();
});
