import * as v from 'valibot';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { attemptSchema } from './attempt.ts';
import { isClassKey, readClassRecord, type ClassData } from './class-backup.ts';
import { classRecord, versionUnder } from './class-records.ts';
import { ANSWER_STAGES, parseChosenAnswer, type ChosenAnswer } from './chosen-answer.ts';
import { listOf, placeOf, timeSchema } from './fields.ts';
import { parseJson, type BrokenJson } from './json.ts';
import { parse, parseOr, type Malformed } from './parse.ts';
import { parsePrediction, type Prediction } from './prediction.ts';
import { parseQuizPlace } from './quiz-place.ts';
import { parseReadingMark, type ReadingMark } from './reading-mark.ts';
import { fieldOf, isNewerVersion, versionOf } from './record-version.ts';
import { parseSettings, type Settings } from './settings.ts';
import { testDaySchema } from './test-day.ts';

/** All that a learner did and set on a device. */
export interface Work {
	readonly attempts: readonly Attempt[];
	/** Reading marks by `module/section`. */
	readonly reading: ReadonlyMap<string, ReadingMark>;
	/** The item that an unfinished quiz stands at, by attempt id. */
	readonly places: ReadonlyMap<string, number>;
	/** Undefined if the learner never changed them. */
	readonly settings: Settings | undefined;
	/** As a date field gives it; empty if the learner prepares for none. */
	readonly testDay: string;
	/** What the learner expected of documents, by `module/source`. */
	readonly predictions: ReadonlyMap<string, Prediction>;
	/** The answers to the modules' questions that the learner chose, by `module/stage`. */
	readonly answers: ReadonlyMap<string, ChosenAnswer>;
	/** What a learner or a teacher keeps of classes. */
	readonly classes: ClassData;
}

/** Attempts that came alone, without marks or settings. */
export const workOf = (attempts: readonly Attempt[]): Work => ({
	attempts,
	reading: new Map(),
	places: new Map(),
	settings: undefined,
	testDay: '',
	predictions: new Map(),
	answers: new Map(),
	classes: new Map()
});

export interface Backup {
	readonly madeAt: number;
	readonly work: Work;
}

/** Why a file is not restored. Nothing of it was. */
export type BackupFault =
	| { readonly kind: 'oversized' }
	| { readonly kind: 'unreadable' }
	| BrokenJson
	| { readonly kind: 'not-a-backup' }
	| { readonly kind: 'later-version' }
	/** The field that holds what no version of the app has written. */
	| Malformed;

/**
 * The name and version in every backup. A later version reads every earlier one; see tests/frozen. What is added beside
 * the rest leaves the version: an app that does not know it restores the rest.
 */
const FORMAT = 'sourcebook-backup';
const VERSION = 1;

/** Characters of the largest file that is read: some ten thousand attempts, and little enough for a phone. */
export const MAX_CHARACTERS = 80 * 1024 * 1024;
const MAX_ENTRIES = 100_000;

export function writeBackup(work: Work, madeAt: number): string {
	const { attempts, reading, places, settings, testDay, predictions, answers, classes } = work;
	const records = [...classes].map(([key, fields]) => [key, classRecord(undefined, fields)]);
	return JSON.stringify({
		format: FORMAT,
		version: VERSION,
		madeAt,
		attempts,
		reading: Object.fromEntries(reading),
		places: Object.fromEntries(places),
		...(settings ? { settings } : {}),
		...(testDay ? { testDay } : {}),
		...(predictions.size > 0 ? { predictions: Object.fromEntries(predictions) } : {}),
		...(answers.size > 0 ? { answers: Object.fromEntries(answers) } : {}),
		...(records.length > 0 ? { classes: Object.fromEntries(records) } : {})
	});
}

/** The fields of a plain object by name; what `isOurs` does not know is left out. */
function entriesOf<T>(
	read: (key: string, value: unknown) => T | undefined,
	isOurs: (key: string) => boolean = () => true
) {
	return v.pipe(
		v.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
		v.rawTransform<object, ReadonlyMap<string, T>>(({ dataset, addIssue, NEVER }) => {
			const fields = Object.entries(dataset.value).filter(([key]) => isOurs(key));
			const entries = new Map<string, T>();
			for (const [key, value] of fields) {
				const entry = entries.size < MAX_ENTRIES ? read(key, value) : undefined;
				if (entry === undefined) {
					addIssue({ message: 'is no entry', path: [placeOf(dataset.value, key.slice(0, 80))] });
					return NEVER;
				}
				entries.set(key, entry);
			}
			return entries;
		})
	);
}

/** Whether a key is `module/section` or `module/source`. */
const isPlace = (key: string): boolean => key.length <= 200 && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(key);
/** Stages that only a later version knows are left out. */
const isStage = (key: string): boolean =>
	isPlace(key) && ANSWER_STAGES.some((stage) => key.endsWith(`/${stage}`));

// As this app writes it: a default in place of garbage would pass for something the learner did.
const markSchema = v.pipe(
	v.looseObject({ fraction: v.pipe(v.number(), v.minValue(0), v.maxValue(1)), isRead: v.boolean() }),
	v.transform((mark) => parseReadingMark(mark))
);

// Backups from before there was a test day, a prediction, an answer or a class have none. Records that only a later version knows are left out.
const backupSchema = v.object({
	madeAt: timeSchema,
	attempts: listOf(attemptSchema, MAX_ENTRIES),
	reading: entriesOf((key, mark) => (isPlace(key) ? parseOr(markSchema, mark, undefined) : undefined)),
	places: entriesOf((_, place) => parseQuizPlace(place)),
	settings: v.exactOptional(
		v.pipe(
			v.looseObject({}),
			v.transform((settings) => parseSettings(settings))
		)
	),
	testDay: v.exactOptional(v.union([testDaySchema, v.literal('')]), ''),
	predictions: v.exactOptional(
		entriesOf((key, prediction) => (isPlace(key) ? parsePrediction(prediction) : undefined))
	),
	answers: v.exactOptional(entriesOf((_, chosen) => parseChosenAnswer(chosen), isStage)),
	classes: v.exactOptional(entriesOf(readClassRecord, isClassKey))
});

/** Whether a later version of the app wrote a file, or a record of a class in it. */
const isOfLaterApp = (file: unknown): boolean =>
	isNewerVersion(VERSION, file) ||
	Object.entries(Object(fieldOf(file, 'classes'))).some(
		([key, record]) => isClassKey(key) && isNewerVersion(versionUnder(key), record)
	);

/** A backup from a text of unknown origin: all of it, or where it stops being one. */
export function readBackup(text: string): Result<Backup, BackupFault> {
	if (text.length > MAX_CHARACTERS) return failed({ kind: 'oversized' });
	const file = parseJson(text);
	if (!file.isOk) return file;
	if (fieldOf(file.value, 'format') !== FORMAT) return failed({ kind: 'not-a-backup' });
	if (isOfLaterApp(file.value)) return failed({ kind: 'later-version' });
	if (versionOf(file.value) !== VERSION) return failed({ kind: 'malformed', at: 'version' });
	const read = parse(backupSchema, file.value);
	if (!read.isOk) return read;
	const { madeAt, ...work } = read.value;
	const { settings, predictions = new Map(), answers = new Map(), classes = new Map() } = work;
	return ok({ madeAt, work: { ...work, settings, predictions, answers, classes } });
}

/** A backup from a file; its size is looked at before any of it is read. */
export async function readBackupFile(file: Blob): Promise<Result<Backup, BackupFault>> {
	if (file.size > MAX_CHARACTERS) return failed({ kind: 'oversized' });
	try {
		return readBackup(await file.text());
	} catch {
		return failed({ kind: 'unreadable' });
	}
}
