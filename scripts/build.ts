import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildFolders } from './build-folders.ts';
import { compileWords } from './compile-words.ts';
import { inputHash } from './input-hash.ts';

compileWords();
// Taken before the build: a file that changes meanwhile must make the result count as stale.
const hash = inputHash();
const vite = path.resolve(import.meta.dirname, '../node_modules/vite/bin/vite.js');
// Told to the build by name: it loads its configuration more than once, and must call itself the same each time.
const env = { ...process.env, SOURCEBOOK_INPUT_HASH: hash };
const built = spawnSync(process.execPath, [vite, 'build', ...process.argv.slice(2)], {
	stdio: 'inherit',
	env
});
if (built.status !== 0) process.exit(built.status ?? 1);

const worker = path.join(buildFolders.out, 'client/service-worker.js');
if (!existsSync(worker)) {
	console.error('The build holds no service worker: the app would not open without a network.');
	process.exit(1);
}
writeFileSync(path.join(buildFolders.out, 'input-hash'), hash);
