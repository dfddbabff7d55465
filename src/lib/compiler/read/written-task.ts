import type { WrittenTask } from '#lib/domain/content/lesson-module.ts';
import { readPoints } from '../fields/points.ts';
import { Fields } from '../fields/fields.ts';
import { plainWords, type Part } from '../text/markdown.ts';
import type { Reading } from './reading.ts';

const TASK_FIELDS = {
	sources: { example: 'a-reply-from-moscow' },
	'level 1': { example: 'Names one person and quotes nothing.' },
	'level 2': { example: 'Names the parts of two people and quotes one document.' },
	'level 3': { example: 'Names the parts of two people, quotes a document and says what it cannot prove.' }
};

/** Reads what stands under "## Written task": the task, then its sources and three levels. */
export function readWrittenTask(reading: Reading, body: string, part: Part): WrittenTask {
	const prompt = part.nodes
		.filter((node) => node.type === 'paragraph')
		.map((node) => plainWords(reading, node, body))
		.join(' ');
	if (prompt === '') {
		reading.error(part.line, 'The written task asks nothing. Type the task in a paragraph above its list.');
	}
	const fields = new Fields(
		reading,
		{ line: part.line, entries: readPoints(reading, part.nodes, body) },
		TASK_FIELDS
	);
	const sources = fields.list('sources');
	for (const id of sources) reading.refer('source', id, fields.lineOf('sources'));
	return {
		prompt,
		sources,
		levels: [fields.text('level 1'), fields.text('level 2'), fields.text('level 3')]
	};
}
