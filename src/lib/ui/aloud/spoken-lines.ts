import { sentenceSpans } from './sentence-spans.ts';

/** A sentence on the page: what is said, in which language, and where it stands. */
export interface Line {
	readonly text: string;
	readonly lang: string;
	readonly range: Range;
}

// What is read, in reading order. The head of a card is a form: heard line by line it tells nothing.
const BLOCKS = 'h1, h2, .prose p, .prose li, .excerpt p';

function textNodes(block: Element): Text[] {
	const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
	const nodes: Text[] = [];
	for (let node = walker.nextNode(); node; node = walker.nextNode())
		if (node instanceof Text) nodes.push(node);
	return nodes;
}

/** The place of a letter of the whole text: its node, and how far into it. */
function placeOf(
	nodes: readonly Text[],
	letter: number,
	isEnd: boolean
): readonly [Text, number] | undefined {
	let before = 0;
	for (const node of nodes) {
		const after = before + node.data.length;
		if (isEnd ? letter <= after : letter < after) return [node, letter - before];
		before = after;
	}
	return undefined;
}

function linesOf(block: Element): Line[] {
	const nodes = textNodes(block);
	const text = nodes.map(({ data }) => data).join('');
	const lang = block.closest('[lang]')?.getAttribute('lang') ?? 'en';
	return sentenceSpans(text).flatMap(({ from, to }) => {
		const [start, end] = [placeOf(nodes, from, false), placeOf(nodes, to, true)];
		if (!start || !end) return [];
		const range = document.createRange();
		range.setStart(...start);
		range.setEnd(...end);
		// A voice would say "bracket" for each omission.
		return [{ text: text.slice(from, to).replaceAll('[…]', '…').replace(/\s+/g, ' '), lang, range }];
	});
}

/** Every sentence of a section or a document, in reading order. */
export function spokenLines(root: Element): Line[] {
	const blocks = [...root.querySelectorAll(BLOCKS)];
	const isNested = (block: Element): boolean =>
		blocks.some((other) => other !== block && other.contains(block));
	return blocks
		.filter((block) => !isNested(block) && !block.closest('[popover], dialog, nav'))
		.flatMap(linesOf);
}
