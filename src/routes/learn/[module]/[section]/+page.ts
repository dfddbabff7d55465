import { loadModule } from '#lib/library/load-module.ts';
import { explainMissing, findOr404 } from '../../../explain-missing.ts';

export const prerender = true;

export async function load({ params, fetch }) {
	const module = await explainMissing(loadModule(params.module, fetch));
	return { module, section: findOr404(module.sections, params.section) };
}
