import { HEAD_LINES, type HeadLine, type Weighing } from '#lib/domain/content/source.ts';
import { checkVerbatim } from './check/check-quotes.ts';
import type { ClaimedSource } from './read/claims.ts';
import { Fields, oneOf, type Entry, type FieldRules } from './fields/fields.ts';
import { lineOf, partsOf, type Part } from './text/markdown.ts';
import { checkQuestion } from './read/misreadings.ts';
import { readPoints } from './fields/points.ts';
import type { Reading } from './read/reading.ts';

const WEIGHING_FIELDS = {
	asks: { example: 'Why should a reader be careful with this account?' },
	answer: { example: 'He had carried out the order himself.' },
	'rests on': { example: 'words of the excerpt, or head: from', repeated: true },
	weaker: { example: 'He wrote it down years later, from memory.', repeated: true },
	why: { example: 'He sent the telegram on the next day.', repeated: true }
} satisfies FieldRules<string>;

/** A line of the card's head, as typed after "rests on". */
const HEAD = /^head:\s*(.*)$/;

/** Reads what stands under "## Weighing": one judgement under each `###` heading. */
export function readWeighings(
	reading: Reading,
	source: ClaimedSource,
	part: Part,
	hasHead: (line: HeadLine) => boolean
): Weighing[] {
	const [before, ...weighings] = partsOf(part.nodes, 3, source.body);
	const above = before?.nodes[0];
	if (above) {
		reading.error(
			lineOf(above),
			'Each weighing stands under its id. Type ### and an id above it, as in ### a-messenger-reports-success.'
		);
	}
	return weighings.map((weighing) => readWeighing(reading, source, weighing, hasHead));
}

function readWeighing(
	reading: Reading,
	source: ClaimedSource,
	part: Part,
	hasHead: (line: HeadLine) => boolean
): Weighing {
	const typed = part.title ?? '';
	const id = `${source.id}#${typed}`;
	if (reading.definitions.some((other) => other.kind === 'claim' && other.id === id)) {
		reading.error(part.line, `A claim is called “${typed}” too. Type another id for this weighing.`);
	}
	reading.define('weighing', id, part.line, typed);
	const block = { line: part.line, entries: readPoints(reading, part.nodes, source.body) };
	const fields = new Fields(reading, block, WEIGHING_FIELDS);
	const asks = fields.entry('asks');
	if (asks) checkQuestion(reading, asks);
	const rests = fields.all('rests on');
	return {
		id,
		source: source.id,
		asks: asks?.value ?? '',
		answer: fields.text('answer'),
		weaker: readWeaker(reading, id, part.line, fields.all('weaker'), fields.all('why')),
		restsOn: rests
			.filter(({ value }) => !HEAD.test(value))
			.map(({ value, line }) => checkVerbatim(reading, line, source.excerpt, value, 'the excerpt')),
		restsOnHead: rests
			.filter(({ value }) => HEAD.test(value))
			.flatMap((entry) => readHead(reading, entry, hasHead))
	};
}

function readHead(
	reading: Reading,
	{ value, line }: Entry,
	hasHead: (line: HeadLine) => boolean
): HeadLine[] {
	const named = { name: 'head', value: HEAD.exec(value)?.[1] ?? '', line };
	const head = oneOf(reading, named, HEAD_LINES);
	if (head === undefined) return [];
	if (!hasHead(head)) {
		reading.error(line, `The card has no “${head}”. Type words of the excerpt, or another line of its head.`);
	}
	return [head];
}

function readWeaker(
	reading: Reading,
	id: string,
	line: number,
	weaker: readonly Entry[],
	whys: readonly Entry[]
): Weighing['weaker'] {
	if (weaker.length !== 2) {
		reading.error(line, `A weighing has two weaker answers, and here are ${weaker.length}. Type two.`);
	}
	return weaker.map(({ value, line: at }, i) => {
		const end = weaker[i + 1]?.line ?? Infinity;
		const [why, second] = whys.filter((one) => one.line > at && one.line < end);
		if (!why) reading.error(at, 'This answer has no reason. Type below it, indented by two spaces, - why:');
		if (second) reading.error(second.line, 'This answer has two reasons. Type both in one line.');
		return { id: `${id}.w${i + 1}`, text: value, why: why?.value ?? '' };
	});
}
