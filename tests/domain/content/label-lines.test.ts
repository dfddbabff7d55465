import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelLines } from '#lib/domain/content/label-lines.ts';

test('lines are never longer or more than asked, and say the words in order', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: fc.constantFrom(...'abcdefg'), minLength: 1, maxLength: 30 }), {
				minLength: 1,
				maxLength: 12
			}),
			fc.integer({ min: 4, max: 30 }),
			fc.integer({ min: 1, max: 4 }),
			(words, letters, count) => {
				const text = words.join(' ');
				const lines = labelLines(text, letters, count);
				expect(lines.length).toBeLessThanOrEqual(count);
				for (const line of lines) expect(line.length).toBeLessThanOrEqual(letters);
				const said = lines.join('').replaceAll(' ', '').replace('…', '');
				expect(text.replaceAll(' ', '').startsWith(said)).toBe(true);
				const isWhole = said === text.replaceAll(' ', '');
				expect(lines.at(-1)?.endsWith('…')).toBe(!isWhole);
			}
		)
	);
});

test('a label breaks between words', () => {
	expect(labelLines('Stalin tells Kim that the arms will be delivered', 22, 2)).toEqual([
		'Stalin tells Kim that',
		'the arms will be…'
	]);
	expect(labelLines('Mao Zedong', 22, 2)).toEqual(['Mao Zedong']);
});
