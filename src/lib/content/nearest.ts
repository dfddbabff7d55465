/** The fewest letters to insert, delete or replace to make one word of the other (Levenshtein 1965). */
function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

/**
 * The known word that was probably meant, or nothing: at most a quarter of its letters differ, or it is the only
 * one with the same parts between hyphens and more (`mao` for `mao-zedong`).
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
	const near = closest(word, known);
	if (near) return near;
	const parts = word.toLowerCase().split('-');
	const fuller = known.filter((candidate) => parts.every((part) => candidate.split('-').includes(part)));
	return fuller.length === 1 ? fuller[0] : undefined;
}

function closest(word: string, known: readonly string[]): string | undefined {
	let best: string | undefined;
	let least = Infinity;
	for (const candidate of known) {
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
		if (distance < least) [best, least] = [candidate, distance];
	}
	return best !== undefined && least <= Math.max(1, Math.floor(best.length / 4)) ? best : undefined;
}
