import type { Choice, ItemResponse } from './item.ts';

/** A response in the words that the learner saw or wrote; an id where its choice is no longer known. */
export function responseText(choices: readonly Choice[], response: ItemResponse | undefined): string[] {
	const textOf = (id: string): string => choices.find((choice) => choice.id === id)?.text ?? id;
	switch (response?.kind) {
		case undefined:
			return [];
		case 'choice':
			return [textOf(response.choice)];
		case 'order':
			return response.cards.map(textOf);
		case 'written':
			return [response.text];
	}
}
