/** How many tries are free, and how fast they come back. */
export interface Allowance {
	readonly burst: number;
	readonly perMinute: number;
}

interface Bucket {
	left: number;
	at: number;
}

const MAX_BUCKETS = 20_000;

/** Token buckets by key, in memory: a restart forgives everyone, which costs an attacker more than it gives. */
export class TokenBuckets {
	readonly #allowance: Allowance;
	readonly #buckets = new Map<string, Bucket>();

	constructor(allowance: Allowance) {
		this.#allowance = allowance;
	}

	/** Takes one try if there is one. @param now epoch milliseconds */
	take(key: string, now: number): boolean {
		const bucket = this.#fill(key, now);
		if (bucket.left < 1) return false;
		bucket.left -= 1;
		return true;
	}

	/** Gives back a try that turned out to be an honest one. */
	giveBack(key: string, now: number): void {
		const bucket = this.#fill(key, now);
		bucket.left = Math.min(this.#allowance.burst, bucket.left + 1);
	}

	get size(): number {
		return this.#buckets.size;
	}

	#fill(key: string, now: number): Bucket {
		const { burst, perMinute } = this.#allowance;
		const known = this.#buckets.get(key) ?? { left: burst, at: now };
		// A clock that is set back gives nothing and takes nothing.
		const grown = (Math.max(0, now - known.at) / 60_000) * perMinute;
		const bucket = { left: Math.min(burst, known.left + grown), at: now };
		// Moved to the end: the first one in the map is the one that was not asked for longest.
		this.#buckets.delete(key);
		this.#buckets.set(key, bucket);
		const [oldest] = this.#buckets.keys();
		if (this.#buckets.size > MAX_BUCKETS && oldest !== undefined) this.#buckets.delete(oldest);
		return bucket;
	}
}

/** Holds guessing down, from one address and from all of them together. Right guesses are free. */
export class GuessLimit {
	readonly #perAddress: TokenBuckets;
	readonly #together: TokenBuckets;

	constructor(perAddress: Allowance, together: Allowance) {
		this.#perAddress = new TokenBuckets(perAddress);
		this.#together = new TokenBuckets(together);
	}

	/** Whether this address may try. The try counts until `forgive`, so that many at once do not get past the limit. */
	mayTry(address: string, now: number): boolean {
		if (!this.#perAddress.take(address, now)) return false;
		if (this.#together.take('', now)) return true;
		this.#perAddress.giveBack(address, now);
		return false;
	}

	forgive(address: string, now: number): void {
		this.#perAddress.giveBack(address, now);
		this.#together.giveBack('', now);
	}
}

export interface Limits {
	readonly passphrases: GuessLimit;
	readonly codes: GuessLimit;
}

/** A school sits behind one address, so what one address may do has to do for a class that mistypes. */
export const newLimits = (): Limits => ({
	passphrases: new GuessLimit({ burst: 10, perMinute: 4 }, { burst: 100, perMinute: 60 }),
	codes: new GuessLimit({ burst: 60, perMinute: 12 }, { burst: 600, perMinute: 240 })
});
