import { error, json } from '@sveltejs/kit';
import { library } from 'virtual:lessons';

export const prerender = true;

export const entries = () => library.modules.map(({ id }) => ({ module: id }));

export function GET({ params }) {
	const module = library.modules.find(({ id }) => id === params.module);
	return module ? json(module) : error(404, 'There is no such module.');
}
