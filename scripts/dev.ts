import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { compileWords } from './compile-words.ts';

compileWords();
const root = path.resolve(import.meta.dirname, '..');
for (const locale of ['en', 'ko']) {
	watch(path.join(root, 'src/lib/words', locale), () => {
		try {
			compileWords();
		} catch (error) {
			// Half-saved files are the rule while somebody writes.
			console.error(error instanceof Error ? error.message : error);
		}
	});
}
const vite = path.join(root, 'node_modules/vite/bin/vite.js');
const child = spawn(process.execPath, [vite, 'dev', ...process.argv.slice(2)], {
	cwd: root,
	stdio: 'inherit'
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
