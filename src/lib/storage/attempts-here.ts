import type { AttemptStore, Findings } from './attempt-store.ts';
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
	found: (findings: Findings) => void,
	stored: AttemptStore = idbAttempts()
): AttemptsHere {
	const guarded = new ResilientAttempts(stored, tell);
	whenNobodyWaits(async () => {
		const findings = await guarded.audit();
		if (findings) found(findings);
	});
	return { stored, guarded };
}

/** Once the page is at rest. Not every browser says when that is. */
function whenNobodyWaits(work: () => Promise<void>): void {
	setTimeout(() => void work(), AFTER);
}

// Long after a page has drawn what it shows; an index that is wrong is set right for the next one.
const AFTER = 3000;
