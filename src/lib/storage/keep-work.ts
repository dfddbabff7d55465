import type { AttemptStore, Merged } from './attempt-store.ts';
import type { Work } from './backup.ts';
import type { DeviceStore } from './device-store.ts';
import {
	markRecord,
	mergeMarks,
	parseQuizPlace,
	parseReadingMark,
	parseSettings,
	placeKey,
	readingKey,
	SETTINGS_KEY,
	settingsRecord,
	type ReadingMark
} from './settings.ts';
import { parseTestDay, TEST_DAY_KEY, testDayRecord } from './test-day.ts';

const READING = readingKey('');
const PLACE = placeKey('');

/** The two stores of a device. */
export interface Stores {
	readonly attempts: AttemptStore;
	readonly small: DeviceStore;
}

/** Everything of a learner that these stores hold. */
export async function gatherWork({ attempts, small }: Stores): Promise<Work> {
	const [kept, things] = await Promise.all([attempts.list(), small.all()]);
	const reading = new Map<string, ReadingMark>();
	for (const [key, record] of things)
		if (key.startsWith(READING)) reading.set(key.slice(READING.length), parseReadingMark(record));
	const open = kept.attempts.filter(({ finishedAt }) => finishedAt === undefined);
	const places = new Map(
		open.flatMap(({ id }) => {
			const place = parseQuizPlace(things.get(placeKey(id)));
			return place === undefined ? [] : [[id, place] as const];
		})
	);
	const settings = things.get(SETTINGS_KEY);
	return {
		attempts: kept.attempts,
		reading,
		places,
		settings: settings === undefined ? undefined : parseSettings(settings),
		testDay: parseTestDay(things.get(TEST_DAY_KEY))
	};
}

/**
 * Unites what these stores hold with work from elsewhere. Nothing is added up and nothing written over: attempts are
 * united by id, a section is read if either says so, and a place or setting of this device's own stays. Doing it again
 * changes nothing; if it is interrupted, it can be done again.
 */
export async function restoreWork({ attempts, small }: Stores, work: Work): Promise<Merged> {
	const merged = await attempts.merge(work.attempts);
	await small.change([...work.reading.keys()].map(readingKey), (key, kept) => {
		const mark = work.reading.get(key.slice(READING.length));
		return mark && markRecord(kept, mergeMarks(parseReadingMark(kept), mark));
	});
	const { settings, testDay } = work;
	const own = [...work.places.keys()].map(placeKey).concat(SETTINGS_KEY, TEST_DAY_KEY);
	await small.change(own, (key, kept) => {
		if (kept !== undefined) return undefined;
		if (key === SETTINGS_KEY) return settings && settingsRecord(kept, settings);
		if (key === TEST_DAY_KEY) return testDay ? testDayRecord(kept, testDay) : undefined;
		return work.places.get(key.slice(PLACE.length));
	});
	return merged;
}
