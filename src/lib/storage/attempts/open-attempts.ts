import type { AttemptStore } from './attempt-store.ts';
import { indexedAttempts } from './indexed-attempts.ts';
import type { AttemptStores } from './lazy-store.ts';
import { SafeAttempts } from './safe-attempts.ts';

/** The attempts of this device. `stored` stands in for the database of this browser. */
export function openAttempts(
	events: ConstructorParameters<typeof SafeAttempts>[1],
	stored: AttemptStore = indexedAttempts()
): AttemptStores {
	return { stored, safe: new SafeAttempts(stored, events) };
}
