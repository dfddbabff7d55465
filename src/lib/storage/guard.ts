import { SilentStorage, troubleOf, withPatience, type StorageTrouble } from './trouble.ts';

/** How long a store may take before the learner goes on without it, in milliseconds. */
export const PATIENCE = 800;

// A store that has answered before is only slow: there is more to lose by going on without it.
const TRUST = 10;

/** Stands before a store that may fail at any moment: turns its faults into words and stops waiting for a silent one. */
export class Guard {
	readonly #tell: (trouble: StorageTrouble) => void;
	readonly #patience: number;
	#hasAnswered = false;
	#isSilent = false;

	constructor(tell: (trouble: StorageTrouble) => void, patience = PATIENCE) {
		this.#tell = tell;
		this.#patience = patience;
	}

	/** What the store answers, or undefined when it fails or stays silent; the trouble is told. */
	async ask<T>(operation: () => Promise<T>): Promise<{ readonly value: T } | undefined> {
		if (this.#isSilent) return undefined;
		const answer = (async () => operation())();
		const heard = () => {
			this.#hasAnswered = true;
			this.#isSilent = false;
		};
		answer.then(heard, heard);
		try {
			return { value: await withPatience(answer, this.#patience * (this.#hasAnswered ? TRUST : 1)) };
		} catch (fault) {
			this.#isSilent = fault instanceof SilentStorage;
			this.#tell(troubleOf(fault));
			return undefined;
		}
	}
}
