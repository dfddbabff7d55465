import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const inputs = ['src', 'lessons', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];

function filesUnder(entry: string): string[] {
	const whole = path.join(root, entry);
	if (!existsSync(whole)) return [];
	if (!statSync(whole).isDirectory()) return [entry];
	// Made from the catalogue beside it.
	if (entry.endsWith('/words/compiled')) return [];
	return readdirSync(whole)
		.sort()
		.flatMap((name) => filesUnder(path.posix.join(entry, name)));
}

/**
 * Names a build by what went into it. Two builds of the same inputs carry the same name, so learners are
 * offered an update only when there is one. SOURCEBOOK_EDITION lets tests make two builds of one source.
 */
export function inputHash(): string {
	const hash = createHash('sha256');
	hash.update(process.env['SOURCEBOOK_EDITION'] ?? '');
	for (const file of inputs.flatMap(filesUnder)) {
		hash.update(`\0${file}\0`);
		hash.update(readFileSync(path.join(root, file)));
	}
	return hash.digest('hex').slice(0, 16);
}
