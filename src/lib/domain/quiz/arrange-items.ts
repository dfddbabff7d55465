import { shuffle, type Chance } from '../item/chance.ts';
import type { Item } from '../item/item.ts';
import { definitionOf } from '../item/kinds/registry.ts';
import type { ResolvedItem } from './candidate-items.ts';

/**
 * Lays out the choices of each item. The places of the keys come from a shuffled deck that holds each place equally
 * often, so that they are spread evenly over the quiz.
 */
export function arrangeItems(items: readonly ResolvedItem[], chance: Chance): Item[] {
	const decks = new Map<number, number[]>();
	const nextPlace = (choices: number): number => {
		const deck = decks.get(choices) ?? [];
		if (deck.length === 0)
			deck.push(
				...shuffle(
					chance,
					Array.from({ length: choices }, (_, place) => place)
				)
			);
		decks.set(choices, deck);
		return deck.pop() ?? 0;
	};
	return items.map(({ item, face, key, content }) => {
		const { arrange } = definitionOf(item.kind);
		if (arrange) return arrange(content, item, chance);
		if (face.isFixedOrder) return item;
		const [right = ''] = key.key;
		const shown = shuffle(
			chance,
			item.shown.filter((id) => id !== right)
		);
		shown.splice(nextPlace(item.shown.length), 0, right);
		return { ...item, shown };
	});
}
