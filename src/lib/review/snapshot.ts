import { ITEM_KINDS, type Item } from '#lib/domain/item/item.ts';
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

/** Also stands for the rules of scoring and scheduling: raised with each change of what a log comes to. */
const VERSION = 2;

type CardLine = readonly [
	module: string,
	topic: string,
	kind: Card['topic']['kind'],
	item: readonly [string, string, readonly string[], readonly string[]],
	numbers: readonly [reviewedAt: number, dueAt: number, stability: number, difficulty: number],
	isAskable: 0 | 1
];

const lineOf = ({ module, topic, item, ...card }: Card, isAskable: boolean): CardLine => [
	module,
	topic.id,
	topic.kind,
	[item.id, item.kind, item.about, item.shown],
	[card.reviewedAt, card.dueAt, card.stability, card.difficulty],
	isAskable ? 1 : 0
];

/** One text, which a store gives back sooner than thousands of small things. */
export function snapshotRecord(snapshot: Snapshot): { readonly version: number; readonly text: string } {
	const { generation, upTo, hashes, schedule, askable } = snapshot;
	const lines = schedule.cards.map((card) => lineOf(card, askable.has(nameOf(card))));
	const text = JSON.stringify([generation, upTo, [...hashes], schedule.credible, lines]);
	return { version: VERSION, text };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isList = (value: unknown): value is unknown[] => Array.isArray(value);

const isPair = (value: unknown): value is [string, string] => areTexts(value) && value.length === 2;
const arePairs = (value: unknown): value is [string, string][] => isList(value) && value.every(isPair);

function itemOf(value: unknown): Item | undefined {
	const [id, name, about, shown]: unknown[] = isList(value) ? value : [];
	const kind = ITEM_KINDS.find((each) => each === name);
	return isText(id) && kind && areTexts(about) && areTexts(shown) ? { id, kind, about, shown } : undefined;
}

function cardOf(value: unknown): Card | undefined {
	const [module, id, kind, line, numbers]: unknown[] = isList(value) ? value : [];
	const item = itemOf(line);
	if (!isText(module) || !isText(id) || !item || (kind !== 'claim' && kind !== 'order')) return undefined;
	if (!isList(numbers) || !numbers.every(isNumber)) return undefined;
	const [reviewedAt, dueAt, stability, difficulty] = numbers;
	if (reviewedAt === undefined || dueAt === undefined) return undefined;
	if (stability === undefined || difficulty === undefined) return undefined;
	return { module, topic: { id, kind }, item, reviewedAt, dueAt, stability, difficulty };
}

const isMarked = (line: unknown): boolean => isList(line) && line[5] === 1;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A snapshot from a record of unknown origin; undefined if it is none of these rules. */
export function readSnapshot(record: unknown): Snapshot | undefined {
	if (typeof record !== 'object' || record === null) return undefined;
	const fields = new Map<string, unknown>(Object.entries(record));
	const text = fields.get('text');
	if (fields.get('version') !== VERSION || !isText(text)) return undefined;
	const value = parsed(text);
	const [generation, upTo, hashes, credible, lines]: unknown[] = isList(value) ? value : [];
	if (!isNumber(generation) || !isNumber(upTo) || !isNumber(credible)) return undefined;
	if (!arePairs(hashes) || !isList(lines)) return undefined;
	const cards = lines.flatMap((line) => cardOf(line) ?? []);
	if (cards.length < lines.length) return undefined;
	const schedule = { cards, credible, isFromFuture: false };
	const askable = cards.filter((_, place) => isMarked(lines[place])).map(nameOf);
	return { generation, upTo, hashes: new Map(hashes), schedule, askable: new Set(askable) };
}

/**
 * Whether a snapshot and the attempts after it come to what all attempts come to, now that the attempts are of this
 * generation. A clock that was set back makes what was credible come from the future.
 */
export const stillFits = (
	{ generation, schedule }: Snapshot,
	present: { readonly generation: number | undefined; readonly now: number }
): boolean => generation === present.generation && schedule.credible <= present.now;
