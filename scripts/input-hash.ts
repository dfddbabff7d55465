import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The files that start a build; whatever scripts they import take part in it. */
const ENTRIES = ['scripts/build.ts', 'svelte.config.js', 'vite.config.ts'];
const FOLDERS = ['src', 'static'];
const PACKAGE_FILES = ['package.json', 'package-lock.json', 'tsconfig.json'];

const IMPORT = /\b(?:from|import) '(\.[^']+)'/g;
const SETTING = /process\.env\['(SOURCEBOOK_\w+)'\]/g;
/** Settings that say where a build goes and how it is called, or, like the library, name files that are hashed. */
const WITHOUT_EFFECT = new Set(['SOURCEBOOK_BUILD_ROOT', 'SOURCEBOOK_INPUT_HASH', 'SOURCEBOOK_LIBRARY']);

interface Input {
	/** The name that goes into the hash, so that a copy of the project in another folder has the same one. */
	readonly name: string;
	readonly file: string;
}

function filesUnder(root: string, name: string): Input[] {
	const file = path.join(root, name);
	if (!existsSync(file)) return [];
	if (!statSync(file).isDirectory()) return [{ name, file }];
	// Generated from the catalogue beside it.
	if (name.endsWith('/words/compiled')) return [];
	return readdirSync(file)
		.sort()
		.flatMap((entry) => filesUnder(root, path.posix.join(name, entry)));
}

/** The entries and every script outside `src` that they import, directly or through others. */
function buildScripts(root: string): Input[] {
	const found = new Map<string, Input>();
	const visit = (name: string): void => {
		const file = path.join(root, name);
		if (found.has(name) || name.startsWith('src/') || !existsSync(file)) return;
		found.set(name, { name, file });
		for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(IMPORT))
			visit(path.posix.join(path.posix.dirname(name), target));
	};
	ENTRIES.forEach(visit);
	return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The settings that the scripts of a build read from the environment. */
function settingsIn(scripts: readonly Input[]): string[] {
	const texts = scripts.map(({ file }) => readFileSync(file, 'utf8'));
	const names = texts.flatMap((text) => [...text.matchAll(SETTING)].map(([, name = '']) => name));
	return [...new Set(names)].filter((name) => !WITHOUT_EFFECT.has(name)).sort();
}

/**
 * Names a build by everything that goes into it: sources, lessons, static files, packages, the scripts that build and
 * the settings those read. Two builds of the same inputs have the same name, so learners are offered an update only
 * when there is one, and `npm start` never serves a build of other inputs.
 */
export function inputHash(
	root: string = path.resolve(import.meta.dirname, '..'),
	env: NodeJS.ProcessEnv = process.env
): string {
	const scripts = buildScripts(root);
	const hash = createHash('sha256');
	// Only for telling two builds of one source apart in tests.
	hash.update(env['SOURCEBOOK_EDITION'] ?? '');
	for (const name of settingsIn(scripts)) hash.update(`\0${name}=${env[name] ?? ''}\0`);
	const inputs = [
		...scripts,
		...[...FOLDERS, ...PACKAGE_FILES].flatMap((name) => filesUnder(root, name)),
		...filesUnder(env['SOURCEBOOK_LIBRARY'] ?? root, 'lessons')
	];
	for (const { name, file } of inputs) {
		hash.update(`\0${name}\0`);
		hash.update(readFileSync(file));
	}
	return hash.digest('hex').slice(0, 16);
}
