import type { AttemptStore } from './attempt-store.ts';
import { idbAttempts } from './idb-attempts.ts';
import { ResilientAttempts } from './resilient-attempts.ts';
import type { StorageTrouble } from './trouble.ts';

/** The attempts of this device, as they are stored and behind a guard that lets the learner go on without storage. */
export interface AttemptsHere {
	readonly stored: AttemptStore;
	readonly guarded: AttemptStore;
}

export function openAttempts(
	tell: (trouble: StorageTrouble | 'well') => void,
	stored: AttemptStore = idbAttempts()
): AttemptsHere {
	return { stored, guarded: new ResilientAttempts(stored, tell) };
}
