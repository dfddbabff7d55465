import { expect, test } from 'vitest';
import { readingLevel } from '#lib/compiler/text/reading-level.ts';
import { countSyllables } from '#lib/compiler/text/syllables.ts';

const COUNTED: Readonly<Record<number, string>> = {
	1: 'war peace help wrote sides moved asked goes the through judged world year Kim Mao note notes tried',
	2: 'Moscow Pyongyang Stalin letter table tables decide needed wanted people science quiet being going army’s changes forces statement movement safely sometimes therefore nation session trying agreed',
	3: 'telegram leadership idea radio area Korea Soviet minister period serious agreement opinion settlement republic',
	4: 'ambassador negotiate political society American situation Manchuria variety 1950 authority',
	5: 'opportunity international university communication',
	6: 'imperialism'
};

const words = Object.entries(COUNTED).flatMap(([syllables, list]) =>
	list.split(' ').map((word) => [word, Number(syllables)] as const)
);

test.each(words)('“%s” has %i', (word, syllables) => {
	expect(countSyllables(word)).toBe(syllables);
});

test('a text of short words and sentences is easier than one of long ones', () => {
	const easy = readingLevel(['Kim sent a note. It was short. Stalin read it at once. He said no.']);
	const hard = readingLevel([
		'The considerations communicated by the ambassador necessitated a comprehensive re-examination of the preparations that the leadership had previously authorised.'
	]);
	expect(easy).toMatchObject({ words: 15, sentences: 4 });
	expect(easy.grade).toBeLessThan(3);
	expect(hard.sentences).toBe(1);
	expect(hard.grade).toBeGreaterThan(18);
});

test('initials and titles end no sentence; a heading is one; nothing is nothing', () => {
	expect(readingLevel(['Mr. T. F. Shtykov wrote to Gen. MacArthur.']).sentences).toBe(1);
	expect(readingLevel(['A heading', 'He said “No.” He left.']).sentences).toBe(3);
	expect(readingLevel([])).toEqual({ words: 0, sentences: 0, grade: 0 });
});
