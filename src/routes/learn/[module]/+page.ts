import { loadModule } from '#lib/library/load-module.ts';
import { explainMissing } from '../../explain-missing.ts';

export const prerender = true;

export const load = async ({ params, fetch }) => ({
	module: await explainMissing(loadModule(params.module, fetch))
});
