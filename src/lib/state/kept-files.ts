/** One file that the app needs without a network, as the worker was told to keep it. */
interface PromisedFile {
	readonly url: string;
	readonly revision?: string | null;
	/** `sha256-` and the hash in base64. */
	readonly integrity?: string;
}

export interface CheckedFile {
	readonly url: string;
	readonly state: 'sound' | 'missing' | 'altered';
	readonly bytes: number;
}

/** How long the worker may take to say what it keeps, in milliseconds. */
const PATIENCE = 5_000;

const isFile = (value: unknown): value is PromisedFile =>
	typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string';

/** The list that the worker in charge works from; undefined if there is none, or one that does not know the question. */
async function promisedFiles(): Promise<readonly PromisedFile[] | undefined> {
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

const addressOf = ({ url }: PromisedFile): string => new URL(url, location.origin).href;

/** The name under which the worker keeps a file. */
function keyOf(file: PromisedFile): string {
	const key = new URL(addressOf(file));
	if (file.revision) key.searchParams.set('__WB_REVISION__', file.revision);
	return key.href;
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return `sha256-${btoa(String.fromCharCode(...hash))}`;
}

async function checkFile(file: PromisedFile): Promise<CheckedFile> {
	const kept = await caches.match(keyOf(file));
	if (!kept) return { url: file.url, state: 'missing', bytes: 0 };
	const bytes = await kept.arrayBuffer();
	const isSound = (await hashOf(bytes)) === file.integrity;
	return { url: file.url, state: isSound ? 'sound' : 'altered', bytes: bytes.byteLength };
}

/** Looks at every file that the app needs without a network, and hashes it. Undefined if nothing is kept here at all. */
export async function checkKeptFiles(): Promise<readonly CheckedFile[] | undefined> {
	const files = await promisedFiles();
	return files && Promise.all(files.map(checkFile));
}

/** Fetches what is missing or altered. A file that does not come as it was published is not kept. */
export async function fetchAgain(checked: readonly CheckedFile[]): Promise<void> {
	const wanted = new Set(checked.filter(({ state }) => state !== 'sound').map(({ url }) => url));
	const name = (await caches.keys()).find((each) => each.includes('precache'));
	if (name === undefined) return;
	const cache = await caches.open(name);
	for (const file of (await promisedFiles()) ?? []) {
		if (!wanted.has(file.url)) continue;
		// Under another name, or the worker would answer with the very file that is to be replaced.
		const answer = await fetch(`${addressOf(file)}?again`, { cache: 'no-store' }).catch(() => undefined);
		if (!answer?.ok) continue;
		const isSound = (await hashOf(await answer.clone().arrayBuffer())) === file.integrity;
		if (isSound) await cache.put(keyOf(file), answer);
	}
}
