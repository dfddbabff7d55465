import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { plantOnDisk } from '../content/plant-on-disk.ts';
import { SOUND, type Files } from '../content/planted-lessons.ts';

const project = path.resolve(import.meta.dirname, '../..');

interface Outcome {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs `lessons` in a copy of the project that has other lessons. */
function lessons(files: Files, ...args: readonly string[]): Outcome {
	const root = mkdtempSync(path.join(tmpdir(), 'project-'));
	onTestFinished(() => rmSync(root, { recursive: true }));
	for (const part of ['package.json', 'scripts', 'src/lib']) {
		cpSync(path.join(project, part), path.join(root, part), { recursive: true });
	}
	symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
	cpSync(path.join(plantOnDisk(files), 'lessons'), path.join(root, 'lessons'), { recursive: true });
	const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/lessons.ts', ...args], {
		cwd: root,
		encoding: 'utf8'
	});
	return { status, stdout, stderr };
}

// Without claims no questions are made, whose search would take most of the time.
const CLAIMLESS = Object.fromEntries(
	Object.entries(SOUND).map(([file, text]) => [file, text.replace(/## Claims[^]*/, '')])
);
const FLAWED = {
	...CLAIMLESS,
	'war/sources/a-reply.md': (CLAIMLESS['war/sources/a-reply.md'] ?? '').replace(
		'catalogue: weathersby-001\n',
		''
	)
};
const MISSING =
	'lessons/war/sources/a-reply.md:1: “catalogue” is missing. Type, for example, catalogue: weathersby-001.';

describe('lessons check', () => {
	test('prints every problem and a count, and exits with 1 on an error', () => {
		const { status, stdout } = lessons(FLAWED, 'check');
		const lines = stdout.trimEnd().split('\n');
		expect(lines).toContain(MISSING);
		expect(lines.at(-1)).toMatch(/^1 module: [1-9]\d* errors?, \d+ warnings?$/);
		expect(status).toBe(1);
	});

	test('with --levels has a note for each section', () => {
		const { stdout } = lessons(CLAIMLESS, 'check', '--levels');
		expect(stdout).toMatch(/^note: grade +\d+\.\d {2}.* 505 words {2}war\/the-reply$/m);
	});
});

describe('lessons --json', () => {
	test('prints the library alone, and what is wrong beside it', () => {
		const { status, stdout, stderr } = lessons(FLAWED, '--json');
		expect(JSON.parse(stdout)).toMatchObject({
			version: 1,
			modules: [{ id: 'war', sources: [{ catalogue: '' }, {}] }]
		});
		expect(stderr).toContain(MISSING);
		expect(status).toBe(1);
	});
});

test.each([[['chek']], [[]], [['check', '--loud']], [['--json', 'war']]])(
	'%j is one plain sentence and exit 2',
	(args) => {
		const { status, stdout, stderr } = lessons(SOUND, ...args);
		expect(stderr).toMatch(/^[^\n]+\.\n$/);
		expect(stdout).toBe('');
		expect(status).toBe(2);
	}
);
