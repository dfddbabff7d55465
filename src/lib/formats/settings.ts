import { fieldOf, newRecord } from './record-version.ts';

// Read by every page before anything else, so without valibot, which would weigh on the first script.

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
	/** Between letters, words and lines of text. */
	readonly spacing: (typeof SPACINGS)[number];
	/** Length of a line. */
	readonly measure: (typeof MEASURES)[number];
	/** Space between the parts of a page. */
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

/** 2: settings know spacing, measure, density and language. */
const VERSION = 2;

export const SETTINGS_KEY = 'settings';

/** Settings as they are stored, in place of `kept`; undefined if a later version of the app wrote those. */
export const settingsRecord = (kept: unknown, settings: Settings): unknown =>
	newRecord(VERSION, kept, settings);
