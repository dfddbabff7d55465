/** One file that the app needs without a network, as the worker was told of it. */
export interface PromisedFile {
	readonly url: string;
	readonly revision?: string | null;
	/** `sha256-` and the hash in base64. */
	readonly integrity?: string;
}

/** A pack beyond the budget of what is saved ahead: it is kept once its module is opened or asked for. */
export interface LaterPack extends PromisedFile {
	readonly module: string;
	readonly bytes: number;
}

// Beside the worker's own cache, which lets go of all that it does not save ahead. The kill switch knows the name.
const PACKS = 'sourcebook-packs';

export const isLater = (file: PromisedFile): file is LaterPack => 'module' in file && 'bytes' in file;

export const addressOf = ({ url }: PromisedFile): string => new URL(url, location.origin).href;

/** The name under which a file is kept. It holds the revision: a file of another build is another file. */
export function keyOf(file: PromisedFile): string {
	const key = new URL(addressOf(file));
	if (file.revision) key.searchParams.set('__WB_REVISION__', file.revision);
	return key.href;
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return `sha256-${btoa(String.fromCharCode(...hash))}`;
}

export const isSound = async (file: PromisedFile, bytes: ArrayBuffer): Promise<boolean> =>
	(await hashOf(bytes)) === file.integrity;

const open = (): Promise<Cache> => caches.open(PACKS);

export const keptPack = async (file: LaterPack): Promise<Response | undefined> =>
	(await open()).match(keyOf(file));

/** Tells every window, and the worker's keeping to the page that is open. */
function announce(): void {
	const channel = new BroadcastChannel(PACKS);
	channel.postMessage('changed');
	channel.close();
}

/** Calls back whenever a pack was kept or let go, here or elsewhere. @returns how to stop. */
export function watchPacks(onChange: () => void): () => void {
	const channel = new BroadcastChannel(PACKS);
	channel.onmessage = onChange;
	return () => channel.close();
}

/** Keeps a pack that is whole and as it was published, and no other. */
export async function keepPack(file: LaterPack, bytes: ArrayBuffer): Promise<boolean> {
	if (!(await isSound(file, bytes))) return false;
	const pack = new Response(bytes, { headers: { 'content-type': 'application/json' } });
	await (await open()).put(keyOf(file), pack);
	announce();
	return true;
}

export async function dropPack(file: LaterPack): Promise<void> {
	if (await (await open()).delete(keyOf(file))) announce();
}

/** Lets go of what is no pack of these: of an older build, or saved ahead by now. */
export async function dropAllBut(packs: readonly LaterPack[]): Promise<void> {
	const wanted = new Set(packs.map(keyOf));
	const cache = await open();
	for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
}
