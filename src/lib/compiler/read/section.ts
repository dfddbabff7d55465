import type { Section } from '#lib/domain/content/lesson-module.ts';
import { Fields } from '../fields/fields.ts';
import { lineOf } from '../text/markdown.ts';
import { readPage } from './page.ts';
import { readBlocks } from '../text/prose.ts';
import { countOwnWords } from '../text/prose-words.ts';
import type { Reading } from './reading.ts';

const SECTION_FIELDS = { title: { example: 'A change of answer' }, minutes: { example: '6' } };

/** A section, and the line on which each of its document cards stands. */
export interface SectionPage {
	readonly section: Section;
	readonly cards: readonly { readonly source: string; readonly file: string; readonly line: number }[];
}

/** Reads one section file; its id is the name of the file without number and ending. */
export function readSection(reading: Reading, id: string, text: string): SectionPage {
	reading.define('section', id, 1);
	const page = readPage(reading, text);
	const fields = new Fields(reading, page.fields, SECTION_FIELDS);
	const place = { reading, body: page.body, hasCards: true };
	const perNode = page.tree.children.map((node) => ({
		line: lineOf(node),
		blocks: readBlocks(place, [node])
	}));
	const blocks = perNode.flatMap((node) => node.blocks);
	const cards = perNode.flatMap((node) =>
		node.blocks.flatMap((block) =>
			block.kind === 'source' ? [{ source: block.id, file: reading.file, line: node.line }] : []
		)
	);
	const words = countOwnWords(blocks);
	if (words < 450 || words > 950) {
		reading.warning(
			1,
			`The section has ${words} words of its own. Type ${words < 450 ? 'more' : 'fewer'}: 450 to 950.`
		);
	}
	if (cards.length === 0) {
		reading.warning(
			1,
			'The section shows no document. Type a link to a source in a paragraph of its own, as in [The reply](sources/a-reply-from-moscow.md).'
		);
	}
	const minutes = fields.number('minutes', isWhole);
	const section = {
		id,
		title: fields.text('title'),
		minutes,
		words,
		blocks,
		sources: cards.map((card) => card.source)
	};
	return { section, cards };
}

/** Whether a number of minutes or a place in an order is a whole number from 1. */
export function isWhole(value: number): boolean {
	return Number.isInteger(value) && value > 0;
}
