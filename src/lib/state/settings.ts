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
