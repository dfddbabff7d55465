import type { PossibleAnswer } from '#lib/domain/content/lesson-module.ts';
import { Fields, type FieldRules } from './fields/fields.ts';
import { slug } from './fields/id.ts';
import { lineOf, partsOf, type Part } from './text/markdown.ts';
import { readPoints } from './fields/points.ts';
import type { Reading } from './read/reading.ts';

const ANSWER_FIELDS = {
	'gets right': { example: 'The wish and the plan were his, and he asked again and again.' },
	'supported by': { example: 'kim-at-lunch#kim-asks-to-attack, another-source#a-claim' },
	'complicated by': { example: 'stalin-january-telegram#groundwork-needed, another-source#a-claim' }
} satisfies FieldRules<string>;

/** Reads what stands under "## Answers people give": one answer as each `###` heading. */
export function readAnswers(reading: Reading, body: string, part: Part): PossibleAnswer[] {
	const [before, ...answers] = partsOf(part.nodes, 3, body);
	const above = before?.nodes[0];
	if (above)
		reading.error(lineOf(above), 'Each answer is a heading of its own. Type ### and the answer above it.');
	if (answers.length < 3 || answers.length > 4) {
		reading.warning(part.line, `Here are ${answers.length} answers. Type three or four.`);
	}
	return answers.map((answer) => readAnswer(reading, body, answer));
}

function readAnswer(reading: Reading, body: string, { title = '', line, nodes }: Part): PossibleAnswer {
	const id = slug(title);
	reading.define('answer', id, line);
	const fields = new Fields(reading, { line, entries: readPoints(reading, nodes, body) }, ANSWER_FIELDS);
	const claims = (name: 'supported by' | 'complicated by'): string[] => {
		const ids = fields.list(name);
		for (const claim of ids) reading.refer('claim', claim, fields.lineOf(name));
		if (ids.length === 1)
			reading.warning(fields.lineOf(name), `“${name}” names one claim. Type two at least.`);
		return ids;
	};
	const supportedBy = claims('supported by');
	const complicatedBy = claims('complicated by');
	const both = supportedBy.find((claim) => complicatedBy.includes(claim));
	if (both !== undefined) {
		reading.error(
			fields.lineOf('complicated by'),
			`${both} cannot both support and complicate an answer. Delete it from one of the two lines.`
		);
	}
	return { id, text: title, getsRight: fields.text('gets right'), supportedBy, complicatedBy };
}
