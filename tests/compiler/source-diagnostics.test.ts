import { expect, test } from 'vitest';
import { problemsIn, SOUND, withChanges, withFiles, type Change } from '../content/planted-lessons.ts';

const REPLY = 'war/sources/a-reply.md';
const at = (line: number, message: string): string => `lessons/${REPLY}:${line}: ${message}`;

type Row = readonly [title: string, changes: readonly Change[], expected: readonly string[]];

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

test('sound lessons have no problems', () => {
	expect(problemsIn(SOUND)).toEqual([]);
});

const FIELDS: readonly Row[] = [
	[
		'a missing field',
		[[REPLY, 'catalogue: weathersby-001\n', '']],
		[at(1, '“catalogue” is missing. Type, for example, catalogue: weathersby-001.')]
	],
	[
		'an empty field that is needed',
		[[REPLY, 'catalogue: weathersby-001', 'catalogue:']],
		[at(1, '“catalogue” is missing. Type, for example, catalogue: weathersby-001.')]
	],
	[
		'a telegram without a translator',
		[[REPLY, 'translation: Kathryn Weathersby\n', '']],
		[at(1, '“translation” is missing. Type, for example, translation: Kathryn Weathersby.')]
	],
	[
		'an unknown field',
		[[REPLY, 'place: pyongyang', 'places: pyongyang']],
		[at(10, 'There is no field “places”. Type place.')]
	],
	[
		'a field that stands twice',
		[[REPLY, 'place: pyongyang', 'place: pyongyang\nplace: pyongyang']],
		[at(11, '“place” stands twice. Delete one of the two lines.')]
	],
	[
		'a wrong kind of document',
		[[REPLY, 'type: telegram', 'type: telgram']],
		[at(4, '“type” cannot be “telgram”. Type telegram.')]
	],
	[
		'a kind of document like no other',
		[[REPLY, 'type: telegram', 'type: song']],
		[
			at(
				4,
				'“type” cannot be “song”. Type one of telegram, letter, decision, memorandum, report, journal, archive-description, historian, summary.'
			)
		]
	],
	[
		'nested front matter',
		[[REPLY, 'to: joseph-stalin', 'to:\n  - joseph-stalin']],
		[
			at(
				10,
				'A field cannot hold lines of its own. Type its values on one line with commas, as in to: joseph-stalin, mao-zedong.'
			)
		]
	],
	[
		'a line that is no field',
		[[REPLY, 'place: pyongyang', 'in Pyongyang']],
		[
			at(
				10,
				'“in Pyongyang” is not a field. Type a name, a colon, a space and the value, as in title: A change of answer.'
			)
		]
	],
	[
		'fields without an end',
		[[REPLY, '7\n---\n', '7\n']],
		[at(1, 'The fields on top have no end. Type --- on the line after the last of them.')]
	]
];

const DATES: readonly Row[] = [
	[
		'a day that never was',
		[[REPLY, 'date: 1950-01-31', 'date: 1950-02-30']],
		[
			at(
				5,
				'“1950-02-30” is not a date in EDTF. Type, for example, 1950-01-31, 1950-01, 1950-10-12/1950-10-13 or 1950-10-05~.'
			)
		]
	],
	[
		'a date sent without a city',
		[[REPLY, 'sent: 1950-01-31 Pyongyang', 'sent: 1950-01-31']],
		[at(6, '“1950-01-31” names no city. Type whose clock it is, as in 1950-01-31 Moscow.')]
	],
	[
		'a date received in a city that is misspelt',
		[[REPLY, 'received: 1950-02-01T10:10 Moscow', 'received: 1950-02-01T10:10 Moskow']],
		[at(7, '“Moskow” is no city whose clock is known. Type 1950-02-01T10:10 Moscow.')]
	],
	[
		'an event in a city without a known clock',
		[[REPLY, 'place: pyongyang', 'event: 1950-01-30 Vladivostok\nplace: pyongyang']],
		[
			at(
				10,
				'“Vladivostok” is no city whose clock is known. Type one of Moscow, Beijing, Pyongyang, Seoul, Tokyo, Washington, New York.'
			)
		]
	]
];

const EXCERPTS: readonly Row[] = [
	[
		'an excerpt that is too long',
		[[REPLY, '> […] He', `> ${words(200)} […] He`]],
		[at(17, 'The excerpt has 267 words. Leave some out and type […] in their place: 250 at most.')]
	],
	[
		'an excerpt that is short',
		[[REPLY, / The paper was carried.*/.exec(SOUND[REPLY] ?? '')?.[0] ?? '?', '']],
		[at(17, 'warning: The excerpt has 17 words. Type more of the document: 60 at least.')]
	],
	[
		'text above the claims that is no excerpt',
		[[REPLY, '## Claims', 'A stray line.\n\n## Claims']],
		[
			at(
				21,
				'Only the excerpt stands above the claims. Type > before each of its lines and between its paragraphs.'
			)
		]
	],
	[
		'a part that a source does not have',
		[[REPLY, '## Claims', '## Notes\n\n## Claims']],
		[at(21, 'A source has no part “Notes”. Type ## Claims, ## Weighing, or ## Steps: and what is in order.')]
	],
	[
		'a part that stands twice',
		[[REPLY, '### report', '## Claims\n\n### report']],
		[at(45, 'There are two parts “Claims”. Type one heading for both.')]
	]
];

test.each([...FIELDS, ...DATES, ...EXCERPTS])('%s', (_title, changes, expected) => {
	expect(problemsIn(withChanges(...changes))).toEqual(expected);
});

test('a document without an excerpt, claims or fields is told so once for each', () => {
	expect(problemsIn(withFiles({ 'war/sources/a-third.md': 'Nothing.\n' }))).toEqual([
		'lessons/war/sources/a-third.md:1: No section shows this document. Type [its title](sources/a-third.md) in a paragraph of its own in one of them.',
		'lessons/war/sources/a-third.md:1: Only the excerpt stands above the claims. Type > before each of its lines and between its paragraphs.',
		'lessons/war/sources/a-third.md:1: The file must begin with its fields. Type --- on the first line, then title: and so on, then --- again.',
		'lessons/war/sources/a-third.md:1: There is no excerpt. Type > and the words of the document below the fields.',
		'lessons/war/sources/a-third.md:1: warning: Too few claims: 0. Type at least four, each under ### and its id, below ## Claims.'
	]);
});

test('a decision and an archive’s description may be short', () => {
	const short = / The paper was carried.*/.exec(SOUND[REPLY] ?? '')?.[0] ?? '?';
	for (const type of ['decision', 'archive-description']) {
		expect(problemsIn(withChanges([REPLY, short, ''], [REPLY, 'type: telegram', `type: ${type}`]))).toEqual(
			[]
		);
	}
});

test('carriage returns, a byte order mark, tabs and no-break spaces are tolerated', () => {
	const text = (SOUND[REPLY] ?? '')
		.replaceAll('  - why', '\t- why')
		.replaceAll('received my', 'received\u00A0my');
	expect(problemsIn(withFiles({ [REPLY]: `\uFEFF${text.replaceAll('\n', '\r\n')}` }))).toEqual([]);
});
