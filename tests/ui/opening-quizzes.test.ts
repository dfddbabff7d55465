import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OPENING_QUIZZES } from '#lib/domain/quiz/opening-quizzes.ts';

const source = (file: string): string => readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8');

test('the page picks among as many first questions as the build draws, and can show each of them', () => {
	expect(source('app.html')).toContain(`Math.floor(Math.random() * ${OPENING_QUIZZES})`);
	const styles = source('routes/quiz/[[module]]/QuizPage.svelte');
	const shown = [...styles.matchAll(/data-opening='(\d+)'\]\) \.asking\[data-place='(\d+)'\]/g)];
	expect(shown.map(([, picked, child]) => [Number(picked), Number(child)])).toEqual(
		Array.from({ length: OPENING_QUIZZES }, (_, place) => [place, place])
	);
});
