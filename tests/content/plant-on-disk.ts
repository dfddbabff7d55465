import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Files } from './planted-lessons.ts';

/** Writes the files into a folder of their own until the test ends, and gives the project's root. */
export function plantOnDisk(files: Files): string {
	const root = mkdtempSync(path.join(tmpdir(), 'lessons-'));
	onTestFinished(() => rmSync(root, { recursive: true, force: true }));
	for (const [file, text] of Object.entries(files)) {
		const target = path.join(root, 'lessons', file);
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, text);
	}
	return root;
}
