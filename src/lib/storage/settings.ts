import { isLaterThan } from './record-version.ts';

const THEMES = ['system', 'paper', 'lamp', 'contrast'] as const;
const TEXT_SIZES = ['normal', 'large', 'largest'] as const;

/** How a reader likes the pages. */
export interface Settings {
	readonly theme: (typeof THEMES)[number];
	readonly textSize: (typeof TEXT_SIZES)[number];
}

export const DEFAULT_SETTINGS: Settings = { theme: 'system', textSize: 'normal' };

/** How far a section was read. */
export interface ReadingMark {
	/** Share of the page's height, 0 to 1. */
	readonly fraction: number;
	readonly isRead: boolean;
}

const fieldOf = (record: unknown, name: string): unknown =>
	typeof record === 'object' && record !== null && name in record
		? Object.entries(record).find(([key]) => key === name)?.[1]
		: undefined;

/** Settings from a record of unknown origin; whatever is unknown takes its default. */
export function parseSettings(record: unknown): Settings {
	return {
		theme: THEMES.find((theme) => theme === fieldOf(record, 'theme')) ?? DEFAULT_SETTINGS.theme,
		textSize: TEXT_SIZES.find((size) => size === fieldOf(record, 'textSize')) ?? DEFAULT_SETTINGS.textSize
	};
}

/** A reading mark from a record of unknown origin; unread if it is none. */
export function parseReadingMark(record: unknown): ReadingMark {
	const fraction = fieldOf(record, 'fraction');
	const isShare = typeof fraction === 'number' && fraction >= 0 && fraction <= 1;
	return { fraction: isShare ? fraction : 0, isRead: fieldOf(record, 'isRead') === true };
}

const VERSION = 1;

export const readingKey = (place: string): string => `reading:${place}`;
export const placeKey = (attemptId: string): string => `place:${attemptId}`;
export const SETTINGS_KEY = 'settings';

/** The place of a quiz from a record of unknown origin. */
export const parseQuizPlace = (record: unknown): number | undefined =>
	typeof record === 'number' && Number.isSafeInteger(record) && record >= 0 ? record : undefined;

/** What two devices know of one section: the farther place, and read if either read it. */
export const mergeMarks = (one: ReadingMark, other: ReadingMark): ReadingMark => ({
	fraction: Math.max(one.fraction, other.fraction),
	isRead: one.isRead || other.isRead
});

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
