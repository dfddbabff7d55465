import { loadLibrary, loadModule } from '#lib/library/load-module.ts';
import { explainMissing } from '../explain-missing.ts';

export const prerender = true;

export async function load({ fetch }) {
	const summaries = await explainMissing(loadLibrary(fetch));
	const modules = await Promise.all(
		summaries.map((summary) => loadModule(summary.id, fetch).catch(() => summary))
	);
	// Without a network, those that this device keeps.
	return {
		modules: modules.filter((module) => 'sources' in module),
		missing: modules.filter((module) => !('sources' in module))
	};
}
