import type { Authority } from '#lib/domain/content/authority.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Block, Inline } from '#lib/domain/content/prose.ts';
import type { Source } from '#lib/domain/content/source.ts';

function referencesIn(children: readonly Inline[]): string[] {
	return children.flatMap((child) => {
		if (child.kind === 'text') return [];
		return child.kind === 'reference' ? [child.id] : referencesIn(child.children);
	});
}

function idsIn(block: Block): string[] {
	switch (block.kind) {
		case 'source':
			return [];
		case 'quote':
			return block.paragraphs.flatMap(referencesIn);
		case 'list':
			return block.items.flatMap(referencesIn);
		default:
			return referencesIn(block.children);
	}
}

type Names = Pick<LessonModule, 'names' | 'excerptNames'>;

/** The part of a module's names that a page refers to: in its prose, in the heads of its documents and in excerpts. */
export function namesUsed(
	{ names, excerptNames }: Names,
	blocks: readonly Block[],
	sources: readonly Source[]
): Authority {
	const heads = sources.flatMap(({ from, to, through, wordsOf }) => [...from, ...to, ...through, ...wordsOf]);
	const excerpts = sources.flatMap(({ named = [] }) => named.map(({ id }) => id));
	const used = new Set([...blocks.flatMap(idsIn), ...heads, ...excerpts]);
	const isUsed = ({ id }: { readonly id: string }): boolean => used.has(id);
	return {
		people: [...names.people, ...(excerptNames?.people ?? [])].filter(isUsed),
		places: [...names.places, ...(excerptNames?.places ?? [])].filter(isUsed),
		terms: [...names.terms, ...(excerptNames?.terms ?? [])].filter(isUsed)
	};
}
