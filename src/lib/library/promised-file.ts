import { isSoundPack } from './pack-cache.ts';
import { parsePackPath } from './pack-path.ts';

/** One file that the app needs without a network, as the worker's manifest names it. */
export interface PromisedFile {
	readonly url: string;
	readonly revision?: string | null;
	/** `sha256-` and the hash of the bytes in base64. */
	readonly integrity?: string;
}

export const pathOf = ({ url }: PromisedFile): string => new URL(url, location.origin).pathname;

export const isPackFile = (file: PromisedFile): boolean => parsePackPath(pathOf(file)) !== undefined;

/** The key under which a file is cached: a pack under its path, any other as workbox names it, with its revision. */
export function cacheKeyOf(file: PromisedFile): string {
	const key = new URL(file.url, location.origin);
	if (file.revision && !isPackFile(file)) key.searchParams.set('__WB_REVISION__', file.revision);
	return key.href;
}

/** Whether these are the bytes that were published. */
export async function isSoundFile(file: PromisedFile, bytes: ArrayBuffer): Promise<boolean> {
	if (isPackFile(file)) return isSoundPack(pathOf(file), new TextDecoder().decode(bytes));
	const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return `sha256-${btoa(String.fromCharCode(...hash))}` === file.integrity;
}
