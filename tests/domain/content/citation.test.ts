/** @guarantee A citation contains what the fields of the source say and nothing else. */
import { describe, expect, it } from 'vitest';
import { citationOf } from '#lib/domain/content/citation.ts';
import { dateInWords } from '#lib/domain/content/date-in-words.ts';
import { shipped } from '../../fixtures/shipped.ts';

const sources = shipped.flatMap(({ sources }) => sources);
const byId = (id: string) => sources.find((source) => source.id === id)!;

// All that a citation may add to the fields, and the marks between them.
const ADDED = /\b(?:trans|translated by|archive reference)\b/g;
const letters = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

describe('a citation of every shipped source', () => {
	it('is asked for, of all of them', () => expect(sources.length).toBeGreaterThanOrEqual(70));

	it.each(sources.map((source) => [source.id, source] as const))('%s invents nothing', (_, source) => {
		const fields = [source.title, dateInWords(source.date), source.citation, source.translation];
		const known = [...fields, source.publication].map(letters);
		for (const text of Object.values(citationOf(source))) {
			let rest = ` ${letters(text)} `;
			for (const field of known.toSorted((a, b) => b.length - a.length))
				if (field !== '') rest = rest.replace(` ${field} `, ' ');
			expect(rest.replace(ADDED, '').trim(), text).toBe('');
		}
	});

	it.each(sources.map((source) => [source.id, source] as const))('%s leaves nothing out', (_, source) => {
		for (const text of Object.values(citationOf(source)).map(letters)) {
			for (const field of [source.title, dateInWords(source.date), source.citation, source.publication])
				expect(text).toContain(letters(field));
			if (!/^(?:none\b|$)/.test(source.translation)) expect(text).toContain(letters(source.translation));
			else expect(text).not.toContain('trans');
		}
	});

	it('reads as a sentence, with no empty part and no doubled mark', () => {
		for (const source of sources) {
			const { chicago, plain } = citationOf(source);
			for (const text of [chicago, plain]) {
				expect(text).toMatch(/[^.,;\s]\.$|[”’]\.$/);
				expect(text).not.toMatch(/,,|, ,|\.\.$| {2}|undefined|\bnone\b/);
			}
		}
	});
});

describe('the two styles', () => {
	it('of a translated telegram', () => {
		expect(citationOf(byId('stalin-january-telegram'))).toEqual({
			chicago:
				'“Stalin to Shtykov, words meant for Kim,” 30 January 1950, archive reference not printed (Bulletin 5, document 7); as quoted by Evgueni Bajanov, trans. Evgueni Bajanov, CWIHP Bulletin 6-7 (Winter 1995/1996).',
			plain:
				'Stalin to Shtykov, words meant for Kim. 30 January 1950. Archive reference not printed (Bulletin 5, document 7); as quoted by Evgueni Bajanov. Translated by Evgueni Bajanov. CWIHP Bulletin 6-7 (Winter 1995/1996).'
		});
	});

	it('name no translator where there was none, no publication twice, and no date after a title that ends in it', () => {
		expect(citationOf(byId('ri-to-kim')).chicago).toBe(
			'“Description: Ri Sang-jo to Kim Il Sung,” 22 October 1956, Wilson Center Digital Archive, search listing (description only).'
		);
		expect(citationOf(byId('first-description')).chicago).toMatch(
			/^“Archive description, 29 September 1950,” Search/
		);
	});
});
