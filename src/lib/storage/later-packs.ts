import { addressOf, dropAllBut, keepPack, keptPack, keyOf, type LaterPack } from './pack-cache.ts';

/** What the worker does with packs beyond the budget of what is saved ahead. */
export class LaterPacks {
	readonly #packs: readonly LaterPack[];
	readonly #byAddress: ReadonlyMap<string, LaterPack>;

	constructor(packs: readonly LaterPack[]) {
		this.#packs = packs;
		this.#byAddress = new Map(packs.map((pack) => [addressOf(pack), pack]));
	}

	has(url: URL): boolean {
		return this.#byAddress.has(url.href);
	}

	/** A pack as it is kept, or else from the line; `until` is told of the keeping that goes on behind the answer. */
	async answer(request: Request, until: (kept: Promise<unknown>) => void): Promise<Response> {
		const pack = this.#byAddress.get(request.url);
		const kept = pack && (await keptPack(pack).catch(() => undefined));
		if (kept) return kept;
		const answer = await fetch(request);
		if (pack && answer.ok) until(this.#keepOpened(pack, answer.clone()).catch(() => undefined));
		return answer;
	}

	/** Who opens a module gets the whole of it, its pictures too. */
	async #keepOpened(pack: LaterPack, answer: Response): Promise<void> {
		if (await keepPack(pack, await answer.arrayBuffer())) await this.fetch(new Set([pack.module]));
	}

	/** Modules that are here, in this or another edition, or that a window stands at: it was open before the worker was. */
	async wanted(windows: readonly { readonly url: string }[]): Promise<ReadonlySet<string>> {
		const places = new Set(windows.flatMap(({ url }) => new URL(url).pathname.split('/')));
		const wanted = new Set<string>();
		for (const pack of this.#packs) {
			const isHere =
				places.has(pack.module) ||
				(await caches.match(addressOf(pack), { ignoreSearch: true })) !== undefined;
			if (isHere) wanted.add(pack.module);
		}
		return wanted;
	}

	/** Fetches what is missing of these modules, as far as the line and the room on the device allow. */
	async fetch(modules: ReadonlySet<string>): Promise<void> {
		const missing = this.#packs.filter(({ module }) => modules.has(module));
		await Promise.allSettled(missing.map((pack) => this.#fetchOne(pack)));
	}

	async #fetchOne(pack: LaterPack): Promise<void> {
		if (await keptPack(pack)) return;
		// What an older build saved ahead may be the very same.
		const same = await caches.match(keyOf(pack));
		const answer = same ?? (await fetch(addressOf(pack), { cache: 'no-cache' }));
		if (answer.ok) await keepPack(pack, await answer.arrayBuffer());
	}

	letStaleGo(): Promise<void> {
		return dropAllBut(this.#packs);
	}
}
