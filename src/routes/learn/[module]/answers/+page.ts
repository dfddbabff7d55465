import { loadModule } from '#lib/library/load-module.ts';
import { error } from '@sveltejs/kit';
import { explainMissing } from '../../../explain-missing.ts';

export const prerender = true;

export async function load({ params, fetch }) {
	const module = await explainMissing(loadModule(params.module, fetch));
	return { module, answers: module.answers ?? error(404) };
}
