import type { LessonModule } from '../content/lesson-module.ts';
import { chanceFrom, seedFromText } from '../item/chance.ts';
import { ITEM_KINDS, type Item } from '../item/item.ts';
import { indexModule } from '../item/module-index.ts';
import { arrangeItems } from './arrange-items.ts';
import { errorsOf } from './flaws.ts';
import { candidateItems, resolveItem, type ResolvedItem } from './candidate-items.ts';

/** Every prospect of a module, sound or not. */
export function allCandidates(module: LessonModule): ResolvedItem[] {
	const content = indexModule(module);
	return ITEM_KINDS.flatMap((kind) => candidateItems(module, kind)).flatMap(
		(item) => resolveItem(content, item) ?? []
	);
}

/** Every sound item that a module can yield, each once, choices laid out as in a quiz. A quiz holds no others. */
export function bankOf(module: LessonModule): Item[] {
	const distinct = new Map(allCandidates(module).map((whole) => [whole.item.id, whole]));
	const sound = [...distinct.values()].filter((whole) => errorsOf(whole).length === 0);
	return arrangeItems(sound, chanceFrom(seedFromText(module.id)));
}
