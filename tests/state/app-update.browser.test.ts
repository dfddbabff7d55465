import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { AppUpdate } from '#lib/state/app-update.svelte.ts';
import { registered } from '../support/pwa-register.ts';

async function started(): Promise<AppUpdate> {
	registered.length = 0;
	const update = new AppUpdate();
	void update.start();
	// On a busy machine the page is never idle; registration then comes after its own two seconds at the latest.
	await vi.waitFor(() => expect(registered).toHaveLength(1), { timeout: 10_000 });
	return update;
}

test('a newer version is told, but not while a quiz holds updates back', async () => {
	const update = await started();
	expect(update.isUpdateReady).toBe(false);
	update.holdUpdates = true;
	registered[0]?.onNeedRefresh?.();
	flushSync();
	expect(update.isUpdateReady).toBe(false);
	update.holdUpdates = false;
	expect(update.isUpdateReady).toBe(true);
});

test('a worker that cannot be registered is told as not able to work offline, and nothing throws', async () => {
	const update = await started();
	expect(update.canWorkOffline).toBe(true);
	registered[0]?.onRegisterError?.(new Error('no worker here'));
	expect(update.canWorkOffline).toBe(false);
});
