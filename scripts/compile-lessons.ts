import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LessonFiles } from '#lib/compiler/lesson-files.ts';
import { compileLibrary, type Compilation } from '#lib/compiler/compile-library.ts';

/** Compiles the lessons on disk; `root` is the folder that holds `lessons/`. */
export function compileLessons(root: string): Compilation {
	return compileLibrary(readLessonFiles(root));
}

/** Every file and folder of `lessons/` below a project's root, as the compiler takes them; empty if there is none. */
function readLessonFiles(root: string): LessonFiles {
	return new Map(existsSync(path.join(root, 'lessons')) ? entriesIn(root, 'lessons/') : []);
}

/** `folder` is relative to the root and ends in a slash. */
function entriesIn(root: string, folder: string): [path: string, text: string][] {
	const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
	return [
		[folder, ''],
		...entries.flatMap((entry): [string, string][] => {
			if (entry.name.startsWith('.')) return [];
			const name = folder + entry.name;
			return entry.isDirectory() ? entriesIn(root, `${name}/`) : [[name, readText(root, name)]];
		})
	];
}

/** The compiler reads Markdown and YAML; of other files, which may be large, it wants the name alone. */
function readText(root: string, name: string): string {
	return /\.(?:md|yaml)$/.test(name) ? readFileSync(path.join(root, name), 'utf8') : '';
}
