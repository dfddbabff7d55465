/** A stream of random numbers that a seed determines for ever. */
export interface Chance {
	/** A whole number from 0 to `below` - 1. */
	below(below: number): number;
}

/** SplitMix32: 32 bits of state, passes the usual tests, and short enough to stay the same for ever. */
export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x9e3779b9) >>> 0;
		let mixed = state ^ (state >>> 16);
		mixed = Math.imul(mixed, 0x21f0aaad);
		mixed ^= mixed >>> 15;
		mixed = Math.imul(mixed, 0x735a2d97);
		return (mixed ^ (mixed >>> 15)) >>> 0;
	};
	return { below: (below) => Math.floor((next() / 0x1_0000_0000) * below) };
}

/** A shuffled copy. */
export function shuffle<T>(chance: Chance, list: readonly T[]): T[] {
	const rest = [...list];
	const shuffled: T[] = [];
	while (rest.length > 0) shuffled.push(...rest.splice(chance.below(rest.length), 1));
	return shuffled;
}

/** A number for a text, the same on every machine (FNV-1a, 32 bits). */
export function seedFromText(text: string): number {
	let hash = 0x811c9dc5;
	for (const character of text) {
		hash ^= character.codePointAt(0) ?? 0;
		hash = Math.imul(hash, 0x01000193);
	}
	return hash >>> 0;
}
