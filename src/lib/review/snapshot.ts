import { parseSnapshot, writeSnapshot, type StoredCard } from '#lib/formats/review-snapshot.ts';
import { nameOf, type Card, type Schedule } from './schedule.ts';

/**
 * What the log came to up to some attempt, so that it need not be replayed from its first review each time. It can be
 * thrown away at any moment: the log is the truth, and whoever uses a snapshot asks first whether it still fits.
 */
export interface Snapshot {
	/** The generation of the attempts; see `AttemptSummary`. */
	readonly generation: number;
	/** All attempts numbered up to this are in it. */
	readonly upTo: number;
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
	const { generation, upTo, hashes, schedule, askable } = snapshot;
	const cards = schedule.cards.map((card) => stored(card, askable.has(nameOf(card))));
	return writeSnapshot([generation, upTo, [...hashes], schedule.credible, cards]);
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
	const [generation, upTo, hashes, credible, stored] = read;
	const cards = stored.map(cardOf);
	return {
		...{ generation, upTo },
		hashes: new Map(hashes),
		schedule: { cards, credible, isFromFuture: false },
		askable: new Set(cards.filter((_, place) => stored[place]?.[5] === 1).map(nameOf))
	};
}

/**
 * Whether a snapshot and the attempts after it come to what all attempts come to, now that the attempts are of this
 * generation. A clock that was set back makes what was credible come from the future.
 */
export const stillFits = (
	{ generation, schedule }: Snapshot,
	present: { readonly generation: number | undefined; readonly now: number }
): boolean => generation === present.generation && schedule.credible <= present.now;
