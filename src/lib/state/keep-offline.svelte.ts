import { addressOf, dropPack, keepPack, type LaterPack } from '#lib/storage/pack-cache.ts';
import { checkFile } from './kept-files.ts';

type Stage = 'looking' | 'away' | 'coming' | 'here';
/** What the last thing asked for came to, unless it was that the module is here now. */
type Outcome = 'cancelled' | 'removed' | 'cut' | 'changed' | 'full';

class KeepingFault extends Error {
	readonly outcome: Outcome;

	constructor(outcome: Outcome) {
		super(outcome);
		this.outcome = outcome;
	}
}

/** The bytes of a pack, counted as they come. They come past the worker, which keeps by itself what it hands on. */
async function fetchPack(
	pack: LaterPack,
	signal: AbortSignal,
	onBytes: (count: number) => void
): Promise<ArrayBuffer> {
	const answer = await fetch(`${addressOf(pack)}?again`, { cache: 'no-store', signal });
	if (!answer.ok || !answer.body) throw new KeepingFault('cut');
	const parts: Uint8Array<ArrayBuffer>[] = [];
	const reader = answer.body.getReader();
	for (let read = await reader.read(); !read.done; read = await reader.read()) {
		parts.push(read.value);
		onBytes(read.value.byteLength);
	}
	return new Blob(parts).arrayBuffer();
}

/** One module beyond the budget of what is saved ahead: whether it is kept, and how it comes to be. */
export class KeepOffline {
	readonly module: string;
	/** As the device stores them. */
	readonly bytes: number;
	stage = $state<Stage>('looking');
	outcome = $state<Outcome>();
	soFar = $state(0);
	readonly #packs: readonly LaterPack[];
	#running: AbortController | undefined;
	#looks = 0;

	constructor(module: string, packs: readonly LaterPack[]) {
		this.module = module;
		this.#packs = packs;
		this.bytes = packs.reduce((sum, { bytes }) => sum + bytes, 0);
	}

	get isComing(): boolean {
		return this.stage === 'coming';
	}

	/** Reads what is kept. A module of which a part is missing or damaged is not. */
	async look(): Promise<void> {
		if (this.isComing) return;
		const turn = ++this.#looks;
		const checked = await Promise.all(this.#packs.map(checkFile)).catch(() => undefined);
		// Keeping began meanwhile, or a later look saw more.
		if (this.isComing || turn !== this.#looks) return;
		this.stage = checked?.every(({ state }) => state === 'sound') ? 'here' : 'away';
	}

	async keep(): Promise<void> {
		if (this.isComing) return;
		this.stage = 'coming';
		this.outcome = undefined;
		this.soFar = 0;
		this.#running = new AbortController();
		const { signal } = this.#running;
		try {
			await this.#fetchAndKeep(signal);
			this.stage = 'here';
		} catch (fault) {
			this.outcome = signal.aborted ? 'cancelled' : fault instanceof KeepingFault ? fault.outcome : 'cut';
			this.stage = 'away';
		}
	}

	cancel(): void {
		this.#running?.abort();
	}

	async remove(): Promise<void> {
		await this.#dropAll();
		this.outcome = 'removed';
		this.stage = 'away';
	}

	/** All of it first lies in memory, so that whatever goes wrong leaves nothing half. */
	async #fetchAndKeep(signal: AbortSignal): Promise<void> {
		const arrived: [LaterPack, ArrayBuffer][] = [];
		for (const pack of this.#packs)
			arrived.push([pack, await fetchPack(pack, signal, (count) => (this.soFar += count))]);
		try {
			for (const [pack, bytes] of arrived) {
				const isKept = await keepPack(pack, bytes).catch(() => Promise.reject(new KeepingFault('full')));
				if (!isKept) throw new KeepingFault('changed');
				signal.throwIfAborted();
			}
		} catch (fault) {
			await this.#dropAll();
			throw fault;
		}
	}

	async #dropAll(): Promise<void> {
		await Promise.all(this.#packs.map(dropPack));
	}
}
