import { expect, test } from 'vitest';
import { problemsIn, withChanges, withFiles, type Change } from '../content/planted-lessons.ts';

type Row = readonly [title: string, changes: readonly Change[], expected: readonly string[]];

const TIMELINE = 'war/timeline.yaml';
const PAIRS = 'war/pairs.yaml';
const PEOPLE = 'people.yaml';

const givesAway = (word: string): string =>
	`lessons/war/timeline.yaml:2: warning: “${word}” gives the place of this event away. Type the text without it.`;
const named = (text: string): Change[] => [[TIMELINE, 'Paper number 1 reaches the town', text]];

const EVENTS: readonly Row[] = [
	['a card with a year', named('Paper of 1950 reaches the town'), [givesAway('1950')]],
	['a card with a month', named('The May paper reaches the town'), [givesAway('May')]],
	['a card with a verb that looks like a month', named('Paper may reach the town and march on'), []],
	...['then', 'after', 'before', 'later', 'in reply', 'again', 'finally', 'first', 'next'].map(
		(word): Row => [`a card with “${word}”`, named(`Paper ${word} reaches the town`), [givesAway(word)]]
	),
	[
		'an event without a city',
		[[TIMELINE, '  clock: Pyongyang\n', '']],
		['lessons/war/timeline.yaml:1: “clock” is missing. Type, for example, clock: Pyongyang.']
	],
	[
		'an event in an unknown city',
		[[TIMELINE, 'clock: Pyongyang', 'clock: Pyongyan']],
		['lessons/war/timeline.yaml:4: “clock” cannot be “Pyongyan”. Type Pyongyang.']
	],
	[
		'an event on a day that never was',
		[[TIMELINE, 'date: 1950-01-11', 'date: 1950-13-11']],
		[
			'lessons/war/timeline.yaml:3: “1950-13-11” is not a date in EDTF. Type, for example, 1950-01-31, 1950-01, 1950-10-12/1950-10-13 or 1950-10-05~.'
		]
	],
	[
		'an event of a document that there is not',
		[[TIMELINE, 'source: a-reply', 'source: a-replay']],
		['lessons/war/timeline.yaml:5: There is no source “a-replay”. Type a-reply.']
	],
	[
		'an event learned nowhere',
		[[TIMELINE, 'source: a-reply', 'source: a-reply\n  learned: 1950-02-01']],
		['lessons/war/timeline.yaml:1: “learned-in” is missing. Type, for example, learned-in: Moscow.']
	],
	[
		'an event learned at no time',
		[[TIMELINE, 'source: a-reply', 'source: a-reply\n  learned-in: Moscow']],
		['lessons/war/timeline.yaml:1: “learned” is missing. Type, for example, learned: 1950-02-01.']
	],
	[
		'two events of one id',
		[[TIMELINE, 'id: event-2', 'id: event-1']],
		['lessons/war/timeline.yaml:6: There are two of “event-1” here. Type another id for this one.']
	],
	[
		'too few events',
		[[TIMELINE, /- id: event-12[^]*$/.exec(withFiles({})[TIMELINE] ?? '')?.[0] ?? '?', '']],
		['lessons/war/timeline.yaml:1: warning: Too few events: 11. Type at least twelve.']
	]
];

const PAIR_ROWS: readonly Row[] = [
	[
		'a pair that does what no pair does',
		[[PAIRS, 'relation: disagree', 'relation: disagrees']],
		['lessons/war/pairs.yaml:7: “relation” cannot be “disagrees”. Type disagree.']
	],
	[
		'words of a pair that are not in its excerpt',
		[[PAIRS, 'first-words: Kim received my report', 'first-words: Kim received no report']],
		[
			'lessons/war/pairs.yaml:4: These words do not stand in the excerpt of a-reply: they part from it after “Kim received”. Type them as they stand there, with […] for what you leave out.'
		]
	],
	[
		'a pair with a document that there is not',
		[[PAIRS, 'second: a-refusal', 'second: a-refusel']],
		['lessons/war/pairs.yaml:5: There is no source “a-refusel”. Type a-refusal.']
	],
	[
		'a value with a colon, of which YAML makes something else',
		[[PAIRS, 'why: One is glad, the other refuses.', 'why: One is glad: the other refuses.']],
		[
			"lessons/war/pairs.yaml:8: A colon and a space inside a value have a meaning in YAML. Put the whole value between single quotes, and type '' for an apostrophe inside it."
		]
	],
	[
		'words after a quotation mark that YAML takes for the end',
		[[PAIRS, 'why: One is glad', 'why: "One" is glad']],
		[
			"lessons/war/pairs.yaml:8: Words stand after the sign that ends the value. Put the whole value between single quotes, and type '' for an apostrophe inside it."
		]
	],
	[
		'a bracket of the translator at the beginning',
		[[PAIRS, 'why: One is glad, the other refuses.', 'why: [One]']],
		[
			"lessons/war/pairs.yaml:8: A value cannot begin with a bracket in YAML. Put the whole value between single quotes, and type '' for an apostrophe inside it."
		]
	],
	[
		'a field that is indented too little',
		[[PAIRS, '  why: One', ' why: One']],
		[
			'lessons/war/pairs.yaml:8: This line is indented otherwise than its item. Type two spaces before each field but the first.'
		]
	],
	[
		'a value between quotation marks, and tabs',
		[
			[PAIRS, '  why: One is glad', "\twhy: 'One: glad'"],
			[PAIRS, ', the other refuses.', '']
		],
		[]
	],
	[
		'a field of a pair that stands twice',
		[[PAIRS, '  why: One', '  why: Two\n  why: One']],
		['lessons/war/pairs.yaml:9: “why” stands twice. Delete one of the two lines.']
	],
	[
		'a nested value',
		[[PAIRS, 'about: what the answer was', 'about:\n    - what the answer was']],
		[
			'lessons/war/pairs.yaml:2: “about” cannot hold lines of its own. Type its values on one line with commas, as in also: Kim Ir Sen, Kim Il-sung.'
		]
	]
];

const NAMES: readonly Row[] = [
	[
		'a name of two people',
		[[PEOPLE, 'also: Kim Ir Sen', 'also: Kim Ir Sen, Terenti Shtykov']],
		[
			'lessons/people.yaml:16: “Terenti Shtykov” is a name of terentii-shtykov too. Delete it from one of the two, or type a fuller name.'
		]
	],
	[
		'a code name that is another’s name',
		[[PEOPLE, 'also: Kim Ir Sen', 'also: Kim Ir Sen\n  signs-as: filippov']],
		[
			'lessons/people.yaml:17: “filippov” is a name of joseph-stalin too. Delete it from one of the two, or type a fuller name.'
		]
	],
	[
		'a person on no side',
		[[PEOPLE, 'side: Korean', 'side: Corean']],
		['lessons/people.yaml:18: “side” cannot be “Corean”. Type Korean.']
	],
	[
		'a person of an unknown role',
		[[PEOPLE, 'role: diplomat', 'role: king']],
		[
			'lessons/people.yaml:5: “role” cannot be “king”. Type one of leader, minister, diplomat, soldier, party, scholar, body.'
		]
	],
	[
		'a place off the globe',
		[['places.yaml', 'latitude: 39.02', 'latitude: 139.02']],
		['lessons/places.yaml:4: “latitude” cannot be “139.02”. Type, for example, latitude: 37.93.']
	],
	[
		'a Korean name without hangul',
		[
			[
				'places.yaml',
				'  is: The capital.',
				'  hangul: Pyongyang\n  today-ko: DPRK\n  is: The capital.\n  is-ko: The capital.'
			]
		],
		[
			'lessons/places.yaml:6: “hangul” has no hangul. Type it in Korean, or delete the line.',
			'lessons/places.yaml:7: “today-ko” has no hangul. Type it in Korean, or delete the line.',
			'lessons/places.yaml:9: “is-ko” has no hangul. Type it in Korean, or delete the line.'
		]
	],
	[
		'characters that are none',
		[['terms.yaml', '  is: The line.', '  hanja: 38도선\n  is: The line.']],
		['lessons/terms.yaml:3: “hanja” cannot be “38도선”. Type Chinese characters alone.']
	],
	[
		'a place and a term with all that Korean has of them',
		[
			[
				'places.yaml',
				'  is: The capital.',
				'  hangul: 평양\n  hangul-also: 평양시\n  hanja: 平壤\n  today-ko: 평양\n  is: The capital.\n  is-ko: 수도.'
			],
			[
				'terms.yaml',
				'  is: The line.',
				'  hangul: 38도선\n  hanja: 三八度線\n  is: The line.\n  is-ko: 위도선.'
			]
		],
		[]
	],
	[
		'two terms of one id',
		[['terms.yaml', '- id: 38th', '- id: 38th-parallel\n  name: parallel\n  is: A line.\n- id: 38th']],
		['lessons/terms.yaml:4: There are two of “38th-parallel” here. Type another id for this one.']
	]
];

test.each([...EVENTS, ...PAIR_ROWS, ...NAMES])('%s', (_title, changes, expected) => {
	expect(problemsIn(withChanges(...changes))).toEqual(expected);
});

test('a file that is no list, and one that holds something else than items', () => {
	expect(problemsIn(withFiles({ 'war/pairs.yaml': 'id: one\n' }))).toEqual([
		'lessons/war/pairs.yaml:1: The file must be a list. Type - id: before the first line of each item.'
	]);
	expect(problemsIn(withFiles({ 'war/pairs.yaml': '# None yet.\n- one\n' }))).toEqual([
		'lessons/war/pairs.yaml:2: This is not an item. Type - id: and the other fields below it, indented by two spaces.'
	]);
	expect(problemsIn(withFiles({ 'war/pairs.yaml': '# None yet.\n' }))).toEqual([]);
});

test('errors come before warnings, by file and line', () => {
	const problems = problemsIn(
		withChanges(
			[TIMELINE, 'Paper number 1', 'The 1950 paper'],
			[PAIRS, 'relation: disagree', 'relation: no'],
			[PAIRS, 'second: a-refusal', 'second: a-refusel'],
			['war/01-the-reply.md', 'minutes: 6', 'minutes: six']
		)
	);
	expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
		'lessons/war/01-the-reply.md:3:',
		'lessons/war/pairs.yaml:5:',
		'lessons/war/pairs.yaml:7:',
		'lessons/war/timeline.yaml:2:'
	]);
});
