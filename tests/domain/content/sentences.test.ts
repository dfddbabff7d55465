import { describe, expect, it } from 'vitest';
import { sentencesOf, splitSentences } from '#lib/domain/content/sentences.ts';

describe('the sentences of a paragraph', () => {
	it.each([
		['He asked. She answered.', ['He asked.', 'She answered.']],
		['Was it so? “It was.” They left!', ['Was it so?', '“It was.”', 'They left!']],
		[
			'Com. Shtykov met Kim Il Sung at 10 a.m. on 30 January.',
			['Com. Shtykov met Kim Il Sung at 10 a.m. on 30 January.']
		],
		['Signed by T. F. Shtykov. He left.', ['Signed by T. F. Shtykov.', 'He left.']],
		['Seen by General [S.E.] Zakharov. He left.', ['Seen by General [S.E.] Zakharov.', 'He left.']],
		['It rained […]. They went home.', ['It rained […].', 'They went home.']],
		['[…] He asked for arms.', ['[…] He asked for arms.']],
		['No full stop', ['No full stop']],
		['', []],
		['[…]', []]
	])('of “%s”', (paragraph, sentences) => {
		expect(splitSentences(paragraph)).toEqual(sentences);
	});

	it('are numbered by paragraph and place', () => {
		expect(sentencesOf(['One. Two.', 'Three.']).map(({ id }) => id)).toEqual(['p1.s1', 'p1.s2', 'p2.s1']);
	});
});
