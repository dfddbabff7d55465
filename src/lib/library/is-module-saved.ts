import { PACKS, storedPaths } from './stored-packs.ts';

/**
 * Whether all packs of a module are on this device. Where nothing can be saved there is nothing to offer either: then
 * it counts as saved. Resolves once the worker has saved what it saves by itself.
 */
export async function isModuleSaved(id: string): Promise<boolean> {
	const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
	if (!workers) return true;
	await workers.ready;
	try {
		const paths = [...(await storedPaths(PACKS))];
		return ['.', '-pictures.'].every((end) => paths.some((path) => path.startsWith(`/packs/${id}${end}`)));
	} catch {
		return true;
	}
}
