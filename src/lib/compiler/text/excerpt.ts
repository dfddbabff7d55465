import type { RootContent } from 'mdast';
import { lineOf, quotedParagraphs } from './markdown.ts';
import type { Reading } from '../read/reading.ts';
import { countWords, OMISSION } from './words.ts';

/** Reads the block quote above the claims: the words of the document, paragraph by paragraph. */
export function readExcerpt(
	reading: Reading,
	nodes: readonly RootContent[],
	body: string,
	mayBeShort: boolean
): string[] {
	const quotes = nodes.filter((node) => node.type === 'blockquote');
	for (const node of nodes.filter(({ type }) => type !== 'blockquote')) {
		reading.error(
			lineOf(node),
			'Only the excerpt stands above the claims. Type > before each of its lines and between its paragraphs.'
		);
	}
	const excerpt = quotes.flatMap((node) => quotedParagraphs(node, body));
	checkLength(reading, quotes[0] ? lineOf(quotes[0]) : 1, excerpt, mayBeShort);
	return excerpt;
}

function checkLength(reading: Reading, line: number, excerpt: readonly string[], mayBeShort: boolean): void {
	const words = excerpt.reduce((sum, paragraph) => sum + countWords(paragraph.split(OMISSION).join(' ')), 0);
	const has = `The excerpt has ${words} words.`;
	if (words === 0) {
		reading.error(line, 'There is no excerpt. Type > and the words of the document below the fields.');
	} else if (words > 250) {
		reading.error(line, `${has} Leave some out and type […] in their place: 250 at most.`);
	} else if (words < 60 && !mayBeShort) {
		reading.warning(line, `${has} Type more of the document: 60 at least.`);
	}
}
