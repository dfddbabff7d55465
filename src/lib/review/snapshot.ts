import { parseSnapshot, writeSnapshot, type StoredCard } from '#lib/formats/review-snapshot.ts';
import { nameOf, type Card, type Schedule } from './schedule.ts';

/**
 * What the log came to up to some attempt, so that it need not be read from its first review each time. It can be
 * thrown away at any moment: the log is the truth, and whoever uses a snapshot asks first whether it still fits.
 */
export interface Snapshot {
	/** Stays the same as long as attempts are only begun, answered and finished here. */
	readonly epoch: string;
	/** All attempts numbered up to this are in it. */
	readonly upTo: number;
	/** How many of them were finished. */
	readonly finished: number;
	/** Review sittings among them that were still open, by id, with the number of answers that were counted. */
	readonly sittings: ReadonlyMap<string, number>;
	/** Editions of the modules that the answers were scored on, by module. */
	readonly hashes: ReadonlyMap<string, string>;
	readonly schedule: Schedule;
	/** Names of the cards that a sound item can be made on, in these editions. */
	readonly askable: ReadonlySet<string>;
}

const stored = ({ module, topic, item, ...card }: Card, isAskable: boolean): StoredCard => [
	module,
	topic.id,
	topic.kind,
	[item.id, item.kind, [...item.about], [...item.shown]],
	[card.reviewedAt, card.dueAt, card.stability, card.difficulty],
	isAskable ? 1 : 0
];

export function snapshotRecord(snapshot: Snapshot): { readonly version: number; readonly text: string } {
	const { epoch, upTo, finished, sittings, hashes, schedule, askable } = snapshot;
	const cards = schedule.cards.map((card) => stored(card, askable.has(nameOf(card))));
	return writeSnapshot([epoch, upTo, finished, [...sittings], [...hashes], schedule.credible, cards]);
}

function cardOf([module, topic, topicKind, item, numbers]: StoredCard): Card {
	const [id, kind, about, shown] = item;
	const [reviewedAt, dueAt, stability, difficulty] = numbers;
	return {
		module,
		topic: { id: topic, kind: topicKind },
		item: { id, kind, about, shown },
		...{ reviewedAt, dueAt, stability, difficulty }
	};
}

/** A snapshot from a record of unknown origin; undefined if it is none of these rules. */
export function readSnapshot(record: unknown): Snapshot | undefined {
	const read = parseSnapshot(record);
	if (!read) return undefined;
	const [epoch, upTo, finished, sittings, hashes, credible, stored] = read;
	const cards = stored.map(cardOf);
	return {
		...{ epoch, upTo, finished },
		sittings: new Map(sittings),
		hashes: new Map(hashes),
		schedule: { cards, credible, isFromFuture: false },
		askable: new Set(cards.filter((_, place) => stored[place]?.[5] === 1).map(nameOf))
	};
}

/** What is kept here now, as far as a snapshot has to agree with it. */
export interface Present {
	readonly epoch: string | undefined;
	/** How many attempts numbered up to that of the snapshot are finished. */
	readonly finished: number;
	/** Answers of the review sittings that are open, by id. */
	readonly sittings: ReadonlyMap<string, number>;
	readonly now: number;
}

/** Whether a snapshot and the attempts after it come to what all attempts come to. */
export function stillFits({ epoch, finished, sittings, schedule }: Snapshot, present: Present): boolean {
	return (
		epoch === present.epoch &&
		finished === present.finished &&
		// A clock that was set back makes what was credible come from the future.
		schedule.credible <= present.now &&
		[...sittings].every(([id, answers]) => present.sittings.get(id) === answers)
	);
}

/** Attempts begun so lately that an open one among them may well be gone on with. */
const RECENT = 30;

/** Up to which attempt a snapshot is made: before the first that is likely to change. `open` are numbers. */
export function coverUpTo(last: number, open: readonly number[]): number {
	return Math.min(
		last,
		...open.filter((sequence) => sequence > last - RECENT).map((sequence) => sequence - 1)
	);
}
