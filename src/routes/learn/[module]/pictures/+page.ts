import { loadModule } from '#lib/library/load-module.ts';
import { loadPictures } from '#lib/library/load-pictures.ts';
import { explainMissing } from '../../../explain-missing.ts';

export const prerender = true;

export async function load({ params, fetch }) {
	const [module, pictures] = await explainMissing(
		Promise.all([loadModule(params.module, fetch), loadPictures(params.module, fetch)])
	);
	return { module, pictures };
}
