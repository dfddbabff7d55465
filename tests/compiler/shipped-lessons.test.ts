import { expect, test } from 'vitest';
import { formatDiagnostic } from '#lib/compiler/diagnostic.ts';
import { compiled } from '../fixtures/shipped.ts';

test('the lessons have no errors', () => {
	const { library, diagnostics } = compiled;
	const errors = diagnostics.filter(({ severity }) => severity === 'error');
	expect(errors.map(formatDiagnostic)).toEqual([]);
	expect(library.modules.length).toBeGreaterThan(0);
});

test('every claim of the lessons can be found again in the files', () => {
	const { library, locate } = compiled;
	const lost = library.modules.flatMap((lesson) =>
		lesson.sources.flatMap((source) =>
			source.claims.filter(
				({ id }) => locate(id, lesson.id)?.file !== `lessons/${lesson.id}/sources/${source.id}.md`
			)
		)
	);
	expect(lost).toEqual([]);
});
