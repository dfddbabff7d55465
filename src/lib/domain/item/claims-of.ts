import type { Item } from './item.ts';
import type { ModuleIndex } from './module-index.ts';

/** Ids of the claims that an item turns on: those it asks about, and those whose misreadings it asks about. */
export function claimsOf({
	item,
	content
}: {
	readonly item: Item;
	readonly content: ModuleIndex;
}): string[] {
	return item.about.flatMap(
		(ref) => content.misreadings.get(ref)?.claim.id ?? content.claims.get(ref)?.id ?? []
	);
}
