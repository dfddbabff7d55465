import type { ListItem, RootContent } from 'mdast';
import type { Entry } from './fields.ts';
import { rejectMarkup, lineOf, typedText } from '../text/markdown.ts';
import type { Reading } from '../read/reading.ts';

/** Fields that hold words of a document, in which asterisks are no markup. */
const VERBATIM = ['evidence', 'tempted by', 'rests on'];

/** The `- name: value` points of a claim in the order of the page, those inside other points after them. */
export function readPoints(reading: Reading, nodes: readonly RootContent[], body: string): Entry[] {
	return nodes.flatMap((node) =>
		node.type === 'list' ? node.children.flatMap((item) => readPoint(reading, item, body)) : []
	);
}

function readPoint(reading: Reading, item: ListItem, body: string): Entry[] {
	const [first, ...rest] = item.children;
	const line = lineOf(item);
	const text = first ? typedText(first, body) : '';
	const [, name, note, value] =
		/^([\p{L}][\p{L}\d -]{0,30}?)(?:\s*\(([^)]*)\))?\s*:(?:\s+(.*))?$/u.exec(text) ?? [];
	const isNamed = name !== undefined && (note === undefined || name === 'misreading');
	if (!isNamed) reading.error(line, 'This point has no name. Type, for example, - evidence: and the words.');
	if (!VERBATIM.includes(name ?? '')) rejectMarkup(reading, line, text);
	const entry = isNamed ? [{ name, value: value ?? '', line, ...(note !== undefined && { note }) }] : [];
	return [...entry, ...readPoints(reading, rest, body)];
}
