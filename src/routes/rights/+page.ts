import { loadLibrary, loadModule } from '#lib/content/load-module.ts';
import { explainMissing } from '../explain-missing.ts';

export const prerender = true;

export async function load({ fetch }) {
	const modules = await explainMissing(loadLibrary(fetch));
	return { modules: await explainMissing(Promise.all(modules.map(({ id }) => loadModule(id, fetch)))) };
}
