import { expect, describe, it } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { recordResponse } from '#lib/domain/attempt/record-response.ts';
import type { AttemptStore } from '#lib/storage/attempts/attempt-store.ts';
import { indexedAttempts } from '#lib/storage/attempts/indexed-attempts.ts';
import { SafeAttempts } from '#lib/storage/attempts/safe-attempts.ts';
import { unnumbered as attempt } from '../fixtures/attempts.ts';
import { memoryAttempts } from '../support/memory-attempts.ts';

const choosing = (item: number, choice: string) => (stored: Attempt) => {
	const recorded = recordResponse(stored, item, { kind: 'choice', choice }, 9);
	return recorded.isOk ? recorded.value : undefined;
};

describe('a store that begins to fail', () => {
	function failing(timeoutMs?: number) {
		const below = memoryAttempts();
		const told: string[] = [];
		const restored: string[] = [];
		let answer = <T>(operation: () => Promise<T>): Promise<T> => operation();
		const store = new SafeAttempts(
			{
				...below,
				summarize: () => answer(() => below.summarize()),
				list: (filter) => answer(() => below.list(filter)),
				get: (id) => answer(() => below.get(id)),
				add: (added) => answer(() => below.add(added)),
				grow: (id, change) => answer(() => below.grow(id, change)),
				merge: (copies) => answer(() => below.merge(copies))
			},
			{
				onFailure: (failure) => told.push(failure),
				onRestored: ({ id }) => restored.push(id)
			},
			timeoutMs
		);
		const sound = answer;
		return {
			store,
			below,
			told,
			restored,
			fail: (fault: Error) => (answer = () => Promise.reject(fault)),
			/** Does what was asked only when the function that this gives is called. */
			hold: () => {
				const waiting: (() => void)[] = [];
				answer = (operation) =>
					new Promise((resolve, reject) => waiting.push(() => void operation().then(resolve, reject)));
				return async () => {
					answer = sound;
					for (const go of waiting.splice(0)) go();
					await new Promise((resolve) => setTimeout(resolve));
				};
			},
			mend: () => (answer = sound)
		};
	}
	const noRoom = new DOMException('no room', 'QuotaExceededError');

	it('says that it is full, goes on in memory, and keeps all of it once there is room', async () => {
		const { store, below, told, fail, mend } = failing();
		const added = await store.add(attempt('a'));
		fail(noRoom);
		const grown = await store.grow(added, choosing(0, 'x'));
		expect(grown.responses).toHaveLength(1);
		expect(told.at(-1)).toBe('full');
		mend();
		await store.grow(grown, choosing(1, 'y'));
		expect(told.at(-1)).toBe('well');
		expect((await below.get('a'))?.responses).toHaveLength(2);
	});

	it('stores an attempt that was begun while it was full, under a number of its own', async () => {
		const { store, below, told, restored, fail, mend } = failing();
		await below.add(attempt('before'));
		fail(noRoom);
		const begun = await store.add(attempt('a'));
		mend();
		const grown = await store.grow(begun, choosing(0, 'x'));
		expect(await below.get('a')).toEqual(grown);
		expect([grown.sequence, grown.responses.length]).toEqual([2, 1]);
		expect([told, restored]).toEqual([['full', 'well'], []]);
	});

	it('does not write over what another tab answered while it failed', async () => {
		const { store, below, fail, mend } = failing();
		const added = await store.add(attempt('a'));
		fail(noRoom);
		const grown = await store.grow(added, choosing(0, 'x'));
		for (const item of [0, 0, 1]) await below.grow('a', choosing(item, 'z'));
		mend();
		expect((await store.grow(grown, choosing(1, 'y'))).responses).toHaveLength(3);
	});

	it('stores an attempt again whose record is gone, and says so', async () => {
		const { store, below, told, restored } = failing();
		const own = { ...attempt('a'), sequence: 3 };
		const grown = await store.grow(own, choosing(0, 'x'));
		expect(grown.responses).toHaveLength(1);
		expect(await below.get('a')).toEqual(grown);
		expect((await below.add(attempt('next'))).sequence).toBe(4);
		expect(restored).toEqual(['a']);
		expect(told.filter((each) => each !== 'well')).toEqual([]);
	});

	it('is not waited for when it never answers', async () => {
		const never = () => new Promise<never>(() => undefined);
		const told: string[] = [];
		const events = { onRestored: () => undefined, onFailure: (failure: string) => told.push(failure) };
		const silent = { ...memoryAttempts(), add: never, grow: never, merge: never } satisfies AttemptStore;
		const store = new SafeAttempts(silent, events, 10);
		const added = await store.add(attempt('a'));
		const grown = await store.grow(added, choosing(0, 'x'));
		expect(grown.responses).toHaveLength(1);
		expect(new Set(told)).toEqual(new Set(['silent']));
	});

	it('that was only slow has everything in the end, and the alarm is taken back', async () => {
		const { store, below, told, hold } = failing(10);
		const release = hold();
		const added = await store.add(attempt('a'));
		const grown = await store.grow(added, choosing(0, 'x'));
		expect(told.at(-1)).toBe('silent');
		await release();
		expect((await below.get('a'))?.responses).toEqual(grown.responses);
		expect(told.at(-1)).toBe('well');
		expect((await store.list()).attempts).toHaveLength(1);
	});

	it('is not taken for silent because the page was busy', async () => {
		const told: string[] = [];
		const events = { onRestored: () => undefined, onFailure: (failure: string) => told.push(failure) };
		const store = new SafeAttempts(indexedAttempts('test-busy'), events, 1000);
		const adding = store.add(attempt('a'));
		const end = performance.now() + 1500;
		while (performance.now() < end);
		await adding;
		expect(told).toEqual(['well']);
	});
});
