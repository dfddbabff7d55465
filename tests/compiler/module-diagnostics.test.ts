import { expect, test } from 'vitest';
import { problemsIn, SOUND, withChanges, withFiles, type Change } from '../content/planted-lessons.ts';

const MODULE = 'war/module.md';
const REFUSAL = 'war/sources/a-refusal.md';

type Row = readonly [title: string, changes: readonly Change[], expected: readonly string[]];

const PAGE: readonly Row[] = [
	[
		'a module without its question',
		[[MODULE, 'question: Who decided?\n', '']],
		[
			'lessons/war/module.md:1: “question” is missing. Type, for example, question: Who decided in 1950 that Korea should be unified by force?'
		]
	],
	[
		'a part of the module that is missing',
		[[MODULE, '## What we do not know', '### More']],
		[
			'lessons/war/module.md:1: The part “What we do not know” is missing. Type ## What we do not know and the text below it.'
		]
	],
	[
		'a part that a module does not have',
		[[MODULE, '## For discussion', '## For discusion']],
		[
			'lessons/war/module.md:1: The part “For discussion” is missing. Type ## For discussion and the text below it.',
			'lessons/war/module.md:18: A module has no part “For discusion”. Type ## For discussion.'
		]
	],
	[
		'a part that stands twice',
		[[MODULE, '## For discussion', '## Introduction\n\nMore.\n\n## For discussion']],
		['lessons/war/module.md:18: There are two parts “Introduction”. Type one heading for both.']
	],
	[
		'text above the parts',
		[[MODULE, '## Introduction', 'Words.\n\n## Introduction']],
		['lessons/war/module.md:10: This stands under no heading. Type ## Introduction above it.']
	],
	[
		'questions that are no list',
		[[MODULE, '- Who decided?', 'Who decided?']],
		['lessons/war/module.md:20: Questions for discussion are a list. Type - before each of them.']
	],
	[
		'a link among plain words',
		[[MODULE, '- Who decided?', '- Who, said [the reply](sources/a-reply.md), decided?']],
		['lessons/war/module.md:20: Here stand plain words. Type them without links and without *asterisks*.']
	],
	[
		'stress among plain words',
		[[MODULE, '- level 1: Names one person.', '- level 1: Names *one* person.']],
		['lessons/war/module.md:27: Here stand plain words. Type them without links and without *asterisks*.']
	],
	[
		'a document card outside a section',
		[[MODULE, 'A refusal became an agreement.', '[The reply](sources/a-reply.md)']],
		[
			'lessons/war/module.md:12: A document card stands in a section, not here. Type a sentence around the link.'
		]
	],
	[
		'a written task that asks nothing',
		[[MODULE, 'Whose decision was it?\n', '']],
		['lessons/war/module.md:22: The written task asks nothing. Type the task in a paragraph above its list.']
	],
	[
		'a written task without its highest level',
		[[MODULE, '- level 3: Names two people and quotes.\n', '']],
		[
			'lessons/war/module.md:22: “level 3” is missing. Type, for example, level 3: Names the parts of two people, quotes a document and says what it cannot prove.'
		]
	],
	[
		'a written task on a document that there is not',
		[[MODULE, 'sources: a-reply, a-refusal', 'sources: a-repli']],
		['lessons/war/module.md:26: There is no source “a-repli”. Type a-reply.']
	]
];

const STEPS = `
## Steps: what was done

1. One thing
   - evidence: The leadership refused
2. Another thing
   - evidence: The paper was carried
3. A third thing
   - evidence: over the hill
4. A fourth thing
   - evidence: to the town
`;
const SOUND_STEPS: Change = [REFUSAL, '## Claims', `${STEPS.trimStart()}\n## Claims`];

const STEP_ROWS: readonly Row[] = [
	['steps as they should be', [SOUND_STEPS], []],
	[
		'evidence that is indented too little, which is plain',
		[SOUND_STEPS, [REFUSAL, '   - evidence: over', '  - evidence: over']],
		[]
	],
	[
		'steps that do not say what is in order',
		[SOUND_STEPS, [REFUSAL, '## Steps: what was done', '## Steps']],
		[
			'lessons/war/sources/a-refusal.md:19: The steps do not say what is in order. Type, for example, ## Steps: what Shtykov did, in the order he tells it.'
		]
	],
	[
		'too few steps',
		[SOUND_STEPS, [REFUSAL, '4. A fourth thing\n   - evidence: to the town\n', '']],
		['lessons/war/sources/a-refusal.md:19: warning: Steps are four to six, and here they are 3. Type more.']
	],
	[
		'a step without evidence',
		[SOUND_STEPS, [REFUSAL, '   - evidence: over the hill\n', '']],
		[
			'lessons/war/sources/a-refusal.md:25: This step has no evidence. Type below it, indented by three spaces, - evidence: and words of the excerpt.'
		]
	],
	[
		'a step whose evidence is not in the excerpt',
		[SOUND_STEPS, [REFUSAL, 'evidence: over the hill', 'evidence: over the dale']],
		[
			'lessons/war/sources/a-refusal.md:26: These words do not stand in the excerpt: they part from it after “over the”. Type them as they stand there, with […] for what you leave out.'
		]
	],
	[
		'a step with evidence twice',
		[
			SOUND_STEPS,
			[
				REFUSAL,
				'   - evidence: over the hill\n',
				'   - evidence: over the hill\n   - evidence: to the town\n'
			]
		],
		['lessons/war/sources/a-refusal.md:27: A step has one line of evidence. Delete one.']
	],
	[
		'a field that a step does not have',
		[
			SOUND_STEPS,
			[REFUSAL, '   - evidence: over the hill\n', '   - evidence: over the hill\n   - why: Because.\n']
		],
		['lessons/war/sources/a-refusal.md:27: There is no field “why” in a step. Type evidence.']
	],
	[
		'steps that are no list',
		[SOUND_STEPS, [REFUSAL, '1. One thing', 'Words.\n\n1. One thing']],
		['lessons/war/sources/a-refusal.md:21: Steps are a numbered list. Type 1. before the first of them.']
	]
];

test.each([...PAGE, ...STEP_ROWS])('%s', (_title, changes, expected) => {
	expect(problemsIn(withChanges(...changes))).toEqual(expected);
});

test('an empty lessons folder misses its names', () => {
	expect(problemsIn({ 'README.md': '' })).toEqual(
		['people', 'places', 'terms'].map(
			(list) =>
				`lessons/${list}.yaml:1: This file is missing. Type - id: and the other fields of the first name, as lessons/README.md shows.`
		)
	);
});

test('a module misses its files, and what does not belong is named', () => {
	const section = SOUND['war/01-the-reply.md'] ?? '';
	const files = withFiles({
		'notes.txt': '',
		'war/module.md': null,
		'war/pairs.yaml': null,
		'war/01-the-reply.md': null,
		'war/02-the-reply.md': section,
		'war/draft.md': '',
		'war/map.png': '',
		'war/images/map.png': '',
		'war/sources/notes.txt': '',
		'war/sources/old/a.md': '',
		'war/.hidden': ''
	});
	expect(problemsIn(files)).toEqual([
		'lessons/notes.txt:1: The file notes.txt does not belong here. Type its text into a file of a module, or delete it.',
		'lessons/war/02-the-reply.md:1: Sections are numbered without gaps from 01. Rename this file 01-the-reply.md.',
		'lessons/war/draft.md:1: The file draft.md does not belong here. Rename it 01-<section>.md if it is a section, or delete it.',
		'lessons/war/images:1: The folder images does not belong here. Type its documents into sources/, or delete it.',
		'lessons/war/map.png:1: The file map.png does not belong here. Delete it.',
		'lessons/war/module.md:1: This file is missing. Type --- and title: on its first lines, as lessons/README.md shows.',
		'lessons/war/pairs.yaml:1: This file is missing. Type - id: and the other fields of the first pair, as lessons/README.md shows.',
		'lessons/war/sources/notes.txt:1: The file notes.txt does not belong here. Delete it.',
		'lessons/war/sources/old:1: The folder old does not belong here. Type its documents into sources/, or delete it.'
	]);
});

test('a folder or a file whose name is no id, two sections of one name, and a module without sections', () => {
	const section = SOUND['war/01-the-reply.md'] ?? '';
	const source = SOUND['war/sources/a-reply.md'] ?? '';
	const problems = problemsIn(
		withFiles({
			'Big_War/sources/A_Reply.md': source,
			'war/02-the-reply.md': section.replaceAll(/^\[The re.*/gm, ''),
			'war/03-pictures.md': section.replaceAll(/^\[The re.*/gm, ''),
			'war/04-answers.md': section.replaceAll(/^\[The re.*/gm, '')
		})
	);
	expect(problems).toContain(
		'lessons/Big_War:1: The id “Big_War” must be lower case, with hyphens between words. Type big-war.'
	);
	expect(problems).toContain(
		'lessons/Big_War/sources/A_Reply.md:1: The id “A_Reply” must be lower case, with hyphens between words. Type a-reply.'
	);
	expect(problems).toContain(
		'lessons/Big_War/01-<section>.md:1: The module has no section. Type one, as lessons/README.md shows.'
	);
	expect(problems).toContain(
		'lessons/war/02-the-reply.md:1: There are two sections “the-reply”. Type another name for this file.'
	);
	expect(problems).toContain(
		'lessons/war/03-pictures.md:1: “pictures” is where the app shows the pictures of a module. Type another name for this file.'
	);
	expect(problems).toContain(
		'lessons/war/04-answers.md:1: “answers” is where the app shows the answers to the question of a module. Type another name for this file.'
	);
});
