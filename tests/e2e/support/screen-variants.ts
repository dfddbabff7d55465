/** Widths at which screens are checked, in CSS px, with the height of the window. */
export const WIDTHS = { 390: 844, 320: 640, 820: 1180, 1440: 900 } as const;
const widths = [390, 320, 820, 1440] as const;
type Width = (typeof widths)[number];

const THEMES = ['paper', 'lamp', 'contrast'] as const;
export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One theme in one language, and what is checked in it. */
export interface ScreenVariant {
	readonly theme: (typeof THEMES)[number];
	readonly language: Language;
	readonly widths: readonly Width[];
	/** Whether axe audits it. */
	readonly hasAudit: boolean;
}

/**
 * The variants in which a screen is checked. By pairs, every theme meets every width and every language, and every
 * language every width, but a theme and a width meet in one language only. Axe audits every theme in English, and
 * Korean in one theme: contrast depends on the theme, accessible names on the language.
 */
export function variantsIn(language: Language, isFull: boolean): ScreenVariant[] {
	const second = LANGUAGES.indexOf(language);
	return THEMES.map((theme, row) => ({
		theme,
		language,
		widths: widths.filter((_, column) => isFull || (row + column) % 2 === second),
		hasAudit: isFull || language === 'en' || theme === 'paper'
	}));
}
