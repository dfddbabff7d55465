import { spawnSync } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

const built = new Map<string, string>();

/** A build of the same source with other settings; made once. @returns its folder. */
export function otherBuild(name: string, settings: () => NodeJS.ProcessEnv): string {
	const known = built.get(name);
	if (known !== undefined) return known;
	const folder = path.join(root, '.svelte-kit', name);
	const done = spawnSync(process.execPath, ['scripts/build.ts', '--logLevel', 'error'], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, SOURCEBOOK_BUILD_ROOT: folder, ...settings() }
	});
	if (done.status !== 0) throw new Error(`The build ${name} fails:\n${done.stderr}`);
	built.set(name, folder);
	return folder;
}
