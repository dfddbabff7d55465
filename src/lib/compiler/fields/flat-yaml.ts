import { isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Pair } from 'yaml';
import type { Entry, FieldBlock } from './fields.ts';
import type { Reading } from '../read/reading.ts';
import { normalizeSpaces } from '../text/words.ts';
import { BRACKETED, meaningsOf } from './yaml-errors.ts';

/**
 * Reads a list of flat `name: value` items. All values are strings, dates and numbers too. Only the fields named in
 * `lists` hold a list of flat items themselves.
 */
export function readFlatList(reading: Reading, text: string, lists: readonly string[] = []): FieldBlock[] {
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
	if (isSeq(contents)) return contents.items.flatMap((item) => readItem({ reading, lines, lists }, item));
	reading.error(1, 'The file must be a list. Type - id: before the first line of each item.');
	return [];
}

/** YAML knows no tabs before a field; curators' editors do. */
function withSpaces(text: string): string {
	return text.replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length));
}

interface Place {
	readonly reading: Reading;
	readonly lines: LineCounter;
	readonly lists: readonly string[];
}

function readItem(place: Place, item: unknown): FieldBlock[] {
	const { reading, lines, lists } = place;
	const line = lineAt(lines, item);
	if (!isMap(item)) {
		reading.error(
			line,
			'This is not an item. Type - id: and the other fields below it, indented by two spaces.'
		);
		return [];
	}
	const before = reading.diagnostics.length;
	const below = new Map<string, FieldBlock[]>();
	const entries = item.items.flatMap((pair) => {
		const { key, value } = pair;
		const name = isScalar(key) ? String(key.value) : '';
		if (!isSeq(value) || !lists.includes(name)) return readField(reading, lines, pair);
		below.set(
			name,
			value.items.flatMap((inner) => readItem({ ...place, lists: [] }, inner))
		);
		return [{ name, value: `${value.items.length}`, line: lineAt(lines, key) }];
	});
	const last = item.range ? lines.linePos(item.range[1]).line : line;
	const isBroken = reading.diagnostics.some(
		(one, i) => i >= before || (one.line >= line && one.line <= last)
	);
	return [{ line, entries, isBroken, below }];
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
