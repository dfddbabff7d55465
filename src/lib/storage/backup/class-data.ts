import { readClassRecord, startOf, type ClassData } from '#lib/formats/class-backup.ts';
import {
	CLASS_KEYS,
	classRecord,
	parseHanded,
	parseJoined,
	parseRoster,
	parseWaiting,
	rosterFields,
	type KeptRoster
} from '#lib/formats/class-records.ts';
import type { DeviceStore } from '../device/device-store.ts';

/** What is kept of classes, in numbers. */
export interface ClassCounts {
	/** Classes that this device speaks for a learner in. */
	readonly joined: number;
	/** Assignments, made or opened. */
	readonly assignments: number;
	/** Hand-ins that a teacher took in. */
	readonly taken: number;
	/** Lists of names. */
	readonly lists: number;
}

/** What was not here before. */
export interface ClassesImported extends ClassCounts {
	/** Records of any other kind, or that hold more than before. */
	readonly others: number;
}

export function countClasses(keys: Iterable<string>): ClassCounts {
	const ids = new Map<string, Set<string>>();
	for (const key of keys) {
		const start = startOf(key);
		ids.set(start, (ids.get(start) ?? new Set()).add(key.slice(start.length)));
	}
	const under = (start: string): ReadonlySet<string> => ids.get(start) ?? new Set();
	return {
		joined: under(CLASS_KEYS.joined('')).size,
		assignments: new Set([...under(CLASS_KEYS.made('')), ...under(CLASS_KEYS.opened(''))]).size,
		taken: under(CLASS_KEYS.taken('')).size,
		lists: under(CLASS_KEYS.roster('')).size
	};
}

const COUNTED = [CLASS_KEYS.joined(''), CLASS_KEYS.made(''), CLASS_KEYS.opened(''), CLASS_KEYS.taken('')];
const isCounted = (key: string): boolean => COUNTED.includes(startOf(key));

export async function exportClassData(shelf: DeviceStore): Promise<ClassData> {
	const gathered = new Map<string, object>();
	for (const [key, record] of await shelf.all()) {
		const fields = readClassRecord(key, record);
		if (fields) gathered.set(key, fields);
	}
	return gathered;
}

/** The list that is here stays. Where there is none the other one is taken; who is who on it is united. */
function uniteRosters(own: KeptRoster, brought: KeptRoster): object | undefined {
	const isFirst = own.roster.entries.length === 0;
	const { roster } = isFirst ? brought : own;
	const known = new Set(roster.entries.map(({ learner }) => learner));
	const fresh = [...brought.matches].filter(([from, to]) => !own.matches.has(from) && known.has(to));
	if (!isFirst && fresh.length === 0) return undefined;
	return rosterFields({ roster, matches: new Map([...fresh, ...own.matches]) });
}

/** What a key holds after a record was merged into it; undefined if that does not change. */
function united(key: string, kept: unknown, brought: object): unknown {
	if (key.startsWith(CLASS_KEYS.roster(''))) {
		const fields = uniteRosters(parseRoster(kept), parseRoster(classRecord(undefined, brought)));
		return fields && classRecord(kept, fields);
	}
	return readClassRecord(key, kept) ? undefined : classRecord(kept, brought);
}

/** Brings records under their keys, all or none, and gives the keys of those that made a difference. */
async function bring(shelf: DeviceStore, brought: ClassData): Promise<Map<string, 'new' | 'more'>> {
	const changed = new Map<string, 'new' | 'more'>();
	if (brought.size === 0) return changed;
	await shelf.change([...brought.keys()], (key, kept) => {
		const fields = brought.get(key);
		const value = fields && united(key, kept, fields);
		if (value !== undefined) changed.set(key, kept === undefined ? 'new' : 'more');
		return value;
	});
	return changed;
}

/** Of hand-ins that waited elsewhere those that no server has answered for, and that this device may send. */
function stillWaiting(all: ReadonlyMap<string, unknown>, brought: ClassData): ClassData {
	return new Map(
		[...brought].filter(([, fields]) => {
			const waiting = parseWaiting(classRecord(undefined, fields));
			if (!waiting || parseHanded(all.get(CLASS_KEYS.handed(waiting.handIn.attempt.id)))) return false;
			// In the name of somebody else it would be refused for good.
			const joined = parseJoined(all.get(CLASS_KEYS.joined(waiting.classId)));
			return joined?.learner === waiting.handIn.learner;
		})
	);
}

const isWaiting = (key: string): boolean => key.startsWith(CLASS_KEYS.waiting(''));

/** Unites what a device keeps of classes with records from elsewhere. Whatever can be read here already stays. */
export async function mergeClassData(shelf: DeviceStore, brought: ClassData): Promise<ClassesImported> {
	const first = await bring(shelf, new Map([...brought].filter(([key]) => !isWaiting(key))));
	const waiting = new Map([...brought].filter(([key]) => isWaiting(key)));
	const later = await bring(shelf, waiting.size > 0 ? stillWaiting(await shelf.all(), waiting) : waiting);
	const fresh = [...first].flatMap(([key, what]) => (what === 'new' && isCounted(key) ? [key] : []));
	return { ...countClasses(fresh), others: first.size + later.size - fresh.length };
}
