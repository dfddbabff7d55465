/** @guarantee An old tab beside a new version neither blocks a database upgrade nor changes records of the later version. */
import { entries, get, set } from 'idb-keyval';
import { beforeEach, expect, it } from 'vitest';
import { indexedAttempts } from '#lib/storage/attempts/indexed-attempts.ts';
import { SafeAttempts } from '#lib/storage/attempts/safe-attempts.ts';
import { openStore } from '#lib/storage/device/open-store.ts';
import { unnumbered } from '../../fixtures/attempts.ts';

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
	const old = indexedAttempts(DATABASE);
	const kept = await old.add(unnumbered('kept'));
	await old.add(unnumbered('raised'));
	const later = { version: 2, attempt: { ...kept, id: 'raised', items: 'in another form' } };
	await upgrade(3, ({ transaction }) => {
		transaction?.objectStore('attempts').put(later, 'attempt:raised');
	});
	expect(await old.grow('raised', (attempt) => attempt)).toBeUndefined();
	expect(await old.merge([{ ...kept, id: 'raised' }])).toEqual({ added: 0, grown: 0, foreign: 0 });
	const added = await old.add(unnumbered('added'));
	expect((await old.list()).attempts).toEqual([kept, added]);
	const raw = new Map(await entries<string, unknown>(openStore(DATABASE, 'attempts')));
	expect(raw.get('attempt:raised')).toEqual(later);
});

it('a newer version that took the records elsewhere makes an older tab fail, not hang', async () => {
	const old = indexedAttempts(DATABASE);
	await old.add(unnumbered('a'));
	await upgrade(3, ({ result }) => result.deleteObjectStore('attempts'));
	await expect(old.add(unnumbered('b'))).rejects.toThrow();
});

/** Closes every connection that is opened meanwhile, as WebKit does while an app is in the background. */
async function closing(work: () => Promise<unknown>): Promise<() => void> {
	const { open } = IDBFactory.prototype;
	const opened: IDBOpenDBRequest[] = [];
	IDBFactory.prototype.open = function (...given) {
		const request = open.apply(this, given);
		opened.push(request);
		return request;
	};
	await work().finally(() => (IDBFactory.prototype.open = open));
	return () => opened.forEach(({ result }) => result.close());
}

it('a connection that the system closed is opened again, and what was asked is done', async () => {
	const small = openStore(DATABASE, 'attempts');
	const attempts = indexedAttempts(DATABASE);
	const close = await closing(async () => {
		await attempts.add(unnumbered('a'));
		await set('one', 1, small);
	});
	close();
	const grown = await attempts.grow('a', (stored) => ({ ...stored, finishedAt: 9 }));
	expect(grown?.finishedAt).toBe(9);
	await set('two', 2, small);
	expect(await get('two', small)).toBe(2);
	close();
	expect((await attempts.summarize()).finished.get('a-module')).toBe(1);
	expect(await get('one', small)).toBe(1);
});

it('a tab that does not give way holds up nothing but what is asked of the attempts, and all of it is stored once it does', async () => {
	const old = await new Promise<IDBDatabase>((resolve) => {
		const opening = indexedDB.open(DATABASE);
		opening.onupgradeneeded = () => opening.result.createObjectStore('attempts');
		opening.onsuccess = () => resolve(opening.result);
	});
	const told: string[] = [];
	const below = indexedAttempts(DATABASE);
	const events = { onFailure: (failure: string) => told.push(failure), onRestored: () => undefined };
	const safe = new SafeAttempts(below, events, 50);
	const added = await safe.add(unnumbered('a'));
	const finished = await safe.grow(added, (stored) => ({ ...stored, finishedAt: 9 }));
	expect([finished.finishedAt, told.at(-1)]).toEqual([9, 'silent']);
	old.close();
	await expect.poll(() => told.at(-1)).toBe('well');
	expect((await below.list()).attempts).toEqual([finished]);
});
