import { fetchPack } from '#lib/library/fetch-pack.ts';
import type { LibraryEntry } from '#lib/library/load-module.ts';
import { deletePacks, isSoundPack, storePack } from '#lib/library/pack-cache.ts';
import { packPath, picturesOf } from '#lib/library/pack-path.ts';
import { findPack } from '#lib/library/stored-packs.ts';

type Stage = 'looking' | 'away' | 'coming' | 'here';
/** What the last download came to, unless the module is here now. */
type Outcome = 'cancelled' | 'cut' | 'changed' | 'full';

class DownloadFault extends Error {
	readonly outcome: Outcome;

	constructor(outcome: Outcome) {
		super(outcome);
		this.outcome = outcome;
	}
}

/** A pack, its bytes counted as they come. The query takes the request past the worker, which answers whole packs only. */
async function download(
	path: string,
	signal: AbortSignal,
	onBytes: (count: number) => void
): Promise<string> {
	const get = (each: string) => fetch(`${each}?again`, { cache: 'no-store', signal });
	const answer = await fetchPack(path, get);
	if (answer.status === 404) throw new DownloadFault('changed');
	if (!answer.ok || !answer.body) throw new DownloadFault('cut');
	const parts: Uint8Array<ArrayBuffer>[] = [];
	const reader = answer.body.getReader();
	for (let read = await reader.read(); !read.done; read = await reader.read()) {
		parts.push(read.value);
		onBytes(read.value.byteLength);
	}
	return new Blob(parts).text();
}

async function isStored(path: string): Promise<boolean> {
	const stored = await findPack(path);
	return stored !== undefined && isSoundPack(path, await stored.text());
}

/** One module: whether all of it is on this device, and its download. */
export class ModuleDownload {
	readonly module: string;
	/** As the device stores them. */
	readonly bytes: number;
	stage = $state<Stage>('looking');
	outcome = $state<Outcome>();
	soFar = $state(0);
	/** Whether it was found missing since the page was opened. */
	wasAway = $state(false);
	readonly #paths: readonly string[];
	#running: AbortController | undefined;
	#looks = 0;

	constructor({ id, hash, pictures, bytes }: Pick<LibraryEntry, 'id' | 'hash' | 'pictures' | 'bytes'>) {
		this.module = id;
		this.bytes = bytes;
		this.#paths = [packPath({ name: id, hash }), packPath({ name: picturesOf(id), hash: pictures })];
	}

	get isComing(): boolean {
		return this.stage === 'coming';
	}

	/** Reads what is stored. A module of which a part is missing or damaged is not here. */
	async look(): Promise<void> {
		if (this.isComing) return;
		const turn = ++this.#looks;
		const stored = await Promise.all(this.#paths.map(isStored)).catch(() => [false]);
		// A download began meanwhile, or a later look saw more.
		if (this.isComing || turn !== this.#looks) return;
		this.#show(stored.every(Boolean) ? 'here' : 'away');
	}

	async start(): Promise<void> {
		if (this.isComing) return;
		this.#show('coming');
		this.outcome = undefined;
		this.soFar = 0;
		this.#running = new AbortController();
		const { signal } = this.#running;
		try {
			await this.#downloadAll(signal);
			this.#show('here');
		} catch (fault) {
			this.outcome = signal.aborted ? 'cancelled' : fault instanceof DownloadFault ? fault.outcome : 'cut';
			this.#show('away');
		}
	}

	cancel(): void {
		this.#running?.abort();
	}

	#show(stage: Stage): void {
		this.stage = stage;
		this.wasAway ||= stage === 'away';
	}

	/** All of it first lies in memory, so that whatever goes wrong leaves nothing half. */
	async #downloadAll(signal: AbortSignal): Promise<void> {
		const arrived: [string, string][] = [];
		for (const path of this.#paths)
			arrived.push([path, await download(path, signal, (count) => (this.soFar += count))]);
		try {
			for (const [path, text] of arrived) {
				const isStored = await storePack(path, text).catch(() => Promise.reject(new DownloadFault('full')));
				if (!isStored) throw new DownloadFault('changed');
				signal.throwIfAborted();
			}
		} catch (fault) {
			await deletePacks(this.#paths).catch(() => undefined);
			throw fault;
		}
	}
}
