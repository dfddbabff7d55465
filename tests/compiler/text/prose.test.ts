import { expect, test } from 'vitest';
import type { Block } from '#lib/domain/content/prose.ts';
import { parseMarkdown } from '#lib/compiler/text/markdown.ts';
import { readBlocks } from '#lib/compiler/text/prose.ts';
import { countOwnWords, ownProse } from '#lib/compiler/text/prose-words.ts';
import { Reading } from '#lib/compiler/read/reading.ts';

function read(body: string): { blocks: Block[]; reading: Reading } {
	const reading = new Reading('x.md');
	const blocks = readBlocks({ reading, body, hasCards: true }, parseMarkdown(body).children);
	return { blocks, reading };
}

const text = (words: string): { kind: 'text'; text: string } => ({ kind: 'text', text: words });

test('running text becomes a tree of plain values', () => {
	const { blocks, reading } = read(
		'A *short* and **plain**\nline with *a [place](../places.yaml#ongjin)*.\n\n### Heading\n\n1. one\n2. two\n\n- three'
	);
	expect(blocks).toEqual([
		{
			kind: 'paragraph',
			children: [
				text('A '),
				{ kind: 'emphasis', children: [text('short')] },
				text(' and '),
				{ kind: 'strong', children: [text('plain')] },
				text(' line with '),
				{
					kind: 'emphasis',
					children: [text('a '), { kind: 'reference', to: 'place', id: 'ongjin', children: [text('place')] }]
				},
				text('.')
			]
		},
		{ kind: 'heading', children: [text('Heading')] },
		{ kind: 'list', ordered: true, items: [[text('one')], [text('two')]] },
		{ kind: 'list', ordered: false, items: [[text('three')]] }
	]);
	expect(reading.diagnostics).toEqual([]);
	expect(reading.references).toEqual([{ to: 'place', id: 'ongjin', file: 'x.md', line: 2 }]);
});

test('a link to a source alone is a card; in a sentence, or stressed, it is a reference', () => {
	const link = '[The reply](sources/a-reply.md)';
	const reference = { kind: 'reference', to: 'source', id: 'a-reply', children: [text('The reply')] };
	expect(read(link).blocks).toEqual([{ kind: 'source', id: 'a-reply' }]);
	expect(read(`${link}.`).blocks).toEqual([{ kind: 'paragraph', children: [reference, text('.')] }]);
	expect(read(`*${link}*`).blocks).toEqual([
		{ kind: 'paragraph', children: [{ kind: 'emphasis', children: [reference] }] }
	]);
});

test('a quotation keeps its paragraphs and is noted to be looked up', () => {
	const { blocks, reading } = read('> One “line”\n> goes on.\n>\n> Two.');
	expect(blocks).toEqual([{ kind: 'quote', paragraphs: [[text('One “line” goes on.')], [text('Two.')]] }]);
	expect(reading.quotations.map((quotation) => quotation.text)).toEqual(['One “line” goes on.', 'Two.']);
});

test('points and asterisks of a quoted document are no markup', () => {
	const { blocks } = read('> 1. The first point.\n> 2. The second.');
	expect(blocks).toEqual([{ kind: 'quote', paragraphs: [[text('1. The first point. 2. The second.')]] }]);
});

test('what a lesson cannot hold is noted and left out, and the rest stays', () => {
	const { blocks, reading } = read('One.\n\n<b>Two.</b>\n\n    three\n\nFour ![map](x.png) five.');
	expect(blocks).toEqual([
		{ kind: 'paragraph', children: [text('One.')] },
		{ kind: 'paragraph', children: [text('Two.')] },
		{ kind: 'paragraph', children: [text('Four '), text(' five.')] }
	]);
	expect(reading.diagnostics.map(({ line }) => line)).toEqual([3, 3, 5, 7]);
});

test('a link that leads nowhere keeps its words', () => {
	expect(read('See [this](https://example.org).').blocks).toEqual([
		{ kind: 'paragraph', children: [text('See '), text('this'), text('.')] }
	]);
});

test('own words are those of paragraphs, headings and lists, not of quotations and cards', () => {
	const { blocks } = read(
		'One two – three.\n\n> four five\n\n### Six\n\n- seven’s *eight*\n\n[Nine](sources/nine.md)'
	);
	expect(ownProse(blocks)).toEqual(['One two – three.', 'Six', 'seven’s eight']);
	expect(countOwnWords(blocks)).toBe(6);
});
