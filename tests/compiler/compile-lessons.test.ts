import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formatDiagnostic } from '#lib/compiler/diagnostic.ts';
import { compileLessons } from '../../scripts/compile-lessons.ts';
import { plantOnDisk } from '../content/plant-on-disk.ts';
import { compilePlanted, FIRST_EDITION, SOUND } from '../content/planted-lessons.ts';

test('lessons on disk compile to the library that the same files in memory give', () => {
	const { library, diagnostics } = compileLessons(plantOnDisk(SOUND));
	expect(library).toEqual(compilePlanted(SOUND).library);
	expect(diagnostics).toEqual(compilePlanted(SOUND).diagnostics);
});

test('files and folders of no use are reported, empty ones too; what begins with a dot is ignored', () => {
	const root = plantOnDisk({ ...SOUND, '.git/module.md': 'x', 'war/.DS_Store': 'x' });
	writeFileSync(path.join(root, 'lessons/war/photo.jpg'), Buffer.from([0xff, 0xd8]));
	mkdirSync(path.join(root, 'lessons/war/drafts'));
	mkdirSync(path.join(root, 'lessons/war/sources/old/older'), { recursive: true });
	const problems = compileLessons(root).diagnostics.map(formatDiagnostic);
	expect(problems.filter((problem) => !FIRST_EDITION.test(problem))).toEqual([
		'lessons/war/drafts:1: The folder drafts does not belong here. Type its documents into sources/, or delete it.',
		'lessons/war/photo.jpg:1: The file photo.jpg does not belong here. Delete it.',
		'lessons/war/sources/old:1: The folder old does not belong here. Type its documents into sources/, or delete it.'
	]);
});

test('a project without lessons is told which files to begin with', () => {
	const { diagnostics } = compileLessons(path.join(plantOnDisk(SOUND), 'lessons/war'));
	expect(diagnostics.map(({ file }) => file)).toEqual([
		'lessons/people.yaml',
		'lessons/places.yaml',
		'lessons/terms.yaml'
	]);
});
