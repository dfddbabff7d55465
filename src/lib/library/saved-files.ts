import { askWorker } from './ask-worker.ts';
import { cacheKeyOf, isSoundFile, type PromisedFile } from './promised-file.ts';

export interface CheckedFile {
	readonly url: string;
	readonly state: 'sound' | 'missing' | 'altered';
	readonly bytes: number;
}

/** How long the worker may take to say what it saves, in milliseconds. */
const LIST_TIMEOUT_MS = 5_000;

const isFile = (value: unknown): value is PromisedFile =>
	typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string';

async function checkFile(file: PromisedFile): Promise<CheckedFile> {
	const { url } = file;
	const stored = await caches.match(cacheKeyOf(file));
	if (!stored) return { url, state: 'missing', bytes: 0 };
	const bytes = await stored.arrayBuffer();
	return { url, state: (await isSoundFile(file, bytes)) ? 'sound' : 'altered', bytes: bytes.byteLength };
}

/** Reads and hashes every file that the app needs without a network. Undefined where no worker saves files. */
export async function checkSavedFiles(): Promise<readonly CheckedFile[] | undefined> {
	const files = await askWorker({ type: 'LIST_FILES' }, undefined, LIST_TIMEOUT_MS);
	if (!Array.isArray(files) || !files.every(isFile)) return undefined;
	return Promise.all(files.map(checkFile));
}

/** Has the worker fetch what is missing or damaged. A file that does not come as it was published is not stored. */
export async function fetchAgain(checked: readonly CheckedFile[]): Promise<void> {
	const urls = checked.filter(({ state }) => state !== 'sound').map(({ url }) => url);
	if (urls.length > 0) await askWorker({ type: 'FETCH_FILES', urls });
}
