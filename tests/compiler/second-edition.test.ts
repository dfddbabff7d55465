import { expect, test } from 'vitest';
import { formatDiagnostic } from '#lib/compiler/diagnostic.ts';
import { libraryJson } from '#lib/compiler/library-json.ts';
import { compilePlanted, SOUND, type Change } from '../content/planted-lessons.ts';
import { SECOND, secondWith } from '../content/planted-second.ts';

const REPLY = 'war/sources/a-reply.md';
const PAIRS = 'war/pairs.yaml';
const STATEMENT = 'war/sources/a-statement.md';

const problems = (...changes: readonly Change[]): string[] =>
	compilePlanted(secondWith(...changes)).diagnostics.map((one) =>
		formatDiagnostic(one).replace(/^lessons\/war\//, '')
	);
const [lesson] = compilePlanted(SECOND).library.modules;

test('a module of the second edition without fault gets no remark', () => {
	expect(problems()).toEqual([]);
});

test('claims hold their question, their holders, and what tempts to each misreading', () => {
	expect(lesson?.sources[0]?.claims[0]).toEqual({
		id: 'a-reply#pleased',
		source: 'a-reply',
		statement: 'That the matter of pleased was settled that same evening.',
		asks: 'What did Kim hear about the matter of pleased?',
		aim: 'outcome',
		weight: 'main',
		holders: ['kim-il-sung'],
		toldBy: 'terentii-shtykov',
		sharedBy: ['joseph-stalin'],
		evidence: ['Kim received my report with “great satisfaction” that day.'],
		misreadings: [
			{
				id: 'a-reply#pleased.m1',
				text: 'That the matter of pleased was dropped on the next day.',
				kind: 'reversed',
				temptedBy: { source: 'a-refusal', words: 'in plain words' },
				why: 'The words say that it was settled.'
			},
			{
				id: 'a-reply#pleased.m2',
				text: 'That the matter of pleased was put off until the spring.',
				kind: 'wrong time',
				temptedBy: { source: 'terms.yaml#38th-parallel', words: '' },
				why: 'The words name the evening itself.'
			}
		],
		silentIn: [],
		disputedBy: [],
		samePointAs: []
	});
	expect(lesson?.sources[0]?.weighings).toMatchObject([
		{
			id: 'a-reply#a-glad-messenger',
			restsOn: ['Kim received my report'],
			restsOnHead: ['from'],
			weaker: [{ id: 'a-reply#a-glad-messenger.w1' }, { id: 'a-reply#a-glad-messenger.w2' }]
		}
	]);
	expect(lesson?.pairs[1]?.change?.misreadings).toMatchObject([
		{ id: 'from-yes-to-no.m1', temptedBy: { source: 'a-refusal', words: 'The leadership refused' } },
		{ id: 'from-yes-to-no.m2', temptedBy: { source: 'a-reply', words: 'Kim received my report' } }
	]);
	expect(lesson?.answers?.[0]).toMatchObject({ id: 'one-man-decided', text: 'One man decided' });
	expect(lesson?.timeline[0]).toMatchObject({ citation: 'A bulletin, vol. 23, p. 5' });
	expect(lesson?.timeline[0]?.source).toBeUndefined();
	expect(lesson?.sources[2]).toMatchObject({
		type: 'summary',
		catalogue: '',
		where: 'A library, public papers'
	});
});

test('the library as JSON holds what the second edition adds', () => {
	expect(libraryJson(compilePlanted(SECOND).library)).toMatchObject({
		modules: [
			{
				sources: [
					{
						claims: [{ asks: expect.any(String), aim: 'outcome', holders: ['kim-il-sung'] }, {}],
						weighings: [{}]
					},
					{},
					{ type: 'summary', where: 'A library, public papers' }
				],
				answers: [{ supportedBy: ['a-reply#pleased', 'a-reply#meeting'] }, {}, {}]
			}
		]
	});
});

test('a claim may say once more in a full sentence what it answers in a clause', () => {
	const alone = 'The matter of pleased was settled on one evening.';
	const { library, diagnostics } = compilePlanted(
		secondWith([REPLY, '- aim: outcome', `- alone: ${alone}\n- aim: outcome`])
	);
	expect(diagnostics).toEqual([]);
	expect(library.modules[0]?.sources[0]?.claims[0]).toMatchObject({ alone });
	expect(libraryJson(library)).toMatchObject({
		modules: [{ sources: [{ claims: [{ alone }, {}] }, {}, {}] }]
	});
});

test('a module of the first edition gets one warning for all its claims', () => {
	expect(compilePlanted(SOUND).diagnostics.map(formatDiagnostic)).toEqual([
		'lessons/war/module.md:1: warning: Claims without “asks”: 8. Type - asks:, - aim: and - weight: under each, as lessons/README.md shows.'
	]);
});

const QUESTION = '- asks: What did Kim hear about the matter of pleased?\n- aim: outcome\n- weight: main\n';
const LURE = '  - tempted by: a-refusal: in plain words\n';

const FAULTS: readonly (readonly [title: string, changes: readonly Change[], expected: readonly string[]])[] =
	[
		[
			'a claim without a question among others that have one',
			[
				[REPLY, QUESTION, ''],
				[REPLY, 'kim-il-sung, as told by terentii-shtykov', 'kim-il-sung']
			],
			[
				'sources/a-reply.md:23: This claim has no question, and others of this module have one. Type - asks: and a question, - aim: and - weight:.'
			]
		],
		[
			'a question without a question mark',
			[[REPLY, 'matter of pleased?', 'matter of pleased.']],
			['sources/a-reply.md:27: “asks” is no question. Type one that ends in a question mark.']
		],
		[
			'an aim that there is not',
			[[REPLY, 'aim: outcome', 'aim: outcomes']],
			['sources/a-reply.md:28: “aim” cannot be “outcomes”. Type outcome.']
		],
		[
			'a sentence that cannot be read alone',
			[[REPLY, '- aim: outcome', '- alone: It was settled that same evening.\n- aim: outcome']],
			[
				'sources/a-reply.md:28: “alone” cannot be read without its question: it begins with “It”. Type who or what it is about, and what is said of it.'
			]
		],
		[
			'a sentence without its full stop',
			[[REPLY, '- aim: outcome', '- alone: The matter of pleased was settled\n- aim: outcome']],
			['sources/a-reply.md:28: “alone” has no full stop. Type one at its end.']
		],
		[
			'a sentence that says what a misreading says',
			[
				[REPLY, 'That the matter of pleased was dropped on the next day.', 'Kim dropped it on the next day.'],
				[REPLY, '- aim: outcome', '- alone: Kim dropped it on the next day.\n- aim: outcome']
			],
			['sources/a-reply.md:28: “alone” says the same as a misreading. Type what the statement says.']
		],
		[
			'a question without its weight',
			[[REPLY, '- weight: main\n', '']],
			['sources/a-reply.md:23: “weight” is missing. Type, for example, weight: main.']
		],
		[
			'somebody who tells what nobody holds',
			[[REPLY, 'kim-il-sung, as told by', 'as told by']],
			[
				'sources/a-reply.md:30: This says who tells it, not whose view it is. Type the holder before “as told by”.'
			]
		],
		[
			'a misreading without a kind',
			[[REPLY, 'misreading (reversed)', 'misreading']],
			[
				'sources/a-reply.md:33: This misreading has no kind. Type - misreading (kind): with one of reversed, overstated, understated, wrong person, wrong time, wrong reason, wrong condition, taken literally, half-read, hindsight, common belief.'
			]
		],
		[
			'a misreading of an unknown kind',
			[[REPLY, 'misreading (reversed)', 'misreading (overstatd)']],
			['sources/a-reply.md:33: “misreading” cannot be “overstatd”. Type overstated.']
		],
		[
			'two reversed misreadings',
			[[REPLY, 'misreading (wrong time)', 'misreading (reversed)']],
			['sources/a-reply.md:36: Two misreadings are reversed. Type one that goes wrong otherwise.']
		],
		[
			'a misreading to which nothing tempts',
			[[REPLY, LURE, '']],
			[
				'sources/a-reply.md:33: Nothing tempts to this misreading. Type below it, indented by two spaces, - tempted by: and the words that would lead a reader to it.'
			]
		],
		[
			'a lure that does not stand in the excerpt',
			[[REPLY, 'a-refusal: in plain words', 'great dissatisfaction']],
			[
				'sources/a-reply.md:34: These words do not stand in the excerpt: they part from it after “great”. Type them as they stand there, with […] for what you leave out.'
			]
		],
		[
			'a lure that does not stand in another source',
			[[REPLY, 'a-refusal: in plain words', 'a-refusal: in other words']],
			[
				'sources/a-reply.md:34: “in other words …” does not stand in a-refusal. Type its words as they stand there.'
			]
		],
		[
			'a lure in a source that there is not',
			[[REPLY, 'a-refusal: in plain words', 'a-refusel: in plain words']],
			['sources/a-reply.md:34: There is no source or section “a-refusel”. Type a-refusal.']
		],
		[
			'a lure in an entry that there is not',
			[[REPLY, 'terms.yaml#38th-parallel', 'terms.yaml#38th-paralel']],
			['sources/a-reply.md:37: There is no “38th-paralel” in terms.yaml. Type 38th-parallel.']
		],
		[
			'a weighing with one weaker answer',
			[[REPLY, '- weaker: He heard of it from somebody else.\n  - why: It was his own report.\n', '']],
			['sources/a-reply.md:59: A weighing has two weaker answers, and here are 1. Type two.']
		],
		[
			'a weighing that rests on a line which the card has not',
			[[REPLY, 'head: from', 'head: through']],
			[
				'sources/a-reply.md:64: The card has no “through”. Type words of the excerpt, or another line of its head.'
			]
		],
		[
			'a change without its question',
			[[PAIRS, '  asks: What changed between the reply and the refusal?\n', '']],
			[
				'pairs.yaml:9: “asks” is missing. Type, for example, asks: What changed between September 1949 and January 1950?'
			]
		],
		[
			'what changed in a pair that agrees',
			[[PAIRS, 'relation: disagree', 'relation: disagree\n  what-changed: All of it.']],
			['pairs.yaml:8: “what-changed” belongs to the relation “changed”. Delete it here.']
		],
		[
			'a lure of a pair in neither passage',
			[[PAIRS, 'tempted-by: Kim received my report', 'tempted-by: Kim lost my report']],
			[
				'pairs.yaml:25: These words do not stand in the excerpt: they part from it after “Kim”. Type them as they stand there, with […] for what you leave out.'
			]
		],
		[
			'an event with neither source nor citation',
			[['war/timeline.yaml', '  citation: A bulletin, vol. 23, p. 5\n', '']],
			['timeline.yaml:1: “source” is missing. Type, for example, source: a-reply-from-moscow.']
		],
		[
			'an answer that one claim both supports and complicates',
			[['war/module.md', 'a-refusal#refusal, a-refusal#request', 'a-reply#pleased, a-refusal#request']],
			[
				'module.md:28: a-reply#pleased cannot both support and complicate an answer. Delete it from one of the two lines.'
			]
		],
		[
			'a summary that says what it was translated from',
			[[STATEMENT, 'where: A', 'translation: Somebody\nwhere: A']],
			['sources/a-statement.md:7: A summary has no “translation”: nothing is quoted. Delete this line.']
		],
		[
			'a document that says where it can be read as if it were a summary',
			[[REPLY, 'publication:', 'where: A library\npublication:']],
			['sources/a-reply.md:14: Only a summary has “where”. Delete this line.']
		],
		[
			'a prediction that asks nothing',
			[[STATEMENT, 'him to say?', 'him to say.']],
			['sources/a-statement.md:8: “predict” is no question. Type one that ends in a question mark.']
		]
	];

test.each(FAULTS)('%s', (_title, changes, expected) => {
	expect(problems(...changes)).toEqual(expected);
});
