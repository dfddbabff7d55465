import { expect, test } from 'vitest';
import { compilePlanted, problemsIn, SOUND, withChanges, type Change } from '../content/planted-lessons.ts';

const REPLY = 'war/sources/a-reply.md';
const at = (line: number, message: string): string => `lessons/${REPLY}:${line}: ${message}`;

type Row = readonly [title: string, changes: readonly Change[], expected: readonly string[]];

const STATEMENT = 'The matter of pleased was settled that evening.';
const REFUSED =
	'- misreading: The matter of pleased was refused that evening.\n  - why: The words say that it was settled.\n';
const EVIDENCE = 'evidence: Kim received my report with “great satisfaction” that day.';

const STATEMENTS: readonly Row[] = [
	[
		'a claim without a statement',
		[[REPLY, `${STATEMENT}\n`, '']],
		[at(23, 'The claim has no statement. Type one sentence in your own words below its heading.')]
	],
	[
		'a statement without a full stop',
		[[REPLY, STATEMENT, STATEMENT.slice(0, -1)]],
		[at(25, 'The statement has no full stop. Type one at its end.')]
	],
	[
		'a statement of two paragraphs',
		[[REPLY, STATEMENT, `${STATEMENT}\n\nAnd more.`]],
		[at(27, 'A claim is one sentence in one paragraph. Type a claim of its own for the rest, under ###.')]
	],
	[
		'a quotation under a claim',
		[[REPLY, STATEMENT, `${STATEMENT}\n\n> Words.`]],
		[at(27, 'A claim holds one sentence and a list. Type - before each line below the sentence.')]
	],
	[
		'a statement that names its holder',
		[[REPLY, STATEMENT, 'It pleased Kim Il Sung that evening.']],
		[
			at(
				23,
				'warning: The statement names its holder, “Kim Il Sung”. Type it without the name: the question will say whose view it is.'
			)
		]
	],
	[
		'a statement that names its holder by another spelling',
		[[REPLY, STATEMENT, 'It pleased Kim Ir Sen that evening.']],
		[
			at(
				23,
				'warning: The statement names its holder, “Kim Ir Sen”. Type it without the name: the question will say whose view it is.'
			)
		]
	],
	[
		'a statement that names its holder by the family name',
		[[REPLY, STATEMENT, 'That Kim was pleased was plain that evening.']],
		[
			at(
				23,
				'warning: The statement names its holder, “Kim”. Type it without the name: the question will say whose view it is.'
			)
		]
	],
	['somebody else of the same family name', [[REPLY, STATEMENT, 'It pleased Kim Chaek that evening.']], []],
	[
		'an id that is not lower case with hyphens',
		[[REPLY, '### pleased', '### Is_Pleased']],
		[at(23, 'The id “Is_Pleased” must be lower case, with hyphens between words. Type is-pleased.')]
	],
	[
		'an id that stands twice',
		[[REPLY, '### meeting', '### pleased']],
		[at(34, 'There are two of “pleased” here. Type another id for this one.')]
	],
	[
		'text above the first claim',
		[[REPLY, '### pleased', 'A stray line.\n\n### pleased']],
		[at(23, 'Each claim stands under its id. Type ### and an id above it, as in ### kim-is-pleased.')]
	],
	[
		'too few claims',
		[
			[REPLY, '### day', '### day'],
			[REPLY, (SOUND[REPLY] ?? '').slice((SOUND[REPLY] ?? '').indexOf('### day')), '']
		],
		[at(21, 'warning: Too few claims: 3. Type at least four, each under ### and its id, below ## Claims.')]
	]
];

const EVIDENCES: readonly Row[] = [
	[
		'a claim without evidence',
		[[REPLY, `- ${EVIDENCE}\n`, '']],
		[at(23, '“evidence” is missing. Type, for example, evidence: words copied from the excerpt.')]
	],
	[
		'evidence that parts from the excerpt',
		[[REPLY, EVIDENCE, 'evidence: Kim received my report with great joy']],
		[
			at(
				28,
				'These words do not stand in the excerpt: they part from it after “Kim received my report with”. Type them as they stand there, with […] for what you leave out.'
			)
		]
	],
	[
		'evidence of which nothing stands in the excerpt',
		[[REPLY, EVIDENCE, 'evidence: Nothing of the sort was said by anybody']],
		[
			at(
				28,
				'These words do not stand in the excerpt: “Nothing of the sort was said …”. Type them as they stand there, with […] for what you leave out.'
			)
		]
	],
	['evidence across an omission', [[REPLY, EVIDENCE, 'evidence: that day. […] He asked whether']], []],
	[
		'evidence across a paragraph without the mark of omission',
		[[REPLY, EVIDENCE, 'evidence: that day. He asked']],
		[
			at(
				28,
				'These words do not stand in the excerpt: they part from it after “that day.”. Type them as they stand there, with […] for what you leave out.'
			)
		]
	],
	[
		'evidence against the order of the excerpt',
		[[REPLY, EVIDENCE, 'evidence: He asked whether […] that day.']],
		[
			at(
				28,
				'These words stand in the excerpt, but in another order. Type them in the order of the document.'
			)
		]
	],
	[
		'a point without a name',
		[[REPLY, '- holder: kim-il-sung', '- holder: kim-il-sung\n- kim-il-sung']],
		[at(28, 'This point has no name. Type, for example, - evidence: and the words.')]
	]
];

const MISREADINGS: readonly Row[] = [
	[
		'one misreading',
		[[REPLY, REFUSED, '']],
		[
			at(
				23,
				'A claim needs two or three misreadings. Type - misreading: and what a hurried reader would think.'
			)
		]
	],
	[
		'four misreadings',
		[
			[
				REPLY,
				REFUSED,
				`${REFUSED}- misreading: One.\n  - why: Because.\n- misreading: Two.\n  - why: Because.\n`
			]
		],
		[at(35, 'A claim has at most three misreadings. Delete the weakest.')]
	],
	[
		'a misreading without a reason',
		[[REPLY, '  - why: The words say that it was settled.\n', '']],
		[
			at(
				29,
				'This misreading has no reason. Type below it, indented by two spaces, - why: and which words of the excerpt show it.'
			)
		]
	],
	[
		'a misreading with two reasons',
		[[REPLY, REFUSED, `${REFUSED}  - why: And more.\n`]],
		[at(31, 'This misreading has two reasons. Type both in one line.')]
	],
	[
		'a reason that quotes what the excerpt does not say',
		[
			[
				REPLY,
				'why: The words say that it was settled.',
				'why: It says “great joy”, "GREAT satisfaction" and “peace”.'
			]
		],
		[at(30, 'warning: The reason quotes “great joy”, which the excerpt does not say. Type its own words.')]
	],
	[
		'a reason above its misreading',
		[[REPLY, '- holder: kim-il-sung', '- holder: kim-il-sung\n- why: Because.']],
		[at(28, 'This “why” explains no misreading. Type it below one, indented by two spaces.')]
	],
	[
		'a reason beside its misreading, which is plain',
		[[REPLY, '  - why: The words say', '- why: The words say']],
		[]
	],
	[
		'a misreading that says what the statement says',
		[
			[
				REPLY,
				'The matter of pleased was refused that evening.',
				'the matter of “pleased” was settled, that evening.'
			]
		],
		[at(29, 'This misreading says the same as the statement. Type another.')]
	],
	[
		'two misreadings that say the same',
		[[REPLY, 'The matter of pleased was put off', 'The matter of pleased was refused']],
		[at(31, 'This misreading says the same as misreading 1. Type another.')]
	],
	[
		'a misreading without a full stop',
		[[REPLY, 'pleased was refused that evening.', 'pleased was refused that evening']],
		[at(29, 'warning: The misreading has no full stop. Type one at its end.')]
	]
];

const holder = '- holder: kim-il-sung';

const RELATIONS: readonly Row[] = [
	[
		'silence in the source itself',
		[[REPLY, holder, `${holder}\n- silent in: a-reply, a-refusal`]],
		[at(28, '“silent in” points at this source itself. Type the id of another source of the module.')]
	],
	[
		'a dispute with the source itself',
		[[REPLY, holder, `${holder}\n- disputed by: a-reply#meeting`]],
		[at(28, '“disputed by” points at this source itself. Type the id of another source of the module.')]
	],
	[
		'the same point in the source itself',
		[[REPLY, holder, `${holder}\n- same point as: a-reply#meeting`]],
		[at(28, '“same point as” points at this source itself. Type the id of another source of the module.')]
	],
	[
		'a source that is silent and speaks',
		[[REPLY, holder, `${holder}\n- silent in: a-refusal\n- same point as: a-refusal#words`]],
		[
			at(
				28,
				'warning: “a-refusal” cannot be silent here and speak in its claim a-refusal#words. Delete it from “silent in”.'
			)
		]
	],
	[
		'a claim that there is not',
		[[REPLY, holder, `${holder}\n- disputed by: a-refusal#word`]],
		[at(28, 'There is no claim “a-refusal#word”. Type a-refusal#words.')]
	]
];

test.each([...STATEMENTS, ...EVIDENCES, ...MISREADINGS, ...RELATIONS])('%s', (_title, changes, expected) => {
	expect(problemsIn(withChanges(...changes))).toEqual(expected);
});

test('evidence is kept as the excerpt has it, whatever marks were typed', () => {
	const { library } = compilePlanted(withChanges([REPLY, EVIDENCE, EVIDENCE.replace(/[“”]/g, '"')]));
	const claims = library.modules[0]?.sources.find(({ id }) => id === 'a-reply')?.claims;
	expect(claims?.[0]?.evidence).toEqual(['Kim received my report with “great satisfaction” that day.']);
});
