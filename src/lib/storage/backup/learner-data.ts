import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { AttemptStore, Merged } from '../attempts/attempt-store.ts';
import { mergeOf } from '../attempts/merge-copies.ts';
import type { Work } from '#lib/formats/backup.ts';
import { exportClassData, mergeClassData, type ClassesImported } from './class-data.ts';
import {
	answerKey,
	answerRecord,
	mergeChosenAnswers,
	parseChosenAnswer
} from '#lib/formats/chosen-answer.ts';
import type { DeviceStore } from '../device/device-store.ts';
import {
	mergePredictions,
	parsePrediction,
	predictionKey,
	predictionRecord
} from '#lib/formats/prediction.ts';
import { parseQuizPlace, placeKey } from '#lib/formats/quiz-place.ts';
import {
	markRecord,
	mergeMarks,
	parseReadingMark,
	readingKey,
	type ReadingMark
} from '#lib/formats/reading-mark.ts';
import { parseSettings, SETTINGS_KEY, settingsRecord } from '#lib/formats/settings.ts';
import { parseTestDay, TEST_DAY_KEY, testDayRecord } from '#lib/formats/test-day.ts';

const READING = readingKey('');
const PLACE = placeKey('');
const PREDICTION = predictionKey('');
const ANSWER = answerKey('');

/** The stores of a device. */
export interface Stores {
	readonly attempts: AttemptStore;
	readonly small: DeviceStore;
	/** What is kept of classes: missing on a device that has nothing of any. */
	readonly classes?: DeviceStore;
}

interface ReadableStores extends Omit<Stores, 'attempts'> {
	readonly attempts: Pick<AttemptStore, 'list'>;
}

/** What came of uniting work with what was here. */
export interface Restored {
	readonly quizzes: Merged;
	readonly reviews: Merged;
	readonly classes: ClassesImported;
	/** Reading marks, places, settings, a test day, predictions and answers that are here now and were not. */
	readonly small: number;
}

const isReview = ({ origins }: Attempt): boolean => origins !== undefined;

/** The records under keys that begin like this, by the rest of their key; what cannot be read is left out. */
function recordsUnder<T>(
	start: string,
	things: ReadonlyMap<string, unknown>,
	parse: (record: unknown) => T | undefined
): Map<string, T> {
	const found = new Map<string, T>();
	for (const [key, record] of things) {
		const value = key.startsWith(start) ? parse(record) : undefined;
		if (value !== undefined) found.set(key.slice(start.length), value);
	}
	return found;
}

/** Everything of a learner that these stores hold. */
export async function exportLearnerData({ attempts, small, classes }: ReadableStores): Promise<Work> {
	const [kept, things] = await Promise.all([attempts.list(), small.all()]);
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
		reading: recordsUnder(READING, things, parseReadingMark),
		places,
		settings: settings === undefined ? undefined : parseSettings(settings),
		testDay: parseTestDay(things.get(TEST_DAY_KEY)),
		predictions: recordsUnder(PREDICTION, things, parsePrediction),
		answers: recordsUnder(ANSWER, things, parseChosenAnswer),
		classes: classes ? await exportClassData(classes) : new Map()
	};
}

/** Unites attempts, and tells quizzes from reviews. The store counts them together, as it finds them. */
async function mergeAttempts(
	store: AttemptStore,
	brought: readonly Attempt[]
): Promise<Pick<Restored, 'quizzes' | 'reviews'>> {
	const sittings = brought.filter(isReview);
	const before = sittings.length === 0 ? [] : (await store.list()).attempts;
	const kept = new Map(before.map((attempt) => [attempt.id, attempt]));
	const all = await store.merge(brought);
	const { merged } = mergeOf((id) => kept.get(id), sittings);
	// Another tab may have taken some in between.
	const reviews = {
		added: Math.min(merged.added, all.added),
		grown: Math.min(merged.grown, all.grown),
		foreign: Math.min(merged.foreign, all.foreign)
	};
	const quizzes = {
		added: all.added - reviews.added,
		grown: all.grown - reviews.grown,
		foreign: all.foreign - reviews.foreign
	};
	return { quizzes, reviews };
}

/** Changes records together, all or none. */
type ChangeRecords = (keys: string[], make: (key: string, stored: unknown) => unknown) => Promise<void>;

/** Brings what was written and chosen while reading: of each, what was written last stays. */
async function bringNotes(changing: ChangeRecords, { predictions, answers }: Work): Promise<void> {
	await changing([...predictions.keys()].map(predictionKey), (key, stored) => {
		const [own, brought] = [parsePrediction(stored), predictions.get(key.slice(PREDICTION.length))];
		const later = brought && mergePredictions(own, brought);
		return later && later !== own ? predictionRecord(stored, later) : undefined;
	});
	await changing([...answers.keys()].map(answerKey), (key, stored) => {
		const [own, brought] = [parseChosenAnswer(stored), answers.get(key.slice(ANSWER.length))];
		const later = brought && mergeChosenAnswers(own, brought);
		return later && later !== own ? answerRecord(stored, later) : undefined;
	});
}

/** Brings small records, and counts those that made a difference. */
async function bringSmall(small: DeviceStore, work: Work): Promise<number> {
	let changed = 0;
	const changing: ChangeRecords = (keys, make) =>
		small.change(keys, (key, kept) => {
			const value = make(key, kept);
			if (value !== undefined) changed++;
			return value;
		});
	await bringNotes(changing, work);
	await changing([...work.reading.keys()].map(readingKey), (key, kept) => {
		const [own, mark] = [parseReadingMark(kept), work.reading.get(key.slice(READING.length))];
		const both = mark && mergeMarks(own, mark);
		return both && (kept === undefined || !areSame(own, both)) ? markRecord(kept, both) : undefined;
	});
	const { settings, testDay } = work;
	const own = [...work.places.keys()].map(placeKey).concat(SETTINGS_KEY, TEST_DAY_KEY);
	await changing(own, (key, kept) => {
		if (kept !== undefined) return undefined;
		if (key === SETTINGS_KEY) return settings && settingsRecord(kept, settings);
		if (key === TEST_DAY_KEY) return testDay ? testDayRecord(kept, testDay) : undefined;
		return work.places.get(key.slice(PLACE.length));
	});
	return changed;
}

const areSame = (one: ReadingMark, other: ReadingMark): boolean =>
	one.fraction === other.fraction && one.isRead === other.isRead && one.last === other.last;

const NOTHING: ClassesImported = { joined: 0, assignments: 0, taken: 0, lists: 0, others: 0 };

/**
 * Unites what these stores hold with work from elsewhere. Nothing is added up: attempts are united by id, a section is
 * read if either says so, of two predictions or answers the later one stays, and a place, a setting or a record of a
 * class of this device's own stays. Doing it again changes nothing; if it is interrupted, it can be done again.
 */
export async function mergeLearnerData({ attempts, small, classes }: Stores, work: Work): Promise<Restored> {
	const merged = await mergeAttempts(attempts, work.attempts);
	const changed = await bringSmall(small, work);
	const brought = classes ? await mergeClassData(classes, work.classes) : NOTHING;
	return { ...merged, classes: brought, small: changed };
}
