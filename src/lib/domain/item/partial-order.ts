import { gapBetween, precedence, uncertainty } from '../content/interval.ts';
import type { DatedCard, Score } from './item.ts';

/** Two cards whose order the record decides, the earlier one first. */
export type DecidedPair = readonly [string, string];

/** All pairs that the dates decide; overlapping ones are left out, so they can never cost a point. */
export function decidablePairs(cards: readonly DatedCard[]): DecidedPair[] {
	const pairs: DecidedPair[] = [];
	cards.forEach((a, i) => {
		for (const b of cards.slice(i + 1)) {
			const order = precedence(a, b);
			if (order === 'before') pairs.push([a.id, b.id]);
			if (order === 'after') pairs.push([b.id, a.id]);
		}
	});
	return pairs;
}

/** Pairs of cards of which the record does not say which came first, as they stand in the list. */
export function undecidedPairs(cards: readonly DatedCard[]): DecidedPair[] {
	return cards.flatMap((a, i) =>
		cards.slice(i + 1).flatMap((b): DecidedPair[] => (precedence(a, b) === 'undecided' ? [[a.id, b.id]] : []))
	);
}

/** One right order: by earliest, then by latest possible moment, then by id so that it is always the same one. */
export function rightOrder(cards: readonly DatedCard[]): string[] {
	return [...cards]
		.sort((a, b) => a.earliest - b.earliest || a.latest - b.latest || (a.id < b.id ? -1 : 1))
		.map(({ id }) => id);
}

/**
 * Pairs in the right order of all decidable pairs: 1 for a right order, 0 for its reverse, never negative.
 * Same rule as Moodle's ALL_PREVIOUS_AND_NEXT, restricted to what the record decides.
 */
export function scoreOrder(decidable: readonly DecidedPair[], order: readonly string[]): Score {
	if (order.length === 0) return 'unanswered';
	const place = new Map(order.map((id, index) => [id, index]));
	const earned = decidable.filter(([before, after]) => {
		const [a, b] = [place.get(before), place.get(after)];
		return a !== undefined && b !== undefined && a < b;
	}).length;
	return { earned, possible: decidable.length };
}

/**
 * The fewest cards to move to make an order right: those outside the longest run of cards that already stand in an
 * order the record allows. Cards are few (six at most), so every subset is looked at.
 */
export function fewestMoves(decidable: readonly DecidedPair[], order: readonly string[]): string[] {
	const wrong = new Set(decidable.map(([before, after]) => `${after} ${before}`));
	const isSound = (kept: readonly string[]): boolean =>
		kept.every((a, i) => kept.slice(i + 1).every((b) => !wrong.has(`${a} ${b}`)));
	let best: readonly string[] = [];
	for (let mask = 0; mask < 2 ** order.length; mask++) {
		const kept = order.filter((_, index) => mask & (1 << index));
		if (kept.length > best.length && isSound(kept)) best = kept;
	}
	return order.filter((id) => !best.includes(id));
}

const MIN_DECIDABLE = 0.8;

/**
 * Whether cards make a fair order item: at least 80 % of the pairs decidable, and neighbours further apart than
 * their dates are uncertain.
 */
export function isFairSet(cards: readonly DatedCard[]): boolean {
	const pairs = (cards.length * (cards.length - 1)) / 2;
	const decidable = decidablePairs(cards);
	if (pairs === 0 || decidable.length / pairs < MIN_DECIDABLE) return false;
	const byId = new Map(cards.map((card) => [card.id, card]));
	return decidable.every(([before, after]) => {
		const [a, b] = [byId.get(before), byId.get(after)];
		return (
			a !== undefined &&
			b !== undefined &&
			gapBetween(a, b) >= Math.min(uncertainty(a), uncertainty(b), FAIR_GAP)
		);
	});
}

// Two dates known to the day need a day between them; wider dates are already kept apart by being decidable.
const FAIR_GAP = 24 * 60 * 60 * 1000;
