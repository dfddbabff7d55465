import { editDistance } from '#lib/domain/search/edit-distance.ts';

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
