import { error, json } from '@sveltejs/kit';
import { pictures } from 'virtual:pictures';

export const prerender = true;

export const entries = () => pictures.map(({ module }) => ({ module }));

export function GET({ params }) {
	const drawn = pictures.find(({ module }) => module === params.module);
	return drawn ? json(drawn) : error(404, 'There is no such module.');
}
