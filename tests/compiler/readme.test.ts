import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPeople, readPlaces, readTerms } from '#lib/compiler/read/names.ts';
import { readModulePage } from '#lib/compiler/read/module-page.ts';
import { readPairs } from '#lib/compiler/read/pairs.ts';
import { Reading } from '#lib/compiler/read/reading.ts';
import { readSection } from '#lib/compiler/read/section.ts';
import { readSource } from '#lib/compiler/read/source.ts';
import { readTimeline } from '#lib/compiler/read/timeline.ts';

// The author's guide promises that what it shows is what one types.
const guide = readFileSync(path.resolve(import.meta.dirname, '../../lessons/README.md'), 'utf8');

function example(name: string): string {
	const [, text] = new RegExp(`^\`\`\`\\w+ example=${name}\\n([^]*?)^\`\`\``, 'm').exec(guide) ?? [];
	if (text === undefined) throw new Error(`The guide has no example “${name}”.`);
	return text;
}

const OTHERS = new Set(['another-source', 'a-third-source']);

/** Reads an example and gives what it says; errors in it fail the test, warnings that it is short do not. */
function read<T>(name: string, parse: (reading: Reading, text: string) => T): T {
	const reading = new Reading('README.md');
	const value = parse(reading, example(name));
	expect(reading.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
	return value;
}

describe('the examples of the author’s guide are what one types', () => {
	test('all of them are tried here', () => {
		const names = Array.from(guide.matchAll(/example=(\w+)/g), ([, name]) => name);
		expect(names).toEqual([
			'module',
			'section',
			'source',
			'summary',
			'timeline',
			'pairs',
			'people',
			'places',
			'terms'
		]);
	});

	test('a module', () => {
		expect(read('module', readModulePage)).toMatchObject({
			answers: [{ id: 'kim-pressed-until-the-others-gave-way' }, {}, {}],
			title: 'The 1950 decision for war',
			question: 'Who decided in 1950 that Korea should be unified by force, and on what conditions?',
			summary: 'Telegrams between Pyongyang, Moscow and Beijing show how a refusal became an agreement.',
			level: 'ages 14 and up',
			minutes: 45,
			order: 1,
			introduction: [
				{
					kind: 'paragraph',
					children: [{ kind: 'text', text: 'Two or three paragraphs in your own words.' }]
				}
			],
			unknown: [{ kind: 'paragraph', children: [{ kind: 'text', text: 'One paragraph.' }] }],
			discussion: ['A question for a class to argue about?'],
			written: {
				prompt: 'Whose decision was it? Answer in three sentences and quote one document.',
				sources: ['a-reply-from-moscow'],
				levels: [
					'Names one person and quotes nothing.',
					'Names the parts of two people and quotes one document.',
					'Names the parts of two people, quotes a document and says what it cannot prove.'
				]
			}
		});
	});

	test('a section', () => {
		const { section } = read('section', (reading, text) => readSection(reading, 'a-change-of-answer', text));
		expect(section).toMatchObject({
			title: 'A change of answer',
			minutes: 6,
			sources: ['a-reply-from-moscow']
		});
		expect(section.blocks.map(({ kind }) => kind)).toEqual([
			'paragraph',
			'source',
			'paragraph',
			'heading',
			'quote'
		]);
		expect(section.blocks[0]).toEqual({
			kind: 'paragraph',
			children: [
				{ kind: 'text', text: 'In January 1950 ' },
				{
					kind: 'reference',
					to: 'person',
					id: 'kim-il-sung',
					children: [{ kind: 'text', text: 'Kim Il Sung' }]
				},
				{ kind: 'text', text: ' asked again to cross the ' },
				{
					kind: 'reference',
					to: 'term',
					id: '38th-parallel',
					children: [{ kind: 'text', text: '38th parallel' }]
				},
				{ kind: 'text', text: '.' }
			]
		});
	});

	test('a source', () => {
		const { source } = read('source', (reading, text) =>
			readSource(reading, 'a-reply-from-moscow', text, OTHERS)
		);
		expect(source).toMatchObject({
			id: 'a-reply-from-moscow',
			catalogue: 'weathersby-001',
			type: 'telegram',
			date: { edtf: '1950-01-31', clock: 'Pyongyang' },
			event: { edtf: '1950-01-30', clock: 'Pyongyang' },
			received: { edtf: '1950-02-01T10:10', clock: 'Moscow' },
			from: ['terentii-shtykov'],
			through: [],
			wordsOf: ['kim-il-sung'],
			mentions: ['pak-hon-yong'],
			place: 'pyongyang',
			excerpt: [
				'Kim Il Sung received my report with great satisfaction.',
				'[…] He asked whether it was possible to meet.'
			],
			steps: {
				of: 'what Shtykov did, in the order he tells it',
				steps: [
					{
						id: 'a-reply-from-moscow#step-1',
						text: 'He gave his report to Kim',
						evidence: 'Kim Il Sung received my report'
					},
					{
						id: 'a-reply-from-moscow#step-2',
						text: 'He heard a question from Kim',
						evidence: 'He asked whether it was possible to meet.'
					}
				]
			}
		});
		expect(source?.claims).toMatchObject([
			{
				id: 'a-reply-from-moscow#kim-is-pleased',
				statement: 'He was very pleased, and asked again to be sure that they could meet.',
				asks: "How did Kim Il Sung take Stalin's answer?",
				alone: "Kim Il Sung was pleased with Stalin's answer, and wanted to be sure of a meeting.",
				aim: 'attitude',
				weight: 'main',
				holders: ['kim-il-sung'],
				toldBy: 'terentii-shtykov',
				sharedBy: ['pak-hon-yong'],
				misreadings: [
					{
						kind: 'half-read',
						temptedBy: { source: 'a-reply-from-moscow', words: 'with great satisfaction' }
					},
					{
						kind: 'wrong person',
						temptedBy: { source: 'another-source', words: 'words of that source' }
					}
				],
				silentIn: ['another-source', 'a-third-source'],
				disputedBy: ['another-source#a-claim'],
				samePointAs: ['a-third-source#a-claim']
			}
		]);
	});

	test('a summary', () => {
		const { source } = read('summary', (reading, text) => readSource(reading, 'truman-statement', text));
		expect(source).toMatchObject({ type: 'summary', where: 'Harry S. Truman Library, public papers' });
	});

	test('a timeline', () => {
		expect(read('timeline', readTimeline)).toMatchObject([
			{
				id: 'kim-hears-the-reply',
				text: 'Kim hears that Stalin is prepared to help',
				when: { edtf: '1950-01-30', clock: 'Pyongyang' },
				learned: { edtf: '1950-02-01', clock: 'Moscow' },
				source: 'a-reply-from-moscow'
			},
			{ id: 'truman-orders-aid', citation: 'Harry S. Truman, statement of 27 June 1950' }
		]);
	});

	test('pairs', () => {
		expect(read('pairs', (reading, text) => readPairs(reading, text, new Map(), OTHERS))).toMatchObject([
			{
				id: 'welcome-or-not',
				about: 'how the answer was received',
				first: {
					source: 'a-reply-from-moscow',
					quote: 'Kim Il Sung received my report with great satisfaction.'
				},
				second: { source: 'another-source', quote: 'The Koreans were not told of it until spring.' },
				relation: 'disagree',
				why: 'One says that Kim was told and was pleased; the other that nobody was told.'
			},
			{
				relation: 'changed',
				change: { misreadings: [{ kind: 'overstated' }, { temptedBy: { source: 'another-source' } }] }
			}
		]);
	});

	test('people, places and terms', () => {
		expect(read('people', readPeople)).toEqual([
			{
				id: 'kim-il-sung',
				name: 'Kim Il Sung',
				also: ['Kim Ir Sen', 'Kim Il-sung'],
				signsAs: [],
				hangul: '김일성',
				side: 'Korean',
				role: 'leader',
				is: 'Premier of the DPRK and head of its ruling party.'
			}
		]);
		expect(read('places', readPlaces)).toMatchObject([{ id: 'ongjin', latitude: 37.93, longitude: 125.36 }]);
		expect(read('terms', readTerms)).toEqual([
			{
				id: '38th-parallel',
				name: '38th parallel',
				also: ['the parallel'],
				is: 'The line that divided Korea from 1945.'
			}
		]);
	});
});
