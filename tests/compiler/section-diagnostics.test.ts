import { expect, test } from 'vitest';
import { problemsIn, SOUND, withChanges, withFiles, type Change } from '../content/planted-lessons.ts';

const SECTION = 'war/01-the-reply.md';
const at = (line: number, message: string): string => `lessons/${SECTION}:${line}: ${message}`;

type Row = readonly [title: string, changes: readonly Change[], expected: readonly string[]];

const FIRST = '[The reply](sources/a-reply.md)';
const before = (text: string): Change => [SECTION, FIRST, `${text}\n\n${FIRST}`];

const MARKUP: readonly Row[] = [
	[
		'a link out of the library',
		[before('See [this](https://example.org/x).')],
		[
			at(
				8,
				'A lesson links to nothing outside the library, and this leads to https://example.org/x. Type the title of the work in words.'
			)
		]
	],
	[
		'a link that leads nowhere',
		[before('See [this](../people.yml#kim-il-sung).')],
		[
			at(
				8,
				'The link “../people.yml#kim-il-sung” leads nowhere. Type sources/<source>.md, ../people.yaml#<id>, ../places.yaml#<id> or ../terms.yaml#<id>.'
			)
		]
	],
	[
		'an image',
		[before('![A map](map.png)')],
		[at(8, 'A lesson has no images. Type in words what is to be seen.')]
	],
	[
		'HTML in a line',
		[before('A <b>bold</b> word.')],
		[
			at(8, 'A lesson has no HTML. Type the words alone, with *asterisks* for stress.'),
			at(8, 'A lesson has no HTML. Type the words alone, with *asterisks* for stress.')
		]
	],
	[
		'HTML as a block',
		[before('<div>\nwords\n</div>')],
		[at(8, 'A lesson has no HTML. Type the words alone, with *asterisks* for stress.')]
	],
	[
		'a table',
		[before('| a | b |\n| --- | --- |\n| c | d |')],
		[at(8, 'A lesson has no tables. Type a list, with - before each line.')]
	],
	[
		'a block of code',
		[before('```\nwords\n```')],
		[at(8, 'A lesson has no code blocks. Type the lines without backquotes and without indenting them.')]
	],
	[
		'code in a line',
		[before('A `word`.')],
		[at(8, 'A lesson has no code. Type the words without backquotes.')]
	],
	[
		'a ruled line',
		[before('***')],
		[at(8, 'A lesson has no ruled lines. Type a heading that begins with ###.')]
	],
	[
		'a link with its address elsewhere',
		[before('See [this][here].\n\n[here]: sources/a-reply.md')],
		[
			at(8, 'A link has its address beside it. Type [words](address).'),
			at(10, 'A link has its address beside it. Type [words](address).')
		]
	],
	[
		'a heading of another depth',
		[before('## Large')],
		[at(8, 'A heading inside a text begins with ###, not ##. Type ### before it.')]
	],
	[
		'a list inside a list',
		[before('- one\n  - two')],
		[at(9, 'A point of a list is one paragraph. Type a point of its own, with - before it.')]
	]
];

const CONTENT: readonly Row[] = [
	[
		'words quoted from no document',
		[[SECTION, '> Kim received my report', '> Kim never received my report']],
		[
			at(
				10,
				'No document of this module says “Kim never received my report with …”. Type the words as they stand in its excerpt.'
			)
		]
	],
	[
		'a person that there is not',
		[[SECTION, 'kim-il-sung', 'kim-il-song']],
		[at(6, 'There is no person “kim-il-song”. Type kim-il-sung.')]
	],
	[
		'a person of whom only a part of the id is typed',
		[[SECTION, 'people.yaml#kim-il-sung', 'people.yaml#stalin']],
		[at(6, 'There is no person “stalin”. Type joseph-stalin.')]
	],
	[
		'a term that nobody has written',
		[[SECTION, '38th-parallel', 'armistice']],
		[at(6, 'There is no term “armistice”. Type - id: armistice and its other fields in lessons/terms.yaml.')]
	],
	[
		'a place that nobody has written',
		[[SECTION, 'terms.yaml#38th-parallel', 'places.yaml#seoul']],
		[at(6, 'There is no place “seoul”. Type - id: seoul and its other fields in lessons/places.yaml.')]
	],
	[
		'a document that there is not',
		[before('See the [note](sources/the-note.md).')],
		[at(8, 'There is no source “the-note”. Type one of a-refusal, a-reply.')]
	],
	[
		'a document that is shown twice',
		[[SECTION, '[The refusal]', `${FIRST}\n\n[The refusal]`]],
		[at(14, '“a-reply” is already shown in this section. Type a sentence around the link.')]
	],
	[
		'a document that is shown nowhere',
		[[SECTION, '[The refusal](', 'See [the refusal](']],
		[
			'lessons/war/sources/a-refusal.md:1: No section shows this document. Type [its title](sources/a-refusal.md) in a paragraph of its own in one of them.'
		]
	],
	[
		'a section that is too short',
		[[SECTION, / The paper .*/.exec(SOUND[SECTION] ?? '')?.[0] ?? '?', '']],
		[at(1, 'warning: The section has 15 words of its own. Type more: 450 to 950.')]
	],
	[
		'a section that is too long',
		[before(Array.from({ length: 450 }, () => 'word').join(' '))],
		[at(1, 'warning: The section has 955 words of its own. Type fewer: 450 to 950.')]
	],
	[
		'minutes that are no number',
		[[SECTION, 'minutes: 6', 'minutes: six']],
		[at(3, '“minutes” cannot be “six”. Type, for example, minutes: 6.')]
	]
];

test.each([...MARKUP, ...CONTENT])('%s', (_title, changes, expected) => {
	expect(problemsIn(withChanges(...changes))).toEqual(expected);
});

test('a document that another section shows is told so, and a section without documents is warned of', () => {
	const text = SOUND[SECTION] ?? '';
	const again = text.replace(/\[The refusal\].*/, '');
	const none = text.replaceAll(/^\[The re.*/gm, '');
	expect(problemsIn(withFiles({ 'war/02-again.md': again, 'war/03-none.md': none }))).toEqual([
		'lessons/war/02-again.md:8: “a-reply” is already shown in section the-reply. Type a sentence around the link.',
		'lessons/war/03-none.md:1: warning: The section shows no document. Type a link to a source in a paragraph of its own, as in [The reply](sources/a-reply-from-moscow.md).'
	]);
});
