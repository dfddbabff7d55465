import type { Root } from 'mdast';
import type { Entry, FieldBlock } from '../fields/fields.ts';
import { parseMarkdown } from '../text/markdown.ts';
import type { Reading } from './reading.ts';

/** A Markdown file: the flat fields on top, and the body as a tree whose lines are those of the file. */
export interface Page {
	readonly fields: FieldBlock;
	readonly tree: Root;
	/** The text with its fields blanked out, so that offsets and lines of the tree hold. */
	readonly body: string;
}

const FENCE = /^---\s*$/;

/** Splits a file into its front matter and its body. Values are strings; nothing is nested. */
export function readPage(reading: Reading, text: string): Page {
	const before = reading.diagnostics.length;
	const lines = text.split('\n');
	const end = frontMatterEnd(reading, lines);
	const entries = lines.slice(1, Math.max(1, end)).flatMap((line, i) => readEntry(reading, line, i + 2));
	const body = lines.map((line, i) => (i <= end ? '' : line)).join('\n');
	const isBroken = reading.diagnostics.length > before;
	return { fields: { line: 1, entries, isBroken }, tree: parseMarkdown(body), body };
}

/** The index of the closing `---`, or -1 where there is no front matter. */
function frontMatterEnd(reading: Reading, lines: readonly string[]): number {
	if (!FENCE.test(lines[0] ?? '')) {
		reading.error(
			1,
			'The file must begin with its fields. Type --- on the first line, then title: and so on, then --- again.'
		);
		return -1;
	}
	const end = lines.findIndex((line, i) => i > 0 && FENCE.test(line));
	if (end > 0) return end;
	reading.error(1, 'The fields on top have no end. Type --- on the line after the last of them.');
	const blank = lines.findIndex((line) => line.trim() === '');
	return blank > 0 ? blank : lines.length - 1;
}

function readEntry(reading: Reading, text: string, line: number): Entry[] {
	if (text.trim() === '' || text.trimStart().startsWith('#')) return [];
	const [, name, value] = /^([\p{L}][\p{L}\d -]*?)\s*:(?:\s+(.*))?$/u.exec(text.trimEnd()) ?? [];
	if (name !== undefined) return [{ name, value: unquote((value ?? '').trim()), line }];
	if (/^\s+\S|^-\s/.test(text)) {
		reading.error(
			line,
			'A field cannot hold lines of its own. Type its values on one line with commas, as in to: joseph-stalin, mao-zedong.'
		);
	} else {
		reading.error(
			line,
			`“${text.trim()}” is not a field. Type a name, a colon, a space and the value, as in title: A change of answer.`
		);
	}
	return [];
}

/** Quotation marks around a whole value are YAML's, not the curator's. */
function unquote(value: string): string {
	return /^"[^"]*"$|^'[^']*'$/.test(value) ? value.slice(1, -1) : value;
}
