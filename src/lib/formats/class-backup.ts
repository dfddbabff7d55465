import { isId } from '#lib/domain/bounds.ts';
import {
	CLASS_KEYS,
	keptFields,
	parseHanded,
	parseJoined,
	parseKept,
	parseNickname,
	parseRoster,
	parseTaken,
	parseWaiting,
	rosterFields
} from './class-records.ts';

/**
 * What a device stores of classes, as a backup carries it: the fields of each record by its key. The key with which the
 * device signs receipts is not among them: it cannot be exported, and another device signs with its own.
 */
export type ClassData = ReadonlyMap<string, object>;

type Reader = (id: string, record: unknown) => object | undefined;

/** Reads a record that stands under an id of its own, and gives what is carried of it. */
const reader =
	<T extends object>(
		parse: (record: unknown) => T | undefined,
		idOf: (value: T) => string,
		carry: (value: T) => object = (value) => value
	): Reader =>
	(id, record) => {
		const value = parse(record);
		return value && idOf(value) === id ? carry(value) : undefined;
	};

const assignments = reader(parseKept, ({ assignment }) => assignment.id, keptFields);

function rosters(_: string, record: unknown): object | undefined {
	const stored = parseRoster(record);
	return stored.roster.entries.length > 0 ? rosterFields(stored) : undefined;
}

/**
 * The token of a class stays in a backup. Without it a restored device would draw papers for nobody of that class, and
 * what its learner did next would reach the class by receipts alone. The token hands in for one learner and
 * reads what that learner handed in, nothing of anybody else; the page says that the file holds it. The code
 * that moves a learner to another device does not travel: it makes ever new tokens, and nobody needs both.
 */
const joinedClasses = reader(
	parseJoined,
	({ classId }) => classId,
	(joined) => ({ ...joined, resumeCode: '' })
);

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	[CLASS_KEYS.nickname, (_, record) => parseNickname(record)],
	[CLASS_KEYS.made(''), assignments],
	[CLASS_KEYS.opened(''), assignments],
	[CLASS_KEYS.roster(''), rosters],
	[CLASS_KEYS.handed(''), (_, record) => parseHanded(record)],
	[CLASS_KEYS.taken(''), reader(parseTaken, ({ handIn }) => handIn.attempt.id)],
	[CLASS_KEYS.joined(''), joinedClasses],
	[CLASS_KEYS.waiting(''), reader(parseWaiting, ({ handIn }) => handIn.attempt.id)]
]);

/** The kind of record that a key stands for: what comes before its id. */
export const startOf = (key: string): string => /^[^:]*:?/.exec(key)?.[0] ?? '';

/** Whether a backup carries records under this key; one of a later version may carry others, which are left out. */
export const isClassKey = (key: string): boolean => READERS.has(startOf(key));

/** What a backup carries of the record under this key; undefined if it is not one of ours, or garbage. */
export function readClassRecord(key: string, record: unknown): object | undefined {
	const start = startOf(key);
	const id = key.slice(start.length);
	return start === CLASS_KEYS.nickname || isId(id) ? READERS.get(start)?.(id, record) : undefined;
}
