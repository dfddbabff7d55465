import { compare } from './diagnostic.ts';

/**
 * The text of every file of the lessons by its path from the project's root, with forward slashes, for example
 * `lessons/armistice/module.md`. A path that ends in a slash is a folder, as in ZIP files; it is needed only to
 * diagnose an empty one. Files that are not Markdown or YAML may have the empty text: nothing reads it.
 */
export type LessonFiles = ReadonlyMap<string, string>;

/** A folder of the lessons: its files with their text and its folders, both in the order of their names. */
export interface Folder {
	readonly files: ReadonlyMap<string, string>;
	readonly folders: ReadonlyMap<string, Folder>;
}

export const EMPTY_FOLDER: Folder = { files: new Map(), folders: new Map() };

type Entry = readonly [path: string, text: string];

/** The tree of the folders that the paths name. What begins with a dot belongs to the system and is left out. */
export function folderTree(entries: Iterable<Entry>): Folder {
	const files: Entry[] = [];
	const entriesBelow = new Map<string, Entry[]>();
	for (const [path, text] of entries) {
		const [name = '', ...rest] = path.split('/');
		if (name === '' || name.startsWith('.')) continue;
		if (rest.length === 0) {
			files.push([name, normalizeText(text)]);
		} else {
			const below = entriesBelow.get(name) ?? [];
			below.push([rest.join('/'), text]);
			entriesBelow.set(name, below);
		}
	}
	return {
		files: new Map(files.toSorted(byName)),
		folders: new Map([...entriesBelow].toSorted(byName).map(([name, below]) => [name, folderTree(below)]))
	};
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
	return compare(a, b);
}

/** The text without a byte order mark, with line feeds as line ends and with composed letters (NFC). */
function normalizeText(text: string): string {
	return text
		.replace(/^\uFEFF/, '')
		.replace(/\r\n?/g, '\n')
		.normalize('NFC');
}
