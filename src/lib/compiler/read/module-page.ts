import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { readAnswers } from '../answers.ts';
import { Fields, type FieldRules } from '../fields/fields.ts';
import { lineOf, partsOf, plainWords, type Part } from '../text/markdown.ts';
import { nearest } from '../check/nearest.ts';
import { readPage } from './page.ts';
import { readBlocks } from '../text/prose.ts';
import type { Reading } from './reading.ts';
import { isWhole } from './section.ts';
import { readWrittenTask } from './written-task.ts';

const MODULE_FIELDS = {
	title: { example: 'The 1950 decision for war' },
	question: { example: 'Who decided in 1950 that Korea should be unified by force?' },
	summary: { example: 'Telegrams show how a refusal became an agreement.' },
	level: { example: 'ages 14 and up' },
	minutes: { example: '45' },
	order: { example: '1' }
} satisfies FieldRules<string>;

const NEEDED_PARTS = ['Introduction', 'What we do not know', 'For discussion'] as const;
const PARTS = [...NEEDED_PARTS, 'Answers people give', 'Written task'] as const;
type PartTitle = (typeof PARTS)[number];

/** What module.md gives. */
export type ModulePage = Pick<
	LessonModule,
	| 'title'
	| 'question'
	| 'summary'
	| 'level'
	| 'minutes'
	| 'order'
	| 'introduction'
	| 'unknown'
	| 'discussion'
	| 'answers'
	| 'written'
>;

/** Reads module.md. */
export function readModulePage(reading: Reading, text: string): ModulePage {
	const page = readPage(reading, text);
	const fields = new Fields(reading, page.fields, MODULE_FIELDS);
	const [top, ...parts] = partsOf(page.tree.children, 2, page.body);
	const stray = top?.nodes[0];
	if (stray) reading.error(lineOf(stray), 'This stands under no heading. Type ## Introduction above it.');
	checkParts(reading, parts);
	const place = { reading, body: page.body, hasCards: false };
	const blocks = (title: PartTitle) =>
		readBlocks(
			place,
			parts.filter((part) => part.title === title).flatMap(({ nodes }) => nodes)
		);
	const answers = parts.find((part) => part.title === 'Answers people give');
	const written = parts.find((part) => part.title === 'Written task');
	return {
		title: fields.text('title'),
		question: fields.text('question'),
		summary: fields.text('summary'),
		level: fields.text('level'),
		minutes: fields.number('minutes', isWhole),
		order: fields.number('order', isWhole),
		introduction: blocks('Introduction'),
		unknown: blocks('What we do not know'),
		discussion: readDiscussion(reading, page.body, parts),
		...(answers && { answers: readAnswers(reading, page.body, answers) }),
		...(written && { written: readWrittenTask(reading, page.body, written) })
	};
}

function checkParts(reading: Reading, parts: readonly Part[]): void {
	const seen = new Set<string>();
	for (const { title = '', line } of parts) {
		if (!PARTS.some((known) => known === title)) {
			const near = nearest(title, PARTS);
			reading.error(
				line,
				`A module has no part “${title}”. Type ${near ? `## ${near}` : `one of ${PARTS.map((part) => `## ${part}`).join(', ')}`}.`
			);
		}
		if (seen.has(title)) reading.error(line, `There are two parts “${title}”. Type one heading for both.`);
		seen.add(title);
	}
	for (const title of NEEDED_PARTS) {
		if (!seen.has(title)) {
			reading.error(1, `The part “${title}” is missing. Type ## ${title} and the text below it.`);
		}
	}
}

function readDiscussion(reading: Reading, body: string, parts: readonly Part[]): string[] {
	return parts
		.filter((part) => part.title === 'For discussion')
		.flatMap(({ nodes }) => nodes)
		.flatMap((node) => {
			if (node.type === 'list') {
				return node.children.map((item) =>
					plainWords(reading, item, body).replace(/^(?:[-*+]|\d+[.)])\s+/, '')
				);
			}
			reading.error(lineOf(node), 'Questions for discussion are a list. Type - before each of them.');
			return [];
		});
}
