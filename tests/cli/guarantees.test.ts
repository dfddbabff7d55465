import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { currentPage, guaranteesIn, guaranteesPage } from '../../scripts/guarantees.ts';

const root = path.resolve(import.meta.dirname, '../..');

test('docs/guarantees.md says what the tests say; if not, run npm run guarantees', () => {
	expect(readFileSync(path.join(root, 'docs/guarantees.md'), 'utf8')).toBe(currentPage(root));
});

test('guarantees are read from doc comments of one line and of several, and from nowhere else', () => {
	const lines = [
		'/** @guarantee One thing. */',
		'/**',
		' * @guarantee Another | thing.',
		' * Something else.',
		' */',
		"const other = '@guarantee Not this.';"
	];
	const found = guaranteesIn('tests/a.test.ts', lines.join('\n'));
	expect(found.map(({ promise }) => promise)).toEqual(['One thing.', 'Another | thing.']);
	expect(guaranteesPage(found)).toContain('| Another \\| thing. | [tests/a.test.ts](../tests/a.test.ts) |');
});
