/** @guarantee Two tabs writing to the same attempt lose nothing. */
import { clear, entries, set } from 'idb-keyval';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { fullerCopy } from '#lib/domain/attempt/merge-attempts.ts';
import { recordResponse } from '#lib/domain/attempt/record-response.ts';
import type { AttemptStore } from '#lib/storage/attempts/attempt-store.ts';
import { indexedAttempts } from '#lib/storage/attempts/indexed-attempts.ts';
import { SafeAttempts } from '#lib/storage/attempts/safe-attempts.ts';
import { openStore } from '#lib/storage/device/open-store.ts';
import { unnumbered as attempt } from '../fixtures/attempts.ts';
import { memoryAttempts } from '../support/memory-attempts.ts';

const DATABASE = 'test-attempts';
const raw = openStore(DATABASE, 'attempts');

beforeEach(() => clear(raw));

const choosing = (item: number, choice: string) => (kept: Attempt) => {
	const recorded = recordResponse(kept, item, { kind: 'choice', choice }, 9);
	return recorded.isOk ? recorded.value : undefined;
};

const finished = (kept: Attempt): Attempt => ({ ...kept, finishedAt: 10 });

const NOBODY = { onFailure: () => undefined, onRestored: () => undefined };

/** Behind the protection, an attempt is grown by whoever holds it. */
function safely(below: AttemptStore): AttemptStore {
	const safe = new SafeAttempts(below, NOBODY);
	return {
		summarize: () => safe.summarize(),
		list: (filter) => safe.list(filter),
		get: (id) => safe.get(id),
		add: (added) => safe.add(added),
		grow: async (id, change) => {
			const own = await safe.get(id);
			return own && safe.grow(own, change);
		},
		last: () => below.last(),
		merge: (copies) => below.merge(copies)
	};
}

const BACKENDS: readonly (readonly [string, () => AttemptStore])[] = [
	['IndexedDB', () => indexedAttempts(DATABASE)],
	['memory', memoryAttempts],
	['IndexedDB with a fallback', () => safely(indexedAttempts(DATABASE))],
	['the fallback alone', () => safely(brokenStore())]
];

/** A store of which every question is answered alike. */
function storeThat(answers: () => Promise<never>): AttemptStore {
	return {
		summarize: answers,
		list: answers,
		get: answers,
		add: answers,
		grow: answers,
		merge: answers,
		last: answers
	};
}

const brokenStore = () => storeThat(() => Promise.reject(new Error('broken')));

describe.each(BACKENDS)('an attempt store over %s', (_, open) => {
	it('keeps attempts in the order they were begun, whatever the clock said', async () => {
		const store = open();
		const first = await store.add({ ...attempt('first'), startedAt: 900 });
		const second = await store.add({ ...attempt('second'), startedAt: 100 });
		expect(second.sequence).toBeGreaterThan(first.sequence);
		expect(await store.list()).toEqual({ attempts: [first, second], setAside: [], ofLaterVersion: 0 });
		expect(await store.get('second')).toEqual(second);
		expect(await store.get('third')).toBeUndefined();
	});

	it('grows an attempt by responses and gives back what is kept', async () => {
		const store = open();
		await store.add(attempt('a'));
		const grown = await store.grow('a', choosing(0, 's#c'));
		expect(grown?.responses).toHaveLength(1);
		expect(await store.get('a')).toEqual(grown);
	});

	it('loses no response when many arrive at once', async () => {
		const store = open();
		await store.add(attempt('a'));
		await Promise.all([0, 1, 0, 1].map((item) => store.grow('a', choosing(item, 'x'))));
		expect((await store.get('a'))?.responses).toHaveLength(4);
	});

	it('says what there is at each module, and reads what is asked for', async () => {
		const store = open();
		expect(await store.summarize()).toMatchObject({ finished: new Map(), open: [] });
		const other = await store.add({ ...attempt('other'), module: 'b-module' });
		for (const id of ['c', 'b', 'a']) await store.add(attempt(id));
		await store.grow('c', finished);
		const grown = await store.grow('b', choosing(0, 's#c'));
		const after = await store.summarize();
		expect(after).toMatchObject({ setAside: [], ofLaterVersion: 0 });
		expect(after.finished).toEqual(
			new Map([
				['a-module', 1],
				['b-module', 0]
			])
		);
		expect(after.open).toEqual([other, grown, await store.get('a')]);
		const ids = async (filter: Parameters<AttemptStore['list']>[0]) =>
			(await store.list(filter)).attempts.map(({ id }) => id);
		expect(await ids({ module: 'b-module' })).toEqual(['other']);
		expect(await ids({ module: 'a-module' })).toEqual(['c', 'b', 'a']);
		expect(await ids({ after: 2 })).toEqual(['b', 'a']);
		expect(await ids({ ids: ['a', 'nowhere', 'other'] })).toEqual(['other', 'a']);
		expect(await ids({ ids: [] })).toEqual([]);
	});

	it('leaves an attempt as it is when the change refuses, and makes none up', async () => {
		const store = open();
		const added = await store.add(attempt('a'));
		expect(await store.grow('a', () => undefined)).toEqual(added);
		expect(await store.grow('nowhere', choosing(0, 'x'))).toBeUndefined();
		expect((await store.list()).attempts).toEqual([added]);
	});
});

describe.each(BACKENDS.slice(0, 3))('a merge into %s', (_, open) => {
	it('shows in what there is, wherever it lies in the order of attempts', async () => {
		const store = open();
		const own = await store.add(attempt('own'));
		await store.add(attempt('next'));
		const before = await store.summarize();
		await store.merge([finished(own), { ...finished(own), id: 'first', sequence: 1 }]);
		const after = await store.summarize();
		expect(after.finished.get('a-module')).toBe(2);
		expect(after.open.map(({ id }) => id)).toEqual(['next']);
		expect((await store.list()).attempts.map(({ id }) => id)).toEqual(['first', 'own', 'next']);
		// What was derived from the order before must not be built on.
		if (after.generation !== undefined) expect(after.generation).not.toBe(before.generation);
	});

	it('adds what is new, lets grow what holds more, leaves the rest, and numbers what comes later after it', async () => {
		const store = open();
		const own = await store.add(attempt('own'));
		const longer = await store.grow('own', choosing(0, 'x'));
		const brought: Attempt = { ...attempt('brought'), sequence: 7 };
		expect(await store.merge([own, brought])).toEqual({ added: 1, grown: 0, foreign: 0 });
		expect((await store.list()).attempts).toEqual([longer, brought]);
		const grown = choosing(1, 'p')(brought) ?? brought;
		expect(await store.merge([grown, brought])).toEqual({ added: 0, grown: 1, foreign: 0 });
		expect(await store.get('brought')).toEqual(fullerCopy(grown, brought));
		expect((await store.add(attempt('next'))).sequence).toBe(8);
	});

	it('leaves out what only bears the id of a kept attempt', async () => {
		const store = open();
		const own = await store.add(attempt('own'));
		const forged = choosing(0, 'x')({ ...own, seed: 99 }) ?? own;
		expect(await store.merge([forged])).toEqual({ added: 0, grown: 0, foreign: 1 });
		expect(await store.get('own')).toEqual(own);
	});
});

describe('IndexedDB', () => {
	it('gives two tabs different numbers and one common list', async () => {
		const tabs = [indexedAttempts(DATABASE), indexedAttempts(DATABASE)];
		const added = await Promise.all([0, 1, 0, 1].map((tab, place) => tabs[tab]!.add(attempt(`a${place}`))));
		expect(new Set(added.map(({ sequence }) => sequence)).size).toBe(4);
		expect((await tabs[1]!.list()).attempts).toHaveLength(4);
	});

	it('sets damaged records aside unchanged, names them once, and reads the rest', async () => {
		const store = indexedAttempts(DATABASE);
		const sound = await store.add(attempt('sound'));
		await set('attempt:garbage', 'not an attempt', raw);
		await set('attempt:torn', { version: 1, attempt: { ...sound, items: 'lost' } }, raw);
		const first = await store.list();
		expect(first.attempts).toEqual([sound]);
		expect([...first.setAside].sort()).toEqual(['garbage', 'torn']);
		expect((await store.list()).setAside).toEqual([]);
		const kept = new Map(await entries<string, unknown>(raw));
		expect(kept.get('aside:garbage')).toEqual({ record: 'not an attempt' });
	});

	it.each([NaN, Infinity, -5, 1.5, 1e300, 2 ** 41, '7', null, { version: 2 }])(
		'keeps an attempt so that it can be read again when its count of attempts is garbage: %s',
		async (garbage) => {
			await set('sequence', garbage, raw);
			const store = indexedAttempts(DATABASE);
			expect(await store.last()).toBe(0);
			const added = await store.add(attempt('a'));
			expect(added.sequence).toBe(1);
			expect(await store.list()).toEqual({ attempts: [added], setAside: [], ofLaterVersion: 0 });
		}
	);

	it('leaves what a later version of the app wrote where it is, unread and untouched', async () => {
		const store = indexedAttempts(DATABASE);
		const sound = await store.add(attempt('sound'));
		const later = { version: 2, attempt: { ...sound, id: 'later', items: 'in another form' } };
		await set('attempt:later', later, raw);
		const copies = [{ ...sound, id: 'later' }];
		expect(await store.list()).toEqual({ attempts: [sound], setAside: [], ofLaterVersion: 1 });
		expect(await store.grow('later', (kept) => kept)).toBeUndefined();
		expect(await store.merge(copies)).toEqual({ added: 0, grown: 0, foreign: 0 });
		expect(new Map(await entries<string, unknown>(raw)).get('attempt:later')).toEqual(later);
	});

	it('writes all of a merge or nothing of it', async () => {
		const store = indexedAttempts(DATABASE);
		const kept = await store.add(attempt('kept'));
		const unstorable = { ...kept, id: 'b', code: (() => 'no record') as unknown as string };
		await expect(store.merge([{ ...kept, id: 'a' }, unstorable])).rejects.toThrow();
		expect((await store.list()).attempts).toEqual([kept]);
	});

	it('puts a restored attempt in the place of a damaged one, and keeps the damaged record aside', async () => {
		const store = indexedAttempts(DATABASE);
		const kept = await store.add(attempt('a'));
		await set('attempt:a', 'torn', raw);
		expect(await store.merge([kept])).toEqual({ added: 1, grown: 0, foreign: 0 });
		expect((await store.list()).attempts).toEqual([kept]);
		expect(new Map(await entries<string, unknown>(raw)).get('aside:a')).toEqual({ record: 'torn' });
	});

	it('leaves no trace of an attempt that it does not have', async () => {
		const store = indexedAttempts(DATABASE);
		await store.grow('nowhere', (kept) => kept);
		expect((await store.list()).attempts).toEqual([]);
		expect((await entries(raw)).filter(([key]) => key !== 'generation')).toEqual([]);
	});

	it('does not write over a record that it cannot read', async () => {
		await set('attempt:torn', { version: 1, attempt: 'torn' }, raw);
		const store = indexedAttempts(DATABASE);
		expect(await store.grow('torn', (kept) => kept)).toBeUndefined();
		expect(new Map(await entries<string, unknown>(raw)).get('attempt:torn')).toEqual({
			version: 1,
			attempt: 'torn'
		});
	});
});
