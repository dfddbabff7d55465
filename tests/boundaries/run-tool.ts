import { execFile } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const violations = path.join(import.meta.dirname, 'violations');

/** Runs one of the project's tools. A guard that fires exits with an error, so its output counts either way. */
export function runTool(tool: string, given: string[], cwd: string): Promise<string> {
	const script = path.join(root, 'node_modules', tool);
	return new Promise((resolve) => {
		const options = { cwd, maxBuffer: 64 * 1024 * 1024 };
		execFile(process.execPath, [script, ...given], options, (_error, stdout, stderr) => {
			resolve(stdout || stderr);
		});
	});
}
