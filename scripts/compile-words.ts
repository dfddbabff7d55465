import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { leanMessage, LEAN_REGISTRY, LEAN_RUNTIME } from './lean-message.ts';

// Paraglide makes one small module of each message, so that a page carries its own messages and no others. It is told
// where its plugin lies on this disk: left alone it would fetch one, and without a network make no messages at all.

const root = path.resolve(import.meta.dirname, '..');
const words = path.join(root, 'src/lib/words');
const project = path.join(words, 'project.inlang');
const compiled = path.join(words, 'compiled');
const stamp = path.join(compiled, 'input-hash');
const inputs = ['scripts/{compile-words,lean-message}.ts', 'package-lock.json', 'src/lib/words/**/*.json'];

function inputHash(): string {
	const hash = createHash('sha256');
	const files = globSync(inputs, {
		cwd: root,
		exclude: (name) => /\/compiled|\.meta\.json/.test(name)
	}).sort();
	for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
	return hash.digest('hex');
}

function keysOfCatalogue(): string[] {
	const files = globSync('en/*.json', { cwd: words });
	return files.flatMap((file) => Object.keys(JSON.parse(readFileSync(path.join(words, file), 'utf8'))));
}

function compile(): void {
	const cli = path.join(root, 'node_modules/@inlang/paraglide-js/bin/run.js');
	const lean = ['--strategy', 'globalVariable', 'baseLocale', '--no-emit-readme', '--silent'];
	const given = ['compile', '--project', project, '--outdir', compiled, ...lean];
	const ended = spawnSync(process.execPath, [cli, ...given], { cwd: root, stdio: 'inherit' });
	if (ended.status !== 0) throw new Error('The words of the interface could not be compiled.');
	// What it leaves beside its settings is for tools that nobody here uses.
	for (const name of ['.gitignore', '.lix', '.meta.json', 'README.md'])
		rmSync(path.join(project, name), { recursive: true, force: true });
}

/** Takes from each message what it carries for sites that are unlike this one. */
function makeLean(): void {
	const messages = path.join(compiled, 'messages');
	const files = globSync('*.js', { cwd: messages }).filter((name) => name !== '_index.js');
	const lacking = keysOfCatalogue().filter((key) => !files.includes(`${key}.js`));
	// It says nothing and ends well when its plugin or a file is not where it looks.
	if (lacking.length > 0) throw new Error(`These messages were not compiled: ${lacking.join(', ')}.`);
	for (const file of files) {
		const whole = path.join(messages, file);
		writeFileSync(whole, leanMessage(path.parse(file).name, readFileSync(whole, 'utf8')));
	}
	writeFileSync(path.join(compiled, 'runtime.js'), LEAN_RUNTIME);
	writeFileSync(path.join(compiled, 'registry.js'), LEAN_REGISTRY);
	rmSync(path.join(compiled, 'server.js'));
}

/** Makes the messages anew if the catalogue has changed since. */
export function compileWords(): void {
	const hash = inputHash();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
	compile();
	makeLean();
	writeFileSync(stamp, hash);
}

if (import.meta.main) compileWords();
