import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldedWords, nameKey } from '#lib/domain/search/fold.ts';

describe('folding', () => {
	it.each([
		['Pak Hón-yóng', 'Pak Honyong'],
		['Pak Hŏn-yŏng', 'pak hon yong'],
		['Ch’oe Ch’ang-ik', "Choe Ch'angik"],
		['P’ENG Te-huai', 'Peng Tehuai'],
		['Il’u', 'ilu'],
		['박헌영', '박헌영'.normalize('NFD')],
		['Штыко́в', 'штыков']
	])('makes %s and %s one name', (one, other) => {
		expect(nameKey(one)).toBe(nameKey(other));
	});

	it('keeps names apart that differ in a letter, in every script', () => {
		expect(nameKey('박헌영')).not.toBe(nameKey('박창옥'));
		expect(nameKey('Pak Il-u')).not.toBe(nameKey('Pak Il-o'));
		expect(foldedWords('毛泽东')).toEqual(['毛泽东']);
	});

	it('changes nothing when done twice', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			})
		);
	});
});
