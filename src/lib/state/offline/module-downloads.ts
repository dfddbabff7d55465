import { loadEntries } from '#lib/library/load-module.ts';
import { ModuleDownload } from './module-download.svelte.ts';

/** By their modules: a download goes on while its learner is on another page, to be watched or cancelled later. */
const known = new Map<string, ModuleDownload>();

/** Whether this browser can save anything: workers and caches exist on secure addresses only. */
async function canSave(): Promise<boolean> {
	const workers: ServiceWorkerContainer | undefined = globalThis.navigator.serviceWorker;
	if (!workers || !('caches' in globalThis)) return false;
	// The worker saves everything by itself before it is ready.
	await workers.ready;
	return true;
}

async function listDownloads(): Promise<ReadonlyMap<string, ModuleDownload>> {
	if (!(await canSave())) return new Map();
	const entries = await loadEntries(fetch).catch(() => []);
	for (const entry of entries) if (!known.has(entry.id)) known.set(entry.id, new ModuleDownload(entry));
	return known;
}

/** The modules of the library by their ids, and whether each is saved. None where nothing can be saved. */
export async function moduleDownloads(): Promise<ReadonlyMap<string, ModuleDownload>> {
	const downloads = await listDownloads();
	await Promise.all([...downloads.values()].map((one) => one.look()));
	return downloads;
}

/** One of them. */
export async function moduleDownload(module: string): Promise<ModuleDownload | undefined> {
	const download = (await listDownloads()).get(module);
	await download?.look();
	return download;
}
