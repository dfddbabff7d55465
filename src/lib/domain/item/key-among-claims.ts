import type { Item, ItemKey } from './item.ts';
import { choiceKey } from './item-kind-definition.ts';
import type { ModuleIndex } from './module-index.ts';
import { quoted, sourceInWords } from './wording.ts';

interface Sentences {
	/** Before the words that make the claim right. */
	readonly before: string;
	/** Why a claim of another document is wrong here. */
	readonly elsewhere: (document: string) => string;
}

/** The key of an item whose choices are claims, one of its own document and the others of documents named in words. */
export function keyAmongClaims(
	content: ModuleIndex,
	item: Item,
	{ before, elsewhere }: Sentences
): ItemKey | undefined {
	const claim = content.claims.get(item.about[0] ?? '');
	if (!claim) return undefined;
	const right = `${before} ${claim.evidence.map(quoted).join(' ')}`;
	const rationales = Object.fromEntries(
		item.shown.map((id) => {
			const source = content.sources.get(content.claims.get(id)?.source ?? '');
			const document = source ? sourceInWords(content, source) : 'another document';
			return [id, id === claim.id ? right : elsewhere(document)];
		})
	);
	const evidence = claim.evidence.map((quote) => ({ source: claim.source, quote }));
	return choiceKey(claim.id, rationales, evidence);
}
