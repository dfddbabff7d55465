import { FSRSAlgorithm, generatorParameters, Rating, type FSRSState } from 'ts-fsrs';
import type { Item } from '#lib/domain/item/item.ts';
import { byTurn, type Review } from './log.ts';
import type { Topic } from './topic.ts';

const DAY = 24 * 60 * 60 * 1000;
/** No interval is longer, in days. */
export const LONGEST_INTERVAL = 365;

// The long-term scheduler without fuzz: days only, and the same answer on every device.
const fsrs = new FSRSAlgorithm(
	generatorParameters({ enable_fuzz: false, enable_short_term: false, maximum_interval: LONGEST_INTERVAL })
);

/** How well one topic is remembered, and when it is asked again. Times are epoch milliseconds. */
export interface Card {
	readonly module: string;
	readonly topic: Topic;
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

function learn(known: Memory | undefined, last: Review, at: number): Memory {
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
	return Math.min(Math.max(days, fsrs.next_interval(missed.stability, elapsedDays) + 1), LONGEST_INTERVAL);
}

function cardOf(memory: Memory): Card {
	const { last, at, state } = memory;
	const { module, topic, item } = last;
	return { module, topic, item, reviewedAt: at, dueAt: at + intervalOf(memory) * DAY, ...state };
}

function capped(card: Card, { now, latestAt }: Terms): Card {
	const latest = latestAt?.(card.module);
	return latest === undefined || latest < now ? card : { ...card, dueAt: Math.min(card.dueAt, latest) };
}

/**
 * The cards of a log, made anew from its first review. The log is taken in the order in which reviews were given. A
 * review that claims to come from after `now` was dated by a wrong clock: it counts from the latest credible moment
 * before it, so that a clock set forward can make the app ask too early but never keeps it silent for years.
 */
export function scheduleCards(log: readonly Review[], terms: Terms): Card[] {
	const memories = new Map<string, Memory>();
	let credible = 0;
	for (const review of [...log].sort(byTurn)) {
		const at = review.at <= terms.now ? review.at : credible;
		credible = Math.max(credible, at);
		const name = `${review.module} ${review.topic.id}`;
		memories.set(name, learn(memories.get(name), review, at));
	}
	return [...memories.values()].map((memory) => capped(cardOf(memory), terms));
}

/** The chance, 0 to 1, that a topic is remembered at a moment. */
export const recallAt = (card: Card, at: number): number =>
	fsrs.forgetting_curve(Math.max(0, at - card.reviewedAt) / DAY, card.stability);
