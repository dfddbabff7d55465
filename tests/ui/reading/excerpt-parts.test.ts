import { describe, expect, test } from 'vitest';
import { sentencesOf } from '#lib/domain/content/sentences.ts';
import { excerptParts, paragraphOf } from '#lib/ui/reading/excerpt-parts.ts';
import { shipped } from '../../fixtures/shipped.ts';

const sources = shipped.flatMap((module) => module.sources);

const textOf = (sentence: { readonly parts: readonly { readonly text: string }[] }): string =>
	sentence.parts.map(({ text }) => text).join('');

describe('an excerpt in parts', () => {
	test('holds every word of every shipped excerpt, none added, whatever is marked', () => {
		for (const { excerpt, claims } of sources) {
			const quotes = claims.flatMap(({ evidence }) => evidence);
			for (const marks of [[], quotes])
				expect(excerptParts(excerpt, marks).map((parts) => parts.map(textOf).join(''))).toEqual(excerpt);
		}
	});

	test('divides at names without losing a word, and marks the same with them as without', () => {
		let names = 0;
		for (const { excerpt, claims, named } of sources) {
			const quotes = claims.flatMap(({ evidence }) => evidence);
			for (const marks of [[], quotes]) {
				const [plain, divided] = [[], named].map((each) => excerptParts(excerpt, marks, each).flat());
				expect(divided?.map(textOf)).toEqual(plain?.map(textOf));
				for (const part of divided?.flatMap(({ parts }) => parts) ?? []) {
					if (!part.runs) continue;
					expect(part.runs.map(({ text }) => text).join('')).toBe(part.text);
					names += part.runs.filter(({ name }) => name).length;
				}
			}
		}
		expect(names).toBeGreaterThan(sources.length * 3);
	});

	test('addresses the same sentences as the items do', () => {
		for (const { excerpt } of sources) {
			const addressed = excerptParts(excerpt, [])
				.flat()
				.flatMap((sentence) => (sentence.id ? [{ id: sentence.id, text: textOf(sentence) }] : []));
			expect(addressed).toEqual(sentencesOf(excerpt));
		}
	});

	test('marks the evidence of every shipped claim, whole and nothing else', () => {
		for (const { excerpt, claims } of sources)
			for (const quote of claims.flatMap(({ evidence }) => evidence)) {
				const marked = excerptParts(excerpt, [quote])
					.flat()
					.flatMap(({ parts }) => parts.filter(({ isMarked }) => isMarked).map(({ text }) => text));
				expect(marked.join('').length, quote).toBe(quote.length);
				expect(paragraphOf(excerpt, quote), quote).toBeGreaterThan(0);
			}
	});

	test('marks across a quotation mark of another shape, and nothing for words that are not there', () => {
		const marked = (quote: string) =>
			excerptParts(['He said “no” to it. Then he left.'], [quote])
				.flat()
				.flatMap(({ parts }) => parts)
				.filter(({ isMarked }) => isMarked)
				.map(({ text }) => text);
		expect(marked('said "no" to')).toEqual(['said “no” to']);
		expect(marked('to it. Then he')).toEqual(['to it.', ' ', 'Then he']);
		expect(marked('never said')).toEqual([]);
		expect(paragraphOf(['One.', 'Two.'], 'never said')).toBe(0);
	});
});
