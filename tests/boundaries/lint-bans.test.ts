import { ESLint } from 'eslint';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root, violations } from './run-tool.ts';

const eslint = new ESLint({ cwd: root, ignore: false });

/** @returns `line rule` of everything the linter says of one violating file. */
async function complaints(file: string): Promise<string[]> {
	const results = await eslint.lintFiles([path.join(violations, file)]);
	return results.flatMap(({ messages }) => messages.map(({ line, ruleId }) => `${line} ${ruleId}`));
}

const cases: Record<string, string[]> = {
	'src/lib/domain/knows-the-time.ts': [
		'1 no-restricted-globals',
		'2 no-restricted-globals',
		'3 no-restricted-globals'
	],
	'src/lib/domain/throws-dice.ts': ['1 no-restricted-properties', '2 no-restricted-globals'],
	'src/lib/domain/asserts.ts': ['2 no-restricted-syntax', '3 @typescript-eslint/no-non-null-assertion'],
	'src/lib/ui/NamesStorage.svelte': ['2 no-restricted-imports'],
	'src/routes/shelf/+page.svelte': ['2 no-restricted-imports'],
	'src/lib/ui/long-function.ts': ['1 max-lines-per-function'],
	'src/lib/ui/long-file.ts': ['301 max-lines'],
	'tests/runs-one.ts': ['3 no-restricted-syntax', '4 no-restricted-syntax']
};

for (const [file, expected] of Object.entries(cases)) {
	test(`the linter stops ${file}`, async () => {
		expect(await complaints(file)).toEqual(expected);
	});
}

test('the linter leaves harmless domain code alone', async () => {
	expect(await complaints('src/lib/domain/harmless.ts')).toEqual([]);
});
