import { preferredLocale, setLocale, type Locale } from '#lib/words/locale.svelte.ts';

interface Look {
	readonly theme: string;
	readonly textSize: string;
	readonly spacing: string;
	readonly measure: string;
	readonly density: string;
	readonly language: Locale | 'system';
}

/** Makes the whole page look and speak as its reader wishes. */
export function applySettings({ theme, textSize, language, ...layout }: Look): void {
	const page = document.documentElement;
	if (theme === 'system') delete page.dataset['theme'];
	else page.dataset['theme'] = theme;
	Object.assign(page.dataset, { text: textSize, ...layout });
	const locale = language === 'system' ? preferredLocale(navigator.languages) : language;
	setLocale(locale);
	page.lang = locale;
}

/** Lets the words of the interface be seen that app.html hid while they stood in the language of the prerendered page. */
export function showWords(): void {
	delete document.documentElement.dataset['words'];
}
