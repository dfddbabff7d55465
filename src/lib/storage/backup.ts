import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { parseAttempt } from '#lib/formats/attempt.ts';
import { LATEST_TIME } from '#lib/domain/bounds.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { CLASS_VERSION, classRecord } from '#lib/formats/class-records.ts';
import { isClassKey, readClassRecord, type ClassWork } from '#lib/formats/class-backup.ts';
import { isLaterThan } from '#lib/formats/record-version.ts';
import { parseQuizPlace } from '#lib/formats/quiz-place.ts';
import { parseReadingMark, type ReadingMark } from '#lib/formats/reading-mark.ts';
import { parseSettings, type Settings } from '#lib/formats/settings.ts';
import { parseTestDay } from '#lib/formats/test-day.ts';

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
	/** What a learner or a teacher keeps of classes. */
	readonly classes: ClassWork;
}

/** Attempts that came alone, without marks or settings. */
export const workOf = (attempts: readonly Attempt[]): Work => ({
	attempts,
	reading: new Map(),
	places: new Map(),
	settings: undefined,
	testDay: '',
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
	/** Not JSON from this character on, counted from 1: most often a file that was cut off. */
	| { readonly kind: 'broken'; readonly character: number; readonly length: number }
	| { readonly kind: 'not-a-backup' }
	| { readonly kind: 'later-version' }
	/** The field that holds what no version of the app has written. */
	| { readonly kind: 'malformed'; readonly at: string };

/**
 * The name and version in every backup. A later version reads every earlier one; see tests/frozen. What is added beside
 * the rest leaves the version: an app that does not know it restores the rest.
 */
const FORMAT = 'sourcebook-backup';
const VERSION = 1;

/** Characters of the largest file that is read: some ten thousand attempts, and little enough for a phone. */
export const MOST_CHARACTERS = 80 * 1024 * 1024;
const MOST_ENTRIES = 100_000;

export function writeBackup(work: Work, madeAt: number): string {
	const { attempts, reading, places, settings, testDay, classes } = work;
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
		...(records.length > 0 ? { classes: Object.fromEntries(records) } : {})
	});
}

type Fields = ReadonlyMap<string, unknown>;

const fieldsOf = (value: unknown): Fields | undefined =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? new Map<string, unknown>(Object.entries(value))
		: undefined;

function parseJson(text: string): Result<unknown, BackupFault> {
	try {
		const value: unknown = JSON.parse(text);
		return ok(value);
	} catch (fault) {
		// Engines say where, each in its own words, or that the end came too soon.
		const said = fault instanceof Error ? /position (\d+)/.exec(fault.message)?.[1] : undefined;
		const before = said === undefined ? text.length : Number(said);
		return failed({ kind: 'broken', character: Math.min(before + 1, text.length), length: text.length });
	}
}

function readAttempts(value: unknown): Result<Attempt[], BackupFault> {
	if (!Array.isArray(value) || value.length > MOST_ENTRIES)
		return failed({ kind: 'malformed', at: 'attempts' });
	const attempts: Attempt[] = [];
	for (const [place, record] of value.entries()) {
		const parsed = parseAttempt(record);
		if (!parsed.isOk) return failed({ kind: 'malformed', at: `attempts[${place}].${parsed.failure.at}` });
		attempts.push(parsed.value);
	}
	return ok(attempts);
}

function readEntries<T>(
	name: string,
	value: unknown,
	isKey: (key: string) => boolean,
	read: (record: unknown) => T | undefined
): Result<Map<string, T>, BackupFault> {
	const fields = fieldsOf(value);
	if (!fields || fields.size > MOST_ENTRIES) return failed({ kind: 'malformed', at: name });
	const entries = new Map<string, T>();
	for (const [key, record] of fields) {
		const entry = isKey(key) ? read(record) : undefined;
		if (entry === undefined) return failed({ kind: 'malformed', at: `${name}.${key.slice(0, 80)}` });
		entries.set(key, entry);
	}
	return ok(entries);
}

const isSection = (key: string): boolean => key.length <= 200 && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(key);

/** A mark as this app writes it; a default in place of garbage would pass for something the learner did. */
function readMark(record: unknown): ReadingMark | undefined {
	const fields = fieldsOf(record);
	const mark = parseReadingMark(record);
	const isWhole = fields?.get('fraction') === mark.fraction && fields.get('isRead') === mark.isRead;
	return isWhole ? mark : undefined;
}

function readSettings(record: unknown): Result<Settings | undefined, BackupFault> {
	if (record === undefined) return ok(undefined);
	return fieldsOf(record) ? ok(parseSettings(record)) : failed({ kind: 'malformed', at: 'settings' });
}

/** Backups from before there was a daily review name no test day. */
function readTestDay(day: unknown): Result<string, BackupFault> {
	if (day === undefined) return ok('');
	const testDay = parseTestDay({ day });
	return testDay === day ? ok(testDay) : failed({ kind: 'malformed', at: 'testDay' });
}

/** Backups from before there were classes hold none of them. Records that only a later version knows are left out. */
function readClasses(value: unknown): Result<ClassWork, BackupFault> {
	if (value === undefined) return ok(new Map());
	const records = fieldsOf(value);
	if (!records || records.size > MOST_ENTRIES) return failed({ kind: 'malformed', at: 'classes' });
	const classes = new Map<string, object>();
	for (const [key, record] of records) {
		if (!isClassKey(key)) continue;
		if (isLaterThan(CLASS_VERSION, record)) return failed({ kind: 'later-version' });
		const fields = readClassRecord(key, record);
		if (!fields) return failed({ kind: 'malformed', at: `classes.${key.slice(0, 80)}` });
		classes.set(key, fields);
	}
	return ok(classes);
}

function readWork(fields: Fields): Result<Work, BackupFault> {
	const attempts = readAttempts(fields.get('attempts'));
	if (!attempts.isOk) return attempts;
	const reading = readEntries('reading', fields.get('reading'), isSection, readMark);
	if (!reading.isOk) return reading;
	const places = readEntries('places', fields.get('places'), () => true, parseQuizPlace);
	if (!places.isOk) return places;
	const settings = readSettings(fields.get('settings'));
	if (!settings.isOk) return settings;
	const testDay = readTestDay(fields.get('testDay'));
	if (!testDay.isOk) return testDay;
	const classes = readClasses(fields.get('classes'));
	if (!classes.isOk) return classes;
	return ok({
		attempts: attempts.value,
		reading: reading.value,
		places: places.value,
		settings: settings.value,
		testDay: testDay.value,
		classes: classes.value
	});
}

/** A backup from a text of unknown origin: all of it, or where it stops being one. */
export function readBackup(text: string): Result<Backup, BackupFault> {
	if (text.length > MOST_CHARACTERS) return failed({ kind: 'oversized' });
	const parsed = parseJson(text);
	if (!parsed.isOk) return parsed;
	const fields = fieldsOf(parsed.value);
	if (fields?.get('format') !== FORMAT) return failed({ kind: 'not-a-backup' });
	const version = fields.get('version');
	if (typeof version === 'number' && version > VERSION) return failed({ kind: 'later-version' });
	if (version !== VERSION) return failed({ kind: 'malformed', at: 'version' });
	const madeAt = fields.get('madeAt');
	if (typeof madeAt !== 'number' || Math.abs(madeAt) > LATEST_TIME)
		return failed({ kind: 'malformed', at: 'madeAt' });
	const work = readWork(fields);
	return work.isOk ? ok({ madeAt, work: work.value }) : work;
}

/** A backup from a file; its size is looked at before any of it is read. */
export async function readBackupFile(file: Blob): Promise<Result<Backup, BackupFault>> {
	if (file.size > MOST_CHARACTERS) return failed({ kind: 'oversized' });
	try {
		return readBackup(await file.text());
	} catch {
		return failed({ kind: 'unreadable' });
	}
}
