import type { FlawRule } from './flaw-rule.ts';
import { decidablePairs } from '../item/partial-order.ts';

const GIVES_PLACE_AWAY =
	/\b(?:1[89]\d\d|then|in reply|in response|afterwards|later|earlier|finally|again|next|second|third|therefore|because|as a result|leads? to|January|February|March|April|June|July|August|September|October|November|December)\b/i;
const MIN_DECIDABLE = 0.8;

/** Rules about the cards of items that put things in order. */
export const CARD_RULES: readonly FlawRule[] = [
	{
		rule: 'undecidable-order',
		severity: 'error',
		check({ face, key }) {
			if (face.form !== 'order') return undefined;
			const pairs = (key.cards.length * (key.cards.length - 1)) / 2;
			const decided = decidablePairs(key.cards).length;
			return decided / pairs >= MIN_DECIDABLE ? undefined : `the dates decide ${decided} of ${pairs} pairs`;
		}
	},
	{
		rule: 'too-few-cards',
		severity: 'error',
		check: ({ face }) =>
			face.form === 'order' && face.choices.length < 4 ? 'fewer than four cards' : undefined
	},
	{
		rule: 'card-gives-place-away',
		severity: 'warning',
		check({ face }) {
			if (face.form !== 'order' && face.form !== 'line') return undefined;
			const card = face.choices.find(({ text }) => GIVES_PLACE_AWAY.test(face.form === 'order' ? text : ''));
			return (
				card && `the card “${card.text}” gives its place away (“${GIVES_PLACE_AWAY.exec(card.text)?.[0]}”)`
			);
		}
	}
];
