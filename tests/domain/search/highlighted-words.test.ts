import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedWords, nameKey } from '#lib/domain/search/fold.ts';
import { bestSentence, highlightedParts } from '#lib/domain/search/highlighted-words.ts';

const wantedBy = (query: string, names: readonly string[] = []) => ({
	words: foldedWords(query),
	names: new Set([query, ...names].map(nameKey))
});
const marked = (text: string, query: string, names?: readonly string[]): string[] =>
	highlightedParts(text, wantedBy(query, names))
		.filter(({ isMarked }) => isMarked)
		.map((part) => part.text);

describe('marking what was looked for', () => {
	it('loses and adds nothing, whatever the text and the query', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary' }),
				fc.string({ unit: 'binary', maxLength: 6 }),
				(text, query) => {
					const parts = highlightedParts(text, wantedBy(query));
					expect(parts.map((part) => part.text).join('')).toBe(text);
				}
			)
		);
	});

	it('marks beginnings of words, whatever their accents', () => {
		expect(marked('The attack was attacked on 38th day.', 'attac')).toEqual(['attack', 'attacked']);
		expect(marked('Ch’oe and CHOE', 'choe')).toEqual(['Ch’oe', 'CHOE']);
	});

	it('marks a name in another spelling as a whole, and no other bearer of a part of it', () => {
		const spellings = ['Pak Hon-yong', 'Pak Heon-yeong'];
		expect(marked('Kim and Pak Hon-yong met Pak Chang-ok.', '박헌영', spellings)).toEqual(['Pak Hon-yong']);
		expect(marked('Then PAK HONYONG left.', '박헌영', spellings)).toEqual(['PAK HONYONG']);
	});

	it('chooses the sentence that holds most of it', () => {
		const text = ['Nothing is here. The army needs arms.', 'The army waits.'];
		const best = bestSentence(text, wantedBy('army arms'));
		expect(best.map((part) => part.text).join('')).toBe('The army needs arms.');
	});
});
