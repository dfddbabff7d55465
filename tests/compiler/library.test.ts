import { describe, expect, test } from 'vitest';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { libraryJson } from '#lib/compiler/library-json.ts';
import { summarizeModule } from '#lib/compiler/module-summary.ts';
import type { Compilation } from '#lib/compiler/compile-library.ts';
import { compilePlanted, SOUND, withChanges, withFiles, type Change } from '../content/planted-lessons.ts';

const REPLY = 'war/sources/a-reply.md';

const onlyModule = ({ library }: Compilation): LessonModule => {
	const [lesson] = library.modules;
	if (!lesson) throw new Error('No module was built.');
	return lesson;
};
const built = (...changes: readonly Change[]): LessonModule =>
	onlyModule(compilePlanted(withChanges(...changes)));

describe('a module', () => {
	test('holds its sources in reading order, with claims, people and dates', () => {
		const lesson = built();
		expect(lesson.sources.map(({ id }) => id)).toEqual(['a-reply', 'a-refusal']);
		expect(lesson.sources[0]).toMatchObject({
			catalogue: 'weathersby-001',
			from: ['terentii-shtykov'],
			to: ['joseph-stalin'],
			through: [],
			place: 'pyongyang',
			date: { edtf: '1950-01-31', clock: 'Pyongyang' },
			received: { edtf: '1950-02-01T10:10', clock: 'Moscow' }
		});
		expect(lesson.sources[0]?.claims[0]).toEqual({
			id: 'a-reply#pleased',
			source: 'a-reply',
			holder: 'kim-il-sung',
			statement: 'The matter of pleased was settled that evening.',
			evidence: ['Kim received my report with “great satisfaction” that day.'],
			misreadings: [
				{
					id: 'a-reply#pleased.m1',
					text: 'The matter of pleased was refused that evening.',
					why: 'The words say that it was settled.'
				},
				{
					id: 'a-reply#pleased.m2',
					text: 'The matter of pleased was put off that evening.',
					why: 'The words name the evening itself.'
				}
			],
			silentIn: [],
			disputedBy: [],
			samePointAs: []
		});
	});

	test('counts its own words and not those it quotes', () => {
		expect(built().sections).toMatchObject([
			{ id: 'the-reply', words: 505, sources: ['a-reply', 'a-refusal'] }
		]);
	});

	test('carries the names it refers to, and no others', () => {
		const { names } = built();
		expect(names.people.map(({ id }) => id)).toEqual(['joseph-stalin', 'kim-il-sung', 'terentii-shtykov']);
		const without = built(['war/01-the-reply.md', '[line](../terms.yaml#38th-parallel)', 'line']);
		expect(names.terms.map(({ id }) => id)).toEqual(['38th-parallel']);
		expect(without.names.terms).toEqual([]);
	});

	test('dates a document by the city it was sent from, else by its place, else by Moscow', () => {
		const clock = (...changes: readonly Change[]): string | undefined =>
			built(...changes).sources[0]?.date.clock;
		const unsent: Change = [REPLY, 'sent: 1950-01-31 Pyongyang\n', ''];
		expect(clock([REPLY, 'sent: 1950-01-31 Pyongyang', 'sent: 1950-01-31 Beijing'])).toBe('Beijing');
		expect(clock(unsent)).toBe('Pyongyang');
		expect(clock(unsent, [REPLY, 'place: pyongyang\n', ''])).toBe('Moscow');
	});

	test('is summarised without its texts', () => {
		const lesson = built();
		expect(summarizeModule(lesson)).toEqual({
			id: 'war',
			title: 'The decision',
			question: 'Who decided?',
			summary: 'Telegrams show it.',
			level: 'ages 14 and up',
			minutes: 45,
			order: 1,
			hash: lesson.hash,
			sections: [{ id: 'the-reply', title: 'The reply', minutes: 6, words: 505 }],
			sourceCount: 2
		});
	});
});

describe('a draft', () => {
	test('is built as far as it goes, and every id in it leads somewhere', () => {
		const lesson = built(
			[REPLY, 'holder: kim-il-sung', 'holder: kim-il-song'],
			[REPLY, 'to: joseph-stalin', 'to: joseph-stalin, nobody-at-all'],
			['war/timeline.yaml', 'source: a-reply', 'source: nothing']
		);
		expect(lesson.sources[0]?.claims.map(({ id }) => id)).toEqual([
			'a-reply#meeting',
			'a-reply#report',
			'a-reply#day'
		]);
		expect(lesson.sources[0]?.to).toEqual(['joseph-stalin']);
		expect(lesson.timeline).toHaveLength(11);
	});

	test('without module.md still has its sources', () => {
		const lesson = onlyModule(compilePlanted(withFiles({ 'war/module.md': null })));
		expect(lesson).toMatchObject({ id: 'war', title: 'war' });
		expect(lesson.sources).toHaveLength(2);
	});

	test('without one readable source is left out', () => {
		const { library } = compilePlanted(withFiles({ [REPLY]: null, 'war/sources/a-refusal.md': null }));
		expect(library.modules).toEqual([]);
	});
});

test('claims, misreadings, events and pairs can be found in the files', () => {
	const { locate } = compilePlanted(SOUND);
	expect(locate('a-reply#meeting')).toMatchObject({ file: `lessons/${REPLY}`, line: 34 });
	expect(locate('a-reply#meeting.m1', 'war')).toMatchObject({ file: `lessons/${REPLY}`, line: 40 });
	expect(locate('event-2')).toMatchObject({ file: 'lessons/war/timeline.yaml', line: 6 });
	expect(locate('yes-or-no')).toMatchObject({ file: 'lessons/war/pairs.yaml', line: 1 });
	expect(locate('a-reply')).toMatchObject({ file: `lessons/${REPLY}`, line: 1 });
	expect(locate('a-reply#meeting', 'peace')).toBeUndefined();
});

describe('the library as JSON', () => {
	const json = (): unknown => JSON.parse(JSON.stringify(libraryJson(compilePlanted(SOUND).library)));

	test('has exactly the fields of the contract', () => {
		expect(shapeOf(json())).toEqual({
			version: 'number',
			modules: [
				{
					id: 'string',
					title: 'string',
					question: 'string',
					hash: 'string',
					sections: [{ id: 'string', title: 'string', words: 'number' }],
					sources: [
						{
							id: 'string',
							catalogue: 'string',
							title: 'string',
							type: 'string',
							date: 'string',
							sent: 'null',
							received: 'string',
							from: ['string'],
							to: ['string'],
							through: [],
							citation: 'string',
							translation: 'string',
							publication: 'string',
							excerpt: ['string'],
							claims: [
								{
									id: 'string',
									statement: 'string',
									holders: ['string'],
									toldBy: 'null',
									sharedBy: [],
									evidence: ['string'],
									misreadings: [{ id: 'string', text: 'string', why: 'string' }]
								}
							],
							weighings: []
						}
					],
					answers: [],
					timeline: [
						{
							id: 'string',
							text: 'string',
							edtf: 'string',
							earliest: 'number',
							latest: 'number',
							clock: 'string',
							source: 'string'
						}
					]
				}
			],
			people: [{ id: 'string', name: 'string', also: ['string'], is: 'string' }]
		});
	});

	test('prints a time of day with its offset, a day not at all, and all names of a person', () => {
		expect(json()).toMatchObject({
			modules: [{ sources: [{ date: '1950-01-31', sent: null, received: '1950-02-01T10:10:00+03:00' }, {}] }],
			people: [{}, { also: ['I. V. Stalin', 'Filippov'] }, { also: ['Kim Ir Sen', '김일성'] }]
		});
	});
});

/** The kind of each value; of a list, the shape of its first entry. */
function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
	if (value === null) return 'null';
	if (typeof value !== 'object') return typeof value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
}
