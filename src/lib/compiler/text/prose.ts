import type { Blockquote, Heading, Link, List, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Block, Inline } from '#lib/domain/content/prose.ts';
import { plainText } from '#lib/domain/content/prose.ts';
import { lineOf, quotedParagraphs } from './markdown.ts';
import type { Named, Reading } from '../read/reading.ts';
import { normalizeSpaces } from './words.ts';

/** Where prose stands decides what may stand in it: document cards only in sections. */
export interface ProsePlace {
	readonly reading: Reading;
	readonly body: string;
	readonly hasCards: boolean;
}

/** Reads running text; everything that a lesson cannot hold is noted with what to type in its place. */
export function readBlocks(place: ProsePlace, nodes: readonly RootContent[]): Block[] {
	return nodes.flatMap((node) => readBlock(place, node));
}

function readBlock(place: ProsePlace, node: RootContent): Block[] {
	switch (node.type) {
		case 'paragraph':
			return readParagraph(place, node);
		case 'heading':
			return readHeading(place, node);
		case 'blockquote':
			return readQuote(place, node);
		case 'list':
			return [readList(place, node)];
		default:
			place.reading.error(lineOf(node), foreign(node));
			return [];
	}
}

function readParagraph(place: ProsePlace, node: Paragraph): Block[] {
	const { reading } = place;
	const children = readInlines(reading, node.children);
	if (/\|\s*:?-{3,}/.test(plainText(children))) {
		reading.error(lineOf(node), 'A lesson has no tables. Type a list, with - before each line.');
		return [];
	}
	const [only] = children;
	if (children.length !== 1 || only?.kind !== 'reference' || only.to !== 'source') {
		return [{ kind: 'paragraph', children }];
	}
	if (place.hasCards) return [{ kind: 'source', id: only.id }];
	reading.error(
		lineOf(node),
		'A document card stands in a section, not here. Type a sentence around the link.'
	);
	return [];
}

function readHeading({ reading }: ProsePlace, node: Heading): Block[] {
	if (node.depth !== 3) {
		const marks = '#'.repeat(node.depth);
		reading.error(lineOf(node), `A heading inside a text begins with ###, not ${marks}. Type ### before it.`);
	}
	return [{ kind: 'heading', children: readInlines(reading, node.children) }];
}

function readQuote({ reading, body }: ProsePlace, node: Blockquote): Block[] {
	const paragraphs = node.children.every((child) => child.type === 'paragraph')
		? node.children.map((child) => readInlines(reading, child.children))
		: quotedParagraphs(node, body).map((text): Inline[] => [{ kind: 'text', text }]);
	for (const paragraph of paragraphs) reading.quote(normalizeSpaces(plainText(paragraph)), lineOf(node));
	return [{ kind: 'quote', paragraphs }];
}

function readList({ reading }: ProsePlace, node: List): Block {
	const items = node.children.map((item) => {
		const [paragraph, ...rest] = item.children;
		if (rest[0]) {
			reading.error(
				lineOf(rest[0]),
				'A point of a list is one paragraph. Type a point of its own, with - before it.'
			);
		}
		return paragraph?.type === 'paragraph' ? readInlines(reading, paragraph.children) : [];
	});
	return { kind: 'list', ordered: node.ordered === true, items };
}

function readInlines(reading: Reading, nodes: readonly PhrasingContent[]): Inline[] {
	return nodes.flatMap((node) => readInline(reading, node));
}

function readInline(reading: Reading, node: PhrasingContent): Inline[] {
	switch (node.type) {
		case 'text':
			return [{ kind: 'text', text: node.value.replace(/\s+/gu, ' ') }];
		case 'break':
			return [{ kind: 'text', text: ' ' }];
		case 'emphasis':
			return [{ kind: 'emphasis', children: readInlines(reading, node.children) }];
		case 'strong':
			return [{ kind: 'strong', children: readInlines(reading, node.children) }];
		case 'link':
			return readLink(reading, node);
		default:
			reading.error(lineOf(node), foreign(node));
			return [];
	}
}

const AUTHORITIES: Readonly<Record<string, Exclude<Named, 'claim'>>> = {
	people: 'person',
	places: 'place',
	terms: 'term'
};

function readLink(reading: Reading, node: Link): Inline[] {
	const children = readInlines(reading, node.children);
	const [, list = '', name] = /^(?:\.\.\/)+(people|places|terms)\.yaml#(.+)$/.exec(node.url) ?? [];
	const [, source] = /^(?:\.\/)?sources\/([^/#]+)\.md$/.exec(node.url) ?? [];
	const to = source === undefined ? AUTHORITIES[list] : 'source';
	const id = source ?? name;
	if (to === undefined || id === undefined) {
		reading.error(lineOf(node), astray(node.url));
		return children;
	}
	reading.refer(to, id, lineOf(node));
	return [{ kind: 'reference', to, id, children }];
}

function astray(url: string): string {
	if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) {
		return `A lesson links to nothing outside the library, and this leads to ${url}. Type the title of the work in words.`;
	}
	return `The link “${url}” leads nowhere. Type sources/<source>.md, ../people.yaml#<id>, ../places.yaml#<id> or ../terms.yaml#<id>.`;
}

const INSTEAD: Readonly<Record<string, string>> = {
	html: 'A lesson has no HTML. Type the words alone, with *asterisks* for stress.',
	image: 'A lesson has no images. Type in words what is to be seen.',
	imageReference: 'A lesson has no images. Type in words what is to be seen.',
	code: 'A lesson has no code blocks. Type the lines without backquotes and without indenting them.',
	inlineCode: 'A lesson has no code. Type the words without backquotes.',
	thematicBreak: 'A lesson has no ruled lines. Type a heading that begins with ###.',
	definition: 'A link has its address beside it. Type [words](address).',
	linkReference: 'A link has its address beside it. Type [words](address).'
};

function foreign(node: Nodes): string {
	return INSTEAD[node.type] ?? `A lesson cannot hold this (${node.type}). Type plain paragraphs.`;
}
