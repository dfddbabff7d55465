import { isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Pair } from 'yaml';
import type { Entry, FieldBlock } from './fields.ts';
import type { Reading } from '../read/reading.ts';
import { normalizeSpaces } from '../text/words.ts';
import { BRACKETED, meaningsOf } from './yaml-errors.ts';

/** Reads a list of flat `name: value` items. All values are strings, dates and numbers too. */
export function readFlatList(reading: Reading, text: string): FieldBlock[] {
	const lines = new LineCounter();
	const document = parseDocument(withSpaces(text), {
		schema: 'failsafe',
		uniqueKeys: false,
		lineCounter: lines
	});
	for (const { offset, message } of meaningsOf(document.errors)) {
		reading.error(lines.linePos(offset).line, message);
	}
	const { contents } = document;
	if (contents === null || (isScalar(contents) && contents.value === '')) return [];
	if (isSeq(contents)) return contents.items.flatMap((item) => readItem(reading, lines, item));
	reading.error(1, 'The file must be a list. Type - id: before the first line of each item.');
	return [];
}

/** YAML knows no tabs before a field; curators' editors do. */
function withSpaces(text: string): string {
	return text.replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length));
}

function readItem(reading: Reading, lines: LineCounter, item: unknown): FieldBlock[] {
	const line = lineAt(lines, item);
	if (!isMap(item)) {
		reading.error(
			line,
			'This is not an item. Type - id: and the other fields below it, indented by two spaces.'
		);
		return [];
	}
	const before = reading.diagnostics.length;
	const entries = item.items.flatMap((pair) => readField(reading, lines, pair));
	const last = item.range ? lines.linePos(item.range[1]).line : line;
	const isBroken = reading.diagnostics.some(
		(one, i) => i >= before || (one.line >= line && one.line <= last)
	);
	return [{ line, entries, isBroken }];
}

function readField(reading: Reading, lines: LineCounter, { key, value }: Pair): Entry[] {
	const line = lineAt(lines, key);
	const name = isScalar(key) ? String(key.value) : '';
	if (value === null) return [{ name, value: '', line }];
	if (isScalar(value)) return [{ name, value: normalizeSpaces(String(value.value ?? '')), line }];
	if (reading.diagnostics.some((one) => one.line === line)) return [];
	const nested = `“${name}” cannot hold lines of its own. Type its values on one line with commas, as in also: Kim Ir Sen, Kim Il-sung.`;
	reading.error(line, isCollection(value) && value.flow ? BRACKETED : nested);
	return [];
}

function lineAt(lines: LineCounter, node: unknown): number {
	return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
}
