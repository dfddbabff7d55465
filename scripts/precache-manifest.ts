import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildFolders } from './build-folders.ts';
import { withStyles } from './inline-styles.ts';

const output = path.join(buildFolders.kit, 'output');

// Kit's folders, and the addresses under which their files are served.
const PLACES = [/^client\//, /^prerendered\/(?:dependencies|pages)\//] as const;
const PAGE = /\.html$/;

const addressOf = (file: string): string =>
	PLACES.reduce((address, place) => address.replace(place, ''), file).replace(PAGE, '');

/** A file as it will be served: the adapter still puts the stylesheet into pages. */
function served(file: string): string | Buffer {
	const bytes = readFileSync(path.join(output, file));
	if (!PAGE.test(file)) return bytes;
	return withStyles(bytes.toString(), (address) =>
		readFileSync(path.join(output, 'client', address), 'utf8')
	);
}

interface Entry {
	url: string;
	revision: string | null;
	size: number;
	integrity?: string;
}

/** What the worker saves: each file under its address, with the hash of its bytes. */
export function withHashes(entries: readonly Entry[]): { manifest: Entry[] } {
	const manifest = entries.map((entry) => {
		const bytes = served(entry.url);
		const integrity = `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
		return { ...entry, url: addressOf(entry.url), size: Buffer.byteLength(bytes), integrity };
	});
	return { manifest };
}
