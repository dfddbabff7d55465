import type { LessonModule } from '../content/lesson-module.ts';
import type { Evidence, Item, ItemPresentation } from '../item/item.ts';
import { indexModule } from '../item/module-index.ts';
import { isScored } from '../item/score-item.ts';
import { resolveItem, type ResolvedItem } from '../quiz/candidate-items.ts';
import type { Quiz } from '../quiz/quiz.ts';

/** Where a printed quiz shows what is right. */
export const KEY_PLACES = ['none', 'inline', 'separate'] as const;
export type KeyPlace = (typeof KEY_PLACES)[number];

/** A choice or a card with the letter by which it is answered. */
interface LetteredChoice {
	readonly letter: string;
	readonly text: string;
}

/** What is right in one item, for whoever marks it. */
interface PaperKey {
	readonly number: number;
	/** `B`, or `C A D B` for cards in order; empty for a written response. */
	readonly letters: string;
	readonly evidence: readonly Evidence[];
}

/** One item as it is printed. */
interface PaperItem {
	/** From 1. */
	readonly number: number;
	readonly form: ItemPresentation['form'];
	readonly stem: string;
	readonly passages: readonly Evidence[];
	/** Ids of the sources to print or to have at hand. */
	readonly sources: readonly string[];
	readonly choices: readonly LetteredChoice[];
	/** Only where the key is printed inline. */
	readonly key?: PaperKey;
}

/** A quiz for the printer: nothing in it tells the key unless the key was asked for. */
export interface PaperQuiz {
	readonly title: string;
	readonly code: string;
	readonly items: readonly PaperItem[];
	/** For a sheet of its own; empty unless the key is separate. */
	readonly keySheet: readonly PaperKey[];
	/** To be cut out: the cards of each order item, with their letters. */
	readonly orderCards: readonly { readonly number: number; readonly cards: readonly LetteredChoice[] }[];
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A to Z, then AA to ZZ. */
export function letterAt(place: number): string {
	const last = ALPHABET.charAt(place % 26);
	return place < 26 ? last : ALPHABET.charAt(Math.floor(place / 26) - 1) + last;
}

/** The letter of each choice: in the order shown, so that paper and screen agree. */
function lettersOf({ choices }: ItemPresentation): Map<string, string> {
	return new Map(choices.map(({ id }, place) => [id, letterAt(place)]));
}

const lettered = (face: ItemPresentation): LetteredChoice[] =>
	face.choices.map(({ text }, place) => ({ letter: letterAt(place), text }));

function keyOn({ item, face, key }: ResolvedItem, number: number): PaperKey {
	const letters = lettersOf(face);
	const right = isScored(item) ? key.key.flatMap((id) => letters.get(id) ?? []) : [];
	return { number, letters: right.join(' '), evidence: key.evidence };
}

function printed(whole: ResolvedItem, number: number, place: KeyPlace): PaperItem {
	const { face } = whole;
	return {
		number,
		form: face.form,
		stem: face.stem,
		passages: face.passages ?? [],
		sources: face.sources,
		choices: lettered(face),
		...(place === 'inline' ? { key: keyOn(whole, number) } : {})
	};
}

/** A quiz as it is printed. An item that the content cannot show is left out, and its number with it. */
export function paperQuiz(module: LessonModule, quiz: Quiz, title: string, place: KeyPlace): PaperQuiz {
	const content = indexModule(module);
	const wholes = quiz.items.flatMap((item: Item, at) => {
		const whole = resolveItem(content, item);
		return whole ? [{ whole, number: at + 1 }] : [];
	});
	return {
		title,
		code: quiz.code,
		items: wholes.map(({ whole, number }) => printed(whole, number, place)),
		keySheet: place === 'separate' ? wholes.map(({ whole, number }) => keyOn(whole, number)) : [],
		orderCards: wholes
			.filter(({ whole }) => whole.face.form === 'order')
			.map(({ whole, number }) => ({ number, cards: lettered(whole.face) }))
	};
}
