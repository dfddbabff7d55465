/** A language of the interface. Lessons and documents stay in the language of their translation. */
const LOCALES = ['en', 'ko'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language in itself, for whoever reads no other. */
export const NAMES: Readonly<Record<Locale, string>> = { en: 'English', ko: '한국어' };

// Prerendered pages are English, and the browser draws them as such before it takes them over.
let locale: Locale = $state('en');

export const getLocale = (): Locale => locale;

export function setLocale(wanted: Locale): void {
	locale = wanted;
}

/** The first language of a reader that the interface speaks; English if it speaks none of them. */
export function preferredLocale(languages: readonly string[]): Locale {
	const [found] = languages.flatMap(
		(language) => LOCALES.find((each) => language.split('-')[0] === each) ?? []
	);
	return found ?? 'en';
}
