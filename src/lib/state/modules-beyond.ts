import { isLater, type LaterPack } from '#lib/storage/pack-cache.ts';
import { KeepOffline } from './keep-offline.svelte.ts';
import { promisedFiles } from './kept-files.ts';

export { watchPacks } from '#lib/storage/pack-cache.ts';

/** By their modules. Who leaves the page while one is coming finds it on the next, to look at or to cancel. */
const known = new Map<string, KeepOffline>();

function keepingOf(module: string, packs: readonly LaterPack[]): KeepOffline {
	const running = known.get(module);
	if (running?.isComing) return running;
	const fresh = new KeepOffline(module, packs);
	known.set(module, fresh);
	return fresh;
}

/** The modules beyond the budget, by their ids. None if no worker is in charge yet. */
export async function modulesBeyond(): Promise<ReadonlyMap<string, KeepOffline>> {
	const packs = ((await promisedFiles().catch(() => undefined)) ?? []).filter(isLater);
	const packsOf = (id: string): LaterPack[] => packs.filter(({ module }) => module === id);
	const modules = [...new Set(packs.map(({ module }) => module))];
	return new Map(modules.map((id) => [id, keepingOf(id, packsOf(id))]));
}
