import { DEFAULT_SETTINGS, parseSettings, type Settings } from '#lib/formats/settings.ts';

/**
 * A copy of the settings where a script can read it before anything is painted; app.html does. The settings themselves
 * are kept with everything else, where reading them takes longer than a page takes to appear.
 */
const NAME = 'sourcebook-look';

export function readMirroredSettings(): Settings {
	try {
		return parseSettings(JSON.parse(localStorage.getItem(NAME) ?? 'null'));
	} catch {
		return DEFAULT_SETTINGS;
	}
}

export function mirrorSettings(settings: Settings): void {
	try {
		localStorage.setItem(NAME, JSON.stringify(settings));
	} catch {
		// Then the next page looks as the device wishes until the settings are read.
	}
}
