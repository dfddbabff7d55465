import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildFolders } from './build-folders.ts';
import { withStyles } from './inline-styles.ts';
import { beyondBudget, budgetFrom } from './precache-budget.ts';

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
	/** Of a pack that is not saved ahead: its module, and its bytes. */
	module?: string;
	bytes?: number;
}

const LIBRARY = 'packs/library.json';

/** The modules in the order in which the library shows them. */
function modulesIn(entries: readonly Entry[]): string[] {
	const library = entries.find(({ url }) => addressOf(url) === LIBRARY);
	if (!library) throw new Error(`The build holds no ${LIBRARY}.`);
	const summaries: { id: string }[] = JSON.parse(readFileSync(path.join(output, library.url), 'utf8'));
	return summaries.map(({ id }) => id);
}

/**
 * What the worker keeps, or may keep: each file under its address, with the hash by which it can be told from any
 * other. Packs beyond the budget name their module.
 */
export function withHashes(entries: readonly Entry[]): { manifest: Entry[] } {
	const files = entries.map((entry) => {
		const bytes = served(entry.url);
		const integrity = `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
		return { ...entry, url: addressOf(entry.url), size: Buffer.byteLength(bytes), integrity };
	});
	const beyond = beyondBudget(
		files,
		modulesIn(entries),
		budgetFrom(process.env['SOURCEBOOK_PRECACHE_BYTES'])
	);
	const manifest = files.map((file): Entry => {
		const module = beyond.get(file.url);
		return module === undefined ? file : { ...file, module, bytes: file.size };
	});
	return { manifest };
}
