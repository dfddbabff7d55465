/**
 * @guarantee `npm start` never serves a stale build: a build is named by its sources, lessons, packages, build scripts and settings.
 */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inputHash } from '../../scripts/input-hash.ts';

const root = path.resolve(import.meta.dirname, '../..');
const COPIED = [
	'lessons/people.yaml',
	'package-lock.json',
	'package.json',
	'scripts',
	'src/app.html',
	'static/favicon.svg',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];

let copy: string;
beforeEach(() => {
	copy = mkdtempSync(path.join(tmpdir(), 'sourcebook-inputs-'));
	for (const name of COPIED) cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

test.each([
	'lessons/people.yaml',
	'package-lock.json',
	'package.json',
	'scripts/build.ts',
	'scripts/compile-words.ts',
	'scripts/first-script.ts',
	'scripts/precache-manifest.ts',
	'scripts/pwa-plugin.ts',
	'scripts/web-manifest.ts',
	'src/app.html',
	'static/favicon.svg',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
])('a change in %s gives the build another name', (file) => {
	const before = inputHash(copy, {});
	appendFileSync(path.join(copy, file), '\n');
	expect(inputHash(copy, {})).not.toBe(before);
});

test.each(['scripts/test.ts', 'scripts/serve.ts', 'scripts/bench.ts'])(
	'a change in %s, which takes no part in a build, does not',
	(file) => {
		const before = inputHash(copy, {});
		appendFileSync(path.join(copy, file), '\n');
		expect(inputHash(copy, {})).toBe(before);
	}
);

test('settings that change the output give another name, settings of the server and the place do not', () => {
	const plain = inputHash(copy, {});
	expect(inputHash(copy, { SOURCEBOOK_EDITION: 'second' })).not.toBe(plain);
	expect(inputHash(copy, { SOURCEBOOK_LIBRARY: tmpdir() })).not.toBe(plain);
	expect(inputHash(copy, { SOURCEBOOK_BUILD_ROOT: '/elsewhere' })).toBe(plain);
	expect(inputHash(copy, { SOURCEBOOK_KILL_SWITCH: '1', SOURCEBOOK_SETUP_TOKEN: 'x' })).toBe(plain);
});

test('the same inputs in another folder have the same name', () => {
	const other = mkdtempSync(path.join(tmpdir(), 'sourcebook-inputs-'));
	cpSync(copy, other, { recursive: true });
	expect(inputHash(other, {})).toBe(inputHash(copy, {}));
	rmSync(other, { recursive: true });
});
