import { namedIn } from '../content/person-names.ts';
import { frameShare, sharedHalf } from '../item/frames.ts';
import { definitionOf } from '../item/kinds/registry.ts';
import { likeness, weightyWords, wordsOf } from '../item/words.ts';
import { areWordedChoices } from './flaw-rule.ts';
import type { ResolvedItem } from './candidate-items.ts';

/** A way to answer without having read anything. */
const BLIND_STRATEGIES = [
	'longest',
	'hedged',
	'overlap',
	'names',
	'earliest',
	'latest',
	'middle',
	'most alike',
	'twin',
	'hub'
] as const;
type BlindStrategy = (typeof BLIND_STRATEGIES)[number];

/**
 * What a blind strategy would score on a set of items, beside what guessing would. Both from 0 to 1. Where a
 * strategy has nothing to go by, it guesses.
 */
export interface StrategyResult {
	readonly strategy: BlindStrategy;
	/** Items on which the strategy has something to go by. */
	readonly applies: number;
	readonly items: number;
	readonly share: number;
	readonly chance: number;
}

const HEDGES =
	/\b(?:often|usually|may|might|perhaps|probably|sometimes|generally|partly|possibly|likely|some|could|if|unless|seems?|rather|mostly|mainly)\b/gi;

type Appeal = (whole: ResolvedItem) => readonly number[] | undefined;

// A number for each choice: the strategy takes the highest. Undefined where it has nothing to say.
const APPEALS: Record<BlindStrategy, Appeal> = {
	longest: ({ face }) => face.choices.map(({ text }) => text.length),
	hedged: ({ face }) => face.choices.map(({ text }) => text.match(HEDGES)?.length ?? 0),
	// The choice that shares most words with the question.
	overlap: ({ face }) => {
		const stem = weightyWords(face.stem);
		return face.choices.map(({ text }) => [...weightyWords(text)].filter((word) => stem.has(word)).length);
	},
	// The choice that names most people of the question.
	names: ({ face, content }) => {
		const people = namedIn(face.stem, content.people.values()).flatMap((id) => content.people.get(id) ?? []);
		return people.length === 0 ? undefined : face.choices.map(({ text }) => namedIn(text, people).length);
	},
	earliest: (whole) => datesOf(whole)?.map((date) => -date),
	latest: (whole) => datesOf(whole),
	middle: ({ face }) => {
		const isScale =
			face.isFixedOrder && (face.form === 'line' || face.choices.every(({ id }) => /^\d+$/.test(id)));
		const middle = (face.choices.length - 1) / 2;
		return isScale ? face.choices.map((_, place) => -Math.abs(place - middle)) : undefined;
	},
	'most alike': ({ face }) => {
		const words = face.choices.map(({ text }) => new Set(wordsOf(text)));
		return words.map((own, place) =>
			words.reduce((sum, other, index) => (index === place ? sum : sum + likeness(own, other)), 0)
		);
	},
	// Where two choices share a frame, the third.
	twin: (whole) => {
		const words = wordsOfThree(whole);
		return words?.map((_, place) => {
			const [one = [], other = []] = words.filter((_each, index) => index !== place);
			return frameShare(one, other);
		});
	},
	// The choice that shares a half with each of the others.
	hub: (whole) => {
		const words = wordsOfThree(whole);
		return words?.map((own, place) =>
			Math.min(...words.flatMap((other, index) => (index === place ? [] : [sharedHalf(own, other)])))
		);
	}
};

/** The dates of the events, for somebody who knows the story and not the document. */
function datesOf({ face, content }: ResolvedItem): number[] | undefined {
	const dates = face.choices.flatMap(({ id }) => content.events.get(id)?.when.earliest ?? []);
	return dates.length === face.choices.length ? dates : undefined;
}

function wordsOfThree({ face }: ResolvedItem): string[][] | undefined {
	const isJudged = areWordedChoices(face) && face.choices.length === 3;
	return isJudged ? face.choices.map(({ text }) => wordsOf(text)) : undefined;
}

/** The share of one item that a strategy earns; ties are guessed among. */
function earned(appeals: readonly number[], { face, key }: ResolvedItem): number {
	const best = Math.max(...appeals);
	const taken = face.choices.filter((_, place) => appeals[place] === best);
	return taken.some(({ id }) => key.key.includes(id)) ? 1 / taken.length : 0;
}

/** How blind strategies fare on items that are answered by one choice. */
export function auditBlindStrategies(bank: readonly ResolvedItem[]): StrategyResult[] {
	const chosen = bank.filter(({ item }) => definitionOf(item.kind).scoring === 'choice');
	const mean = (values: readonly number[]): number =>
		values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
	const chance = mean(chosen.map(({ face }) => 1 / face.choices.length));
	return BLIND_STRATEGIES.map((strategy) => {
		const appeals = chosen.map((whole) => APPEALS[strategy](whole));
		const shares = chosen.map((whole, place) => {
			const own = appeals[place];
			return own ? earned(own, whole) : 1 / whole.face.choices.length;
		});
		const applies = appeals.filter((own) => own !== undefined).length;
		return { strategy, applies, items: chosen.length, share: mean(shares), chance };
	});
}
