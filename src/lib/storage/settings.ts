import { isLaterThan } from '#lib/formats/record-version.ts';

const THEMES = ['system', 'paper', 'lamp', 'contrast'] as const;
const TEXT_SIZES = ['normal', 'large', 'largest'] as const;
const SPACINGS = ['normal', 'wide'] as const;
const MEASURES = ['narrow', 'normal', 'wide'] as const;
const DENSITIES = ['comfortable', 'compact'] as const;
const LANGUAGES = ['system', 'en', 'ko'] as const;

/** How a reader likes the pages. */
export interface Settings {
	readonly theme: (typeof THEMES)[number];
	readonly textSize: (typeof TEXT_SIZES)[number];
	/** Between letters, words and lines of what is read. */
	readonly spacing: (typeof SPACINGS)[number];
	/** Length of a line. */
	readonly measure: (typeof MEASURES)[number];
	/** Room between things. */
	readonly density: (typeof DENSITIES)[number];
	/** Of the interface. */
	readonly language: (typeof LANGUAGES)[number];
}

export const DEFAULT_SETTINGS: Settings = {
	theme: 'system',
	textSize: 'normal',
	spacing: 'normal',
	measure: 'normal',
	density: 'comfortable',
	language: 'system'
};

/** How far a section was read. */
export interface ReadingMark {
	/** Share of the page's height, 0 to 1. */
	readonly fraction: number;
	readonly isRead: boolean;
	/** Counts the sections opened on this device: the highest was read last, whatever the clock says. */
	readonly last?: number;
}

const fieldOf = (record: unknown, name: string): unknown =>
	typeof record === 'object' && record !== null && name in record
		? Object.entries(record).find(([key]) => key === name)?.[1]
		: undefined;

/** Settings from a record of unknown origin; whatever is unknown, or older than a setting, takes its default. */
export function parseSettings(record: unknown): Settings {
	const known = <Name extends keyof Settings>(
		name: Name,
		values: readonly Settings[Name][]
	): Settings[Name] => values.find((value) => value === fieldOf(record, name)) ?? DEFAULT_SETTINGS[name];
	return {
		theme: known('theme', THEMES),
		textSize: known('textSize', TEXT_SIZES),
		spacing: known('spacing', SPACINGS),
		measure: known('measure', MEASURES),
		density: known('density', DENSITIES),
		language: known('language', LANGUAGES)
	};
}

/** A reading mark from a record of unknown origin; unread if it is none. */
export function parseReadingMark(record: unknown): ReadingMark {
	const fraction = fieldOf(record, 'fraction');
	const isShare = typeof fraction === 'number' && fraction >= 0 && fraction <= 1;
	const last = fieldOf(record, 'last');
	const isPlace = typeof last === 'number' && Number.isSafeInteger(last) && last > 0;
	return {
		fraction: isShare ? fraction : 0,
		isRead: fieldOf(record, 'isRead') === true,
		...(isPlace ? { last } : {})
	};
}

/** 2: settings know spacing, measure, density and language, marks know which was last. */
const VERSION = 2;

export const readingKey = (place: string): string => `reading:${place}`;
export const placeKey = (attemptId: string): string => `place:${attemptId}`;
export const SETTINGS_KEY = 'settings';

/** The place of a quiz from a record of unknown origin. */
export const parseQuizPlace = (record: unknown): number | undefined =>
	typeof record === 'number' && Number.isSafeInteger(record) && record >= 0 ? record : undefined;

/** What two devices know of one section: the farther place, read if either read it, and the later turn. */
export function mergeMarks(one: ReadingMark, other: ReadingMark): ReadingMark {
	const last = Math.max(one.last ?? 0, other.last ?? 0);
	return {
		fraction: Math.max(one.fraction, other.fraction),
		isRead: one.isRead || other.isRead,
		...(last > 0 ? { last } : {})
	};
}

/** A reading mark as it is stored, in place of `kept`; undefined if a later version of the app wrote that one. */
export const markRecord = (kept: unknown, mark: ReadingMark): unknown =>
	isLaterThan(VERSION, kept) ? undefined : { version: VERSION, ...mark };

/** Settings as they are stored, in place of `kept`; undefined if a later version of the app wrote those. */
export const settingsRecord = (kept: unknown, settings: Settings): unknown =>
	isLaterThan(VERSION, kept) ? undefined : { version: VERSION, ...settings };

/** When a backup was last made on this device, and of how many quizzes. */
export interface LastBackup {
	readonly madeAt: number;
	readonly quizzes: number;
}

export const BACKUP_KEY = 'backup';

/** The last backup from a record of unknown origin; undefined if it names none. */
export function parseLastBackup(record: unknown): LastBackup | undefined {
	const [madeAt, quizzes] = [fieldOf(record, 'madeAt'), fieldOf(record, 'quizzes')];
	const isMoment = typeof madeAt === 'number' && Math.abs(madeAt) <= 8.64e15;
	return isMoment && typeof quizzes === 'number' ? { madeAt, quizzes } : undefined;
}
