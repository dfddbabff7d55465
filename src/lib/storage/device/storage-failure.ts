/** Why something could not be stored on this device. */
export type StorageFailure = 'missing' | 'blocked' | 'full' | 'silent';

/** Storage that neither answers nor fails. */
export class StorageTimeout extends Error {}

/** A browser that forbids its database may throw as soon as its name is used. */
function hasDatabase(): boolean {
	try {
		return typeof indexedDB !== 'undefined';
	} catch {
		return true;
	}
}

const nameOf = (fault: unknown): string =>
	fault instanceof Error || fault instanceof DOMException ? fault.name : '';

/** What a store's rejection means for the learner. */
export function failureOf(fault: unknown): StorageFailure {
	if (fault instanceof StorageTimeout) return 'silent';
	if (!hasDatabase()) return 'missing';
	return nameOf(fault) === 'QuotaExceededError' ? 'full' : 'blocked';
}

/**
 * Whether the system closed the database connection, as WebKit does to apps in the background. Nothing of the
 * transaction was committed, and a new connection works.
 */
export const isConnectionLost = (fault: unknown): boolean =>
	['InvalidStateError', 'UnknownError', 'AbortError'].includes(nameOf(fault));

const TICK_MS = 50;

/**
 * Rejects with StorageTimeout if `answer` has not settled within about `ms`. The time is counted in short timers, so
 * that a page which is busy, and therefore cannot hear the answer, uses up almost none of it.
 */
export function withTimeout<T>(answer: Promise<T>, ms: number): Promise<T> {
	return new Promise((resolve, reject) => {
		let left = ms;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const wait = (): void => {
			if (left <= 0) return reject(new StorageTimeout());
			const step = Math.min(left, TICK_MS);
			left -= step;
			timer = setTimeout(wait, step);
		};
		answer.then(resolve, reject).finally(() => clearTimeout(timer));
		wait();
	});
}
