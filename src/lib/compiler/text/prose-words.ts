import type { Block, Inline } from '#lib/domain/content/prose.ts';
import { plainText } from '#lib/domain/content/prose.ts';
import { countWords } from './words.ts';

/** The running texts of our own prose, one for each paragraph, heading and point of a list; quotations are left out. */
export function ownProse(blocks: readonly Block[]): string[] {
	return blocks.flatMap(ownText).map((children) => plainText(children));
}

/** Words of our own prose; excerpts and quotations are not counted. */
export function countOwnWords(blocks: readonly Block[]): number {
	return ownProse(blocks).reduce((sum, text) => sum + countWords(text), 0);
}

function ownText(block: Block): (readonly Inline[])[] {
	switch (block.kind) {
		case 'paragraph':
		case 'heading':
			return [block.children];
		case 'list':
			return [...block.items];
		case 'quote':
		case 'source':
			return [];
	}
}
