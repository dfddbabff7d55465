/** Why something could not be kept on this device. */
export type StorageTrouble = 'missing' | 'blocked' | 'full' | 'silent';

/** A browser that forbids its database may do so by a fault as soon as it is named. */
function hasDatabase(): boolean {
	try {
		return typeof indexedDB !== 'undefined';
	} catch {
		return true;
	}
}

/** What a store's rejection means for the learner. */
export function troubleOf(fault: unknown): StorageTrouble {
	if (fault instanceof SilentStorage) return 'silent';
	if (!hasDatabase()) return 'missing';
	const name = fault instanceof Error || fault instanceof DOMException ? fault.name : '';
	return name === 'QuotaExceededError' ? 'full' : 'blocked';
}

/** Storage that neither answers nor fails. */
export class SilentStorage extends Error {}

/** Rejects with SilentStorage if the store has not answered within `patience` milliseconds. */
export function withPatience<T>(answer: Promise<T>, patience: number): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new SilentStorage()), patience);
		answer.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}
