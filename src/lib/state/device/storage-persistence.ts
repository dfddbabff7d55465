import type { Device } from './device.svelte.ts';

/** Whether the browser promised not to clear this site's data by itself; undefined where none gives such a promise. */
export async function isPersisted(): Promise<boolean | undefined> {
	// Missing on plain http, and in older browsers, whatever the types say.
	const storage: StorageManager | undefined = navigator.storage;
	return storage?.persisted?.().catch(() => undefined);
}

export async function requestPersistence(): Promise<boolean> {
	const storage: StorageManager | undefined = navigator.storage;
	return (await storage?.persist?.().catch(() => false)) ?? false;
}

/** Whether exactly one quiz was ever finished here. */
export async function isFirstFinished(device: Device): Promise<boolean> {
	const { finished } = await device.summarize();
	return [...finished.values()].reduce((sum, count) => sum + count, 0) === 1;
}

/** Some browsers ask their user. That is understood once there is something to keep, and asked once. */
export async function requestAfterFirstQuiz(device: Device): Promise<void> {
	if ((await isFirstFinished(device)) && (await isPersisted()) === false) await requestPersistence();
}
