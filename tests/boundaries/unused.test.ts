import { expect, test } from 'vitest';
import { runTool, violations } from './run-tool.ts';

test('knip finds the file, the export and the package that nobody uses', async () => {
	const told = await runTool('knip/bin/knip.js', ['--no-progress', '--directory', 'unused'], violations);
	expect(told).toMatch(/Unused files \(1\)\s+src\/never-imported\.ts/);
	expect(told).toMatch(/Unused dependencies \(1\)\s+never-imported/);
	expect(told).toMatch(/Unused exports \(1\)\s+neverUsed/);
});
