import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { compare } from './diagnostic.ts';

/** What stands in a folder, in the order of names; files that begin with a dot are the system's, not the curator's. */
export function listFolder(path: string): { readonly files: string[]; readonly folders: string[] } {
	if (!existsSync(path)) return { files: [], folders: [] };
	const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
	const names = (isFolder: boolean): string[] =>
		entries
			.filter((entry) => entry.isDirectory() === isFolder)
			.map(({ name }) => name)
			.sort(compare);
	return { files: names(false), folders: names(true) };
}

/** The text of a file as a curator sees it: no byte order mark, line ends of one kind, composed letters. */
export function readText(path: string): string {
	return readFileSync(path, 'utf8')
		.replace(/^\uFEFF/, '')
		.replace(/\r\n?/g, '\n')
		.normalize('NFC');
}

/** A path as diagnostics print it: from the project's root, with forward slashes. */
export function shownPath(root: string, ...path: string[]): string {
	return relative(root, join(root, ...path))
		.split(sep)
		.join('/');
}
