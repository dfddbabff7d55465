import { FSRSAlgorithm, generatorParameters, Rating, type FSRSState } from 'ts-fsrs';
import type { Item } from '#lib/domain/item/item.ts';
import type { ReviewTopic } from '#lib/domain/item/review-topic.ts';
import { byTurn, type Review } from './log.ts';

const DAY = 24 * 60 * 60 * 1000;
/** No interval is longer, in days. */
export const MAX_INTERVAL_DAYS = 365;

// The long-term scheduler without fuzz: days only, and the same answer on every device.
const fsrs = new FSRSAlgorithm(
	generatorParameters({ enable_fuzz: false, enable_short_term: false, maximum_interval: MAX_INTERVAL_DAYS })
);

/** How well one topic is remembered, and when it is asked again. Times are epoch milliseconds. */
export interface Card {
	readonly module: string;
	readonly topic: ReviewTopic;
	/** The item that asked it last. */
	readonly item: Item;
	readonly reviewedAt: number;
	readonly dueAt: number;
	/** Days until nine of ten would still know it. */
	readonly stability: number;
	/** From 1 to 10. */
	readonly difficulty: number;
}

/** What a schedule depends on beside the log. */
export interface Terms {
	/** Epoch milliseconds. */
	readonly now: number;
	/** The latest moment for which anything of a module is scheduled: the day before a test, a due date. */
	readonly latestAt?: (module: string) => number | undefined;
}

/** What follows from a log up to some review: cards without regard to tests, and what the clock could be believed. */
export interface Schedule {
	readonly cards: readonly Card[];
	/** The latest moment of any review so far. */
	readonly credible: number;
	/** Whether a review claimed to come from after it was read. Then what follows may change as the clock goes on. */
	readonly isFromFuture: boolean;
}

export const NO_CARDS: Schedule = { cards: [], credible: 0, isFromFuture: false };

/** What is known of one topic while its log is read. */
interface Memory {
	readonly last: Review;
	/** When the last review was given, as far as that can be believed. */
	readonly at: number;
	readonly state: FSRSState;
	/** The memory before the last review, and the days since the one before. */
	readonly before: FSRSState | null;
	readonly elapsedDays: number;
}

const RATINGS = { again: Rating.Again, good: Rating.Good } as const;

type Known = Pick<Memory, 'at' | 'state'>;

const knownFrom = ({ reviewedAt, stability, difficulty }: Card): Known => ({
	at: reviewedAt,
	state: { stability, difficulty }
});

function learn(known: Known | undefined, last: Review, at: number): Memory {
	const before = known?.state ?? null;
	// A clock that was set back makes no negative time.
	const elapsedDays = known ? Math.max(0, at - known.at) / DAY : 0;
	return { last, at, before, elapsedDays, state: fsrs.next_state(before, elapsedDays, RATINGS[last.grade]) };
}

/** Days from the last review to the next. */
function intervalOf({ last, before, elapsedDays, state }: Memory): number {
	const days = fsrs.next_interval(state.stability, elapsedDays);
	if (last.grade === 'again') return days;
	// As in the long-term scheduler of ts-fsrs: what was known waits at least a day longer than if it had been missed.
	const missed = fsrs.next_state(before, elapsedDays, Rating.Again);
	return Math.min(Math.max(days, fsrs.next_interval(missed.stability, elapsedDays) + 1), MAX_INTERVAL_DAYS);
}

function cardOf(memory: Memory): Card {
	const { last, at, state } = memory;
	const { module, topic, item } = last;
	return { module, topic, item, reviewedAt: at, dueAt: at + intervalOf(memory) * DAY, ...state };
}

/** What tells a card from all others. */
export const nameOf = ({ module, topic }: Pick<Card, 'module' | 'topic'>): string => `${module} ${topic.id}`;

/**
 * Goes on from what an earlier part of the log came to; the result is that of the whole log. No review may come before
 * one of that part, and none of that part may have come from the future. The log is taken in the order in which
 * reviews were given. A review that claims to come from after `now` was dated by a wrong clock: it counts from the
 * latest credible moment before it, so that a clock set forward can make the app ask too early but never keeps it
 * silent for years.
 */
export function replayReviews(before: Schedule, log: readonly Review[], now: number): Schedule {
	const cards = new Map(before.cards.map((card) => [nameOf(card), card]));
	const memories = new Map<string, Memory>();
	let { credible, isFromFuture } = before;
	for (const review of [...log].sort(byTurn)) {
		const at = review.at <= now ? review.at : credible;
		isFromFuture ||= review.at > now;
		credible = Math.max(credible, at);
		const name = nameOf(review);
		const card = cards.get(name);
		memories.set(name, learn(memories.get(name) ?? (card && knownFrom(card)), review, at));
	}
	for (const [name, memory] of memories) cards.set(name, cardOf(memory));
	return { cards: [...cards.values()], credible, isFromFuture };
}

/** The cards as they stand under some terms: none is due later than these allow. */
export const applyDueLimits = ({ cards }: Schedule, { now, latestAt }: Terms): Card[] =>
	cards.map((card) => {
		const latest = latestAt?.(card.module);
		return latest === undefined || latest < now ? card : { ...card, dueAt: Math.min(card.dueAt, latest) };
	});

/** The cards of a log, made anew from its first review. */
export const scheduleCards = (log: readonly Review[], terms: Terms): Card[] =>
	applyDueLimits(replayReviews(NO_CARDS, log, terms.now), terms);

/** The chance, 0 to 1, that a topic is remembered at a moment. */
export const recallAt = (card: Card, at: number): number =>
	fsrs.forgetting_curve(Math.max(0, at - card.reviewedAt) / DAY, card.stability);
