/** @guarantee The compiler never changes a word of an excerpt to find the names in it. */
import { describe, expect, it } from 'vitest';
import { nameFinder } from '#lib/compiler/excerpt-names.ts';
import type { Authority, Person } from '#lib/domain/content/authority.ts';
import { compilePlanted, problemsIn, withChanges } from '../content/planted-lessons.ts';
import { shipped } from '../fixtures/shipped.ts';

const person = (id: string, name: string, ...also: string[]): Person => ({
	id,
	name,
	also,
	signsAs: [],
	side: 'Korean',
	role: 'leader',
	is: ''
});
const term = (id: string, name: string, ...also: string[]) => ({ id, name, also, is: '' });
const authority: Authority = {
	people: [
		person('pak', 'Pak Hon-yong', 'Pak'),
		person('pak-il-u', 'Pak Il-u'),
		{ ...person('stalin', 'Joseph Stalin', 'Stalin'), signsAs: ['Filippov'] }
	],
	places: [
		{ ...term('andong-korea', 'Andong, Korea', 'Andong'), today: '', latitude: 0, longitude: 0 },
		{ ...term('andong-china', 'Andong, Manchuria', 'Andong', "An'dun"), today: '', latitude: 0, longitude: 0 }
	],
	terms: [
		term('armistice', 'Armistice', 'truce'),
		term('volunteers', 'Volunteers', 'volunteer troops'),
		term('cc', 'CC', 'Central Committee')
	]
};
const find = nameFinder(authority);
const found = (...excerpt: string[]): string[] =>
	find(excerpt).map(
		({ to, id, paragraph, from, end }) => `${to} ${id}: ${excerpt[paragraph]?.slice(from, end)}`
	);

describe('names in an excerpt', () => {
	it('are found as whole words, the longest first, with a small letter and in the plural', () => {
		expect(found('The Central Committee spoke of an armistice, and of truces.')).toEqual([
			'term cc: Central Committee',
			'term armistice: armistice'
		]);
		expect(found('truces, and volunteer troops')).toEqual([
			'term armistice: truces',
			'term volunteers: volunteer troops'
		]);
		expect(found('He took no CCs, no cc and no ACC; Stalinism and non-Stalin.')).toEqual([]);
	});

	it('are found once in a document, where it names them first', () => {
		expect(found('Nobody.', 'Stalin and Filippov and Joseph Stalin.', 'Stalin')).toEqual([
			'person stalin: Stalin'
		]);
	});

	it('are nobody’s where the name goes on, and nothing’s where two share it', () => {
		expect(found('Pak Chang-ok came.')).toEqual([]);
		expect(found('Pak Il-u came, and Pak too.')).toEqual(['person pak-il-u: Pak Il-u', 'person pak: Pak']);
		expect(found('Andong, and An’dun.')).toEqual(['place andong-china: An’dun']);
	});

	it('are none for a term that the source says means something else there', () => {
		expect(find(['an armistice'], ['armistice'])).toEqual([]);
	});
});

describe('the shipped modules', () => {
	it('have an entry for every name found, and it stands where it is said to stand', () => {
		const all = shipped.flatMap((module) => module.sources.map((source) => ({ module, source })));
		let count = 0;
		for (const { module, source } of all) {
			const seen = new Set<string>();
			for (const { to, id, paragraph, from, end } of source.named ?? []) {
				const lists = [module.names, module.excerptNames].map((names) =>
					to === 'person' ? names?.people : to === 'place' ? names?.places : names?.terms
				);
				expect(
					lists.flatMap((list) => list ?? []).filter((entry) => entry.id === id),
					`${source.id} ${id}`
				).toHaveLength(1);
				expect(source.excerpt[paragraph]?.slice(from, end)).toMatch(/^\p{L}|\p{N}/u);
				expect(seen.has(`${to} ${id}`)).toBe(false);
				seen.add(`${to} ${id}`);
				count++;
			}
		}
		expect(count / all.length).toBeGreaterThan(3);
	});

	it('ask no question of a name that stands in excerpts alone', () => {
		for (const { names, excerptNames } of shipped)
			for (const list of ['people', 'places', 'terms'] as const)
				for (const { id } of excerptNames?.[list] ?? [])
					expect(names[list].some((entry) => entry.id === id)).toBe(false);
	});
});

it('a source can say which terms mean something else in it', () => {
	const reply = 'war/sources/a-reply.md';
	const namedIn = (files: Readonly<Record<string, string>>): string[] =>
		(compilePlanted(files).library.modules[0]?.sources ?? []).flatMap(({ named }) =>
			(named ?? []).map(({ id }) => id)
		);
	const withTerm = [
		'terms.yaml',
		'- id: 38th',
		'- id: paper\n  name: Paper\n  is: A paper.\n- id: 38th'
	] as const;
	expect(namedIn(withChanges([...withTerm]))).toContain('paper');
	const without = withChanges(
		[...withTerm],
		[reply, 'place: pyongyang', 'place: pyongyang\nno-notes: paper']
	);
	expect(problemsIn(without)).toEqual([]);
	const sources = compilePlanted(without).library.modules[0]?.sources ?? [];
	expect(sources.find(({ id }) => id === 'a-reply')?.named?.map(({ id }) => id)).not.toContain('paper');
});
