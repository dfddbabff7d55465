import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildFolders } from './build-folders.ts';
import { inputHash } from './input-hash.ts';

const stamp = path.join(buildFolders.out, 'input-hash');
const isBuilt = existsSync(stamp) && readFileSync(stamp, 'utf8') === inputHash();

if (!isBuilt) {
	console.log('Building first; this takes a moment.');
	const script = path.join(import.meta.dirname, 'build.ts');
	const built = spawnSync(process.execPath, [script, '--logLevel', 'error'], { stdio: 'inherit' });
	if (built.status !== 0) process.exit(built.status ?? 1);
}

await import('./serve.ts');
