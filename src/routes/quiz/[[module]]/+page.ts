import { loadModule } from '#lib/library/load-module.ts';
import { explainMissing } from '../../explain-missing.ts';

export const prerender = true;
// Links lead to the quizzes of the modules; only a form leads to the page for codes.
export const entries = () => [{}];

export const load = async ({ params, fetch }) => ({
	module: params.module === undefined ? undefined : await explainMissing(loadModule(params.module, fetch))
});
