import type { Device } from './device.svelte.ts';

/** Whether the browser promised not to clear this site's data by itself; undefined where none gives such a promise. */
export async function isPromised(): Promise<boolean | undefined> {
	// Missing on plain http, and in older browsers, whatever the types say.
	const storage: StorageManager | undefined = navigator.storage;
	return storage?.persisted?.().catch(() => undefined);
}

export async function askForPromise(): Promise<boolean> {
	const storage: StorageManager | undefined = navigator.storage;
	return (await storage?.persist?.().catch(() => false)) ?? false;
}

/** Some browsers ask their user. That is understood once there is something to keep, and asked once. */
export async function askAfterFirstQuiz(device: Device): Promise<void> {
	const attempts = await device.listAttempts();
	const finished = attempts.filter(({ finishedAt }) => finishedAt !== undefined);
	if (finished.length === 1 && (await isPromised()) === false) await askForPromise();
}
