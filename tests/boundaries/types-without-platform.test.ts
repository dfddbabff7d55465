import { expect, test } from 'vitest';
import { runTool, violations } from './run-tool.ts';

test.each(['domain', 'compiler'])('the types of %s know neither DOM nor Node', async (folder) => {
	const told = await runTool('typescript/bin/tsc', ['-p', `src/lib/${folder}/tsconfig.json`], violations);
	expect(told).toMatch(/uses-document\.ts\(1,\d+\): error TS2584: Cannot find name 'document'/);
	expect(told).toMatch(/uses-process\.ts\(1,\d+\): error TS(2580|2591): Cannot find name 'process'/);
	expect(told).not.toContain('asserts.ts');
});
