import type { Nodes, Root, RootContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Reading } from '../read/reading.ts';
import { normalizeSpaces } from './words.ts';

const parser = unified().use(remarkParse);

/** CommonMark with positions. */
export function parseMarkdown(text: string): Root {
	return parser.parse(text);
}

/** The line on which a part of a page begins. */
export function lineOf(node: Nodes): number {
	return node.position?.start.line ?? 1;
}

/**
 * The words of a part of a page as typed, on one line: Markdown's own marks in it stay, only its escapes go.
 * Verbatim text is read in this way, because documents hold asterisks and numbered points that are no markup.
 */
export function typedText(node: Nodes, body: string): string {
	return normalizeSpaces(unescape(typed(node, body)));
}

/** The words of a part of a page where nothing but words can be shown; links and stress in it are noted. */
export function plainWords(reading: Reading, node: Nodes, body: string): string {
	const text = typedText(node, body);
	rejectMarkup(reading, lineOf(node), text);
	return text;
}

/** Notes a link or a mark of stress in words that are shown as they are. */
export function rejectMarkup(reading: Reading, line: number, text: string): void {
	if (!/\]\(|\*\S[^*]*\*|(?<!\w)_\S[^_]*_(?!\w)/.test(text)) return;
	reading.error(line, 'Here stand plain words. Type them without links and without *asterisks*.');
}

/** The paragraphs of a block quote as typed, without its `>` marks. */
export function quotedParagraphs(node: Nodes, body: string): string[] {
	const lines = typed(node, body).split('\n');
	return lines
		.map((line) => line.replace(/^[ \t]*>[ \t]?/, ''))
		.join('\n')
		.split(/\n[ \t]*\n/)
		.map((paragraph) => normalizeSpaces(unescape(paragraph)))
		.filter((paragraph) => paragraph !== '');
}

function typed(node: Nodes, body: string): string {
	return body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function unescape(text: string): string {
	return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** A heading and what stands under it. The part before the first heading has no title. */
export interface Part {
	readonly title?: string;
	readonly line: number;
	readonly nodes: readonly RootContent[];
}

/** The parts of a page under the headings of one depth. */
export function partsOf(nodes: readonly RootContent[], depth: number, body: string): Part[] {
	const parts: { title?: string; line: number; nodes: RootContent[] }[] = [{ line: 1, nodes: [] }];
	for (const node of nodes) {
		if (node.type === 'heading' && node.depth === depth) {
			const title = typedText(node, body).replace(/^#+\s*|\s*#*$/g, '');
			parts.push({ title, line: lineOf(node), nodes: [] });
		} else {
			parts.at(-1)?.nodes.push(node);
		}
	}
	return parts;
}
