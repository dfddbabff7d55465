import { error, json } from '@sveltejs/kit';
import { publishedPacks } from '../published-packs.server.ts';

export const prerender = true;

/**
 * Each pack stands under its hash, and without it as the current edition: tabs and workers of older builds ask for that
 * name, and so does a tab whose own edition is nowhere any more.
 */
export const entries = () =>
	publishedPacks.flatMap(({ name, hash }) => [{ pack: name }, { pack: `${name}.${hash}` }]);

export function GET({ params }) {
	const pack = publishedPacks.find(({ name, hash }) => [name, `${name}.${hash}`].includes(params.pack));
	return pack ? json(pack.content) : error(404, 'There is no such pack.');
}
