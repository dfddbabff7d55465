import { addressOf, isLater, isSound, keepPack, keyOf, type PromisedFile } from '#lib/storage/pack-cache.ts';

export interface CheckedFile {
	readonly url: string;
	readonly state: 'sound' | 'missing' | 'altered';
	readonly bytes: number;
	/** The module of a pack that is not saved ahead, and need not be here. */
	readonly later?: string;
}

/** How long the worker may take to say what it keeps, in milliseconds. */
const PATIENCE = 5_000;

const isFile = (value: unknown): value is PromisedFile =>
	typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string';

/** The list that the worker in charge works from; undefined if there is none, or one that does not know the question. */
export async function promisedFiles(): Promise<readonly PromisedFile[] | undefined> {
	const registration = await globalThis.navigator.serviceWorker?.getRegistration();
	const worker = registration?.active;
	if (!worker) return undefined;
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		const timer = setTimeout(() => resolve(undefined), PATIENCE);
		port1.onmessage = ({ data }: MessageEvent<unknown>) => {
			clearTimeout(timer);
			resolve(Array.isArray(data) && data.every(isFile) ? data : undefined);
		};
		worker.postMessage({ type: 'LIST_FILES' }, [port2]);
	});
}

export async function checkFile(file: PromisedFile): Promise<CheckedFile> {
	const { url } = file;
	const later = isLater(file) ? { later: file.module } : {};
	const kept = await caches.match(keyOf(file));
	if (!kept) return { url, state: 'missing', bytes: 0, ...later };
	const bytes = await kept.arrayBuffer();
	const state = (await isSound(file, bytes)) ? 'sound' : 'altered';
	return { url, state, bytes: bytes.byteLength, ...later };
}

/** Looks at every file that the app needs without a network, and hashes it. Undefined if nothing is kept here at all. */
export async function checkKeptFiles(): Promise<readonly CheckedFile[] | undefined> {
	const files = await promisedFiles();
	return files && Promise.all(files.map(checkFile));
}

/** Whether a file is not as it was promised. */
const isAtFault = ({ state, later }: CheckedFile): boolean =>
	state === 'altered' || (state === 'missing' && later === undefined);

/** Fetches what is altered, or missing and saved ahead. A file that does not come as it was published is not kept. */
export async function fetchAgain(checked: readonly CheckedFile[]): Promise<void> {
	const wanted = new Set(checked.filter(isAtFault).map(({ url }) => url));
	const name = (await caches.keys()).find((each) => each.includes('precache'));
	if (name === undefined) return;
	const cache = await caches.open(name);
	for (const file of (await promisedFiles()) ?? []) {
		if (!wanted.has(file.url)) continue;
		// Under another name, or the worker would answer with the very file that is to be replaced.
		const answer = await fetch(`${addressOf(file)}?again`, { cache: 'no-store' }).catch(() => undefined);
		if (!answer?.ok) continue;
		const bytes = await answer.clone().arrayBuffer();
		if (isLater(file)) await keepPack(file, bytes);
		else if (await isSound(file, bytes)) await cache.put(keyOf(file), answer);
	}
}
