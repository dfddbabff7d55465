/** @guarantee A browser compiles lessons to the same hashes and diagnostics as the build. */
import { expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { FIRST_EDITION } from '../content/planted-lessons.ts';
import { compileOutcome, type CompileOutcome } from '../content/compile-outcome.ts';
import { withChanges, withFiles } from '../content/planted-lessons.ts';

declare module 'vitest/browser' {
	interface BrowserCommands {
		/** Defined in tests/vitest.config.ts. */
		compileInNode(files: Readonly<Record<string, string>>): Promise<CompileOutcome>;
	}
}

// A whole module is compiled twice, on two busy cores.
vi.setConfig({ testTimeout: 60_000 });

const shipped: Record<string, string> = import.meta.glob(['/lessons/*.yaml', '/lessons/august-incident/**'], {
	query: '?raw',
	import: 'default',
	eager: true
});
const augustIncident = Object.fromEntries(
	Object.entries(shipped).map(([file, text]) => [file.slice(1), text])
);

test('a browser compiles a module to the content hash that Node computes', async () => {
	const outcome = compileOutcome(augustIncident);
	expect(outcome.modules).toMatchObject([
		{ id: 'august-incident', hash: expect.stringMatching(/^[0-9a-f]{16}$/) }
	]);
	expect(outcome.problems.filter((problem) => !FIRST_EDITION.test(problem))).toEqual([]);
	expect(outcome).toEqual(await commands.compileInNode(augustIncident));
});

test('a browser reports the errors and warnings that Node reports, whatever the file’s encoding', async () => {
	const broken = {
		...withChanges(
			['war/sources/a-reply.md', 'catalogue: weathersby-001\n', ''],
			['war/01-the-reply.md', 'minutes: 6', 'minutes: six'],
			['war/timeline.yaml', 'Paper number 1 ', 'The 1950 paper '],
			['war/timeline.yaml', 'date: 1950-01-12', 'date: the twelfth']
		),
		'war/photo.jpg': '',
		'war/.DS_Store': ''
	};
	const asTyped = (text: string): string => `\uFEFF${text.normalize('NFD').replaceAll('\n', '\r\n')}`;
	const files = Object.fromEntries(
		Object.entries(withFiles(broken)).map(([file, text]) => [`lessons/${file}`, asTyped(text)])
	);
	const outcome = compileOutcome(files);
	expect(outcome.problems).toEqual(
		expect.arrayContaining([
			'lessons/war/photo.jpg:1: The file photo.jpg does not belong here. Delete it.',
			'lessons/war/sources/a-reply.md:1: “catalogue” is missing. Type, for example, catalogue: weathersby-001.'
		])
	);
	expect(outcome).toEqual(await commands.compileInNode(files));
});
