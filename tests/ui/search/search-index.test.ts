import { describe, expect, it } from 'vitest';
import { searchEntries } from '#lib/domain/search/search-entry.ts';
import { SearchIndex } from '#lib/ui/search/search-index.ts';
import { korean } from '../../fixtures/korean-names.ts';
import { compiled } from '../../fixtures/shipped.ts';

const { modules, authority } = compiled.library;
const entries = searchEntries(modules, authority);
const index = new SearchIndex(entries);
const firstThree = (query: string): string[] =>
	index
		.find(query)
		.entries.slice(0, 3)
		.map(({ id }) => id);

const { people, places, terms } = authority;
const names = [
	...people.map((each) => ({ ...each, kind: 'person' })),
	...places.map((each) => ({ ...each, kind: 'place' })),
	...terms.map((each) => ({ ...each, kind: 'term' }))
];
const forms = people.flatMap((person) =>
	[person.name, ...person.also, ...person.signsAs, person.hangul, person.hanja, person.cyrillic]
		.filter((form) => form !== undefined)
		.map((form) => ({ form, id: `person:${person.id}` }))
);
/** As somebody else may type it. */
const retyped = [
	(form: string) => form,
	(form: string) => form.toUpperCase(),
	(form: string) => form.replaceAll('-', ' '),
	(form: string) => form.replaceAll('-', ''),
	(form: string) => form.replaceAll(/['’]/g, ''),
	(form: string) => form.normalize('NFD')
];

describe('the search', () => {
	it('knows every person, place, term, document and section, each under one id', () => {
		const count = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
		expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
		expect(count('person')).toBe(people.length);
		expect(count('place')).toBe(places.length);
		expect(count('term')).toBe(terms.length);
		expect(count('document')).toBe(modules.flatMap(({ sources }) => sources).length);
		expect(count('section')).toBe(modules.flatMap(({ sections }) => sections).length + modules.length);
	});

	it.each(names.map(({ name, kind, id }) => [name, `${kind}:${id}`] as const))(
		'finds %s under its name, among the first three',
		(name, id) => expect(firstThree(name)).toContain(id)
	);

	it('finds every person under every spelling, script and code name, however it is typed', () => {
		expect(forms.length).toBeGreaterThan(400);
		for (const { form, id } of forms)
			for (const retype of retyped) expect(firstThree(retype(form)), retype(form)).toContain(id);
	});

	it('finds what somebody wrote under any spelling of the name', () => {
		const documentsOf = (query: string): string[] =>
			index
				.find(query)
				.entries.filter(({ kind }) => kind === 'document')
				.map(({ id }) => id)
				.sort();
		const expected = documentsOf('Pak Hon-yong');
		expect(expected.length).toBeGreaterThan(3);
		for (const spelling of ['박헌영', 'Pak Heon-yeong', 'Park Hon-yong', 'Pak Hŏnyŏng'])
			expect(documentsOf(spelling), spelling).toEqual(expect.arrayContaining(expected));
		expect(documentsOf('Штыков')).toEqual(expect.arrayContaining(documentsOf('Terentii F. Shtykov')));
	});

	it('finds documents by words of their excerpts', () => {
		for (const source of modules.flatMap(({ sources }) => sources)) {
			const words = source.excerpt.join(' ').match(/[A-Za-z]{4,}/g) ?? [];
			const query = words.slice(0, 5).join(' ');
			const found = index.find(query).entries.filter(({ kind }) => kind === 'document');
			expect(
				found.map(({ where }) => where[0]?.id),
				query
			).toContain(source.id);
		}
	});

	it('says what may have been meant when it finds nothing, and finds that', () => {
		for (const [typed, meant] of [
			['Shtikow', 'Terentii F. Shtykov'],
			['Pyongjang', 'Pyongyang'],
			['Weathersbey', 'Kathryn Weathersby']
		] as const) {
			const { entries: found, meant: names } = index.find(typed);
			expect(found, typed).toEqual([]);
			expect(names, typed).toContain(meant);
			expect(index.find(meant).entries.length).toBeGreaterThan(0);
		}
		expect(index.find('qqqqqqqqqqqq').meant).toEqual([]);
	});

	it('finds places and terms under every Korean name, by one syllable too, and by their Korean gloss', () => {
		const inKorean = new SearchIndex(searchEntries([], korean));
		const found = (query: string): string[] => inKorean.find(query).entries.map(({ id }) => id);
		for (const query of ['베이징', '북경', '北京', '베', '北', '중화인민공화국'])
			expect(found(query), query).toEqual(['place:beijing']);
		for (const query of ['38도선', '삼팔선', '三八度線', '위도선'])
			expect(found(query), query).toEqual(['term:38th-parallel']);
		for (const query of ['모택동', '毛澤東', '마'])
			expect(found(query), query).toEqual(['person:mao-zedong']);
		expect(inKorean.find('북경').entries[0]).toMatchObject({
			title: 'Beijing',
			korean: { title: '베이징', note: '중국 베이징', is: '1949년부터 중화인민공화국의 수도.' }
		});
		expect(index.find('김').entries.map(({ id }) => id)).toContain('person:kim-il-sung');
	});

	it('takes any query without fault', () => {
		for (const query of ['', ' ', '-', '.*', '\\', '“', '(', '😀', 'a'.repeat(500)]) {
			expect(index.find(query).entries).toBeInstanceOf(Array);
		}
	});
});
