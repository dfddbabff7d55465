import type { ItemPresentation, ItemResponse } from '#lib/domain/item/item.ts';

/** What a learner has picked, moved or typed and not yet given. */
export interface ItemDraft {
	readonly picked: string;
	readonly cards: readonly string[];
	readonly text: string;
	/** Whether the levels stand beside a written response. */
	readonly isComparing: boolean;
}

const levelId = (level: number): string => `level-${level}`;

/** The draft that an item opens with: what was given last, or nothing. */
export function draftFrom(face: ItemPresentation, given: readonly ItemResponse[]): ItemDraft {
	const last = given.at(-1);
	return {
		picked: last?.kind === 'choice' ? last.choice : last?.kind === 'written' ? levelId(last.level) : '',
		cards: last?.kind === 'order' ? last.cards : face.choices.map(({ id }) => id),
		text: last?.kind === 'written' ? last.text : '',
		isComparing: last?.kind === 'written'
	};
}

/** The response that a draft amounts to, or undefined if something is lacking. */
export function responseFrom(face: ItemPresentation, draft: ItemDraft): ItemResponse | undefined {
	switch (face.form) {
		case 'choices':
		case 'sentences':
		case 'line':
			return draft.picked === '' ? undefined : { kind: 'choice', choice: draft.picked };
		case 'order':
			return { kind: 'order', cards: draft.cards };
		case 'written':
			return writtenFrom(draft);
	}
}

function writtenFrom(draft: ItemDraft): ItemResponse | undefined {
	const level = ([1, 2, 3] as const).find((each) => levelId(each) === draft.picked);
	const text = draft.text.trim();
	return level && text ? { kind: 'written', text, level } : undefined;
}
