import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { otherBuild } from './other-build.ts';

/** A build that saves nothing ahead but the app itself; made once. @returns its folder. */
export const smallBudget = (): string =>
	otherBuild('small-budget', () => ({ SOURCEBOOK_PRECACHE_BYTES: '1' }));

const hashOf = (bytes: Buffer, kind: string, digest: 'hex' | 'base64'): string =>
	createHash(kind).update(bytes).digest(digest);

/** The same build with one pack changed, as the next edition of a module would be. @returns its folder. */
export function withChangedPack(module: string, change: (text: string) => string): string {
	const folder = `${smallBudget()}-changed`;
	rmSync(folder, { recursive: true, force: true });
	cpSync(smallBudget(), folder, { recursive: true });
	const pack = path.join(folder, 'build/prerendered/packs', `${module}.json`);
	const before = readFileSync(pack);
	const after = Buffer.from(change(before.toString()));
	writeFileSync(pack, after);
	const worker = path.join(folder, 'build/client/service-worker.js');
	const script = readFileSync(worker, 'utf8')
		.replace(hashOf(before, 'md5', 'hex'), hashOf(after, 'md5', 'hex'))
		.replace(hashOf(before, 'sha256', 'base64'), hashOf(after, 'sha256', 'base64'))
		.replace(`bytes:${before.length}`, `bytes:${after.length}`);
	writeFileSync(worker, script);
	// As the server would pack them for the line: it takes the files as they are where there are none.
	for (const file of [pack, worker])
		for (const kind of ['br', 'gz']) rmSync(`${file}.${kind}`, { force: true });
	return folder;
}
