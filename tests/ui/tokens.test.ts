import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/app.css', import.meta.url), 'utf8');

/** The colours of every block of custom properties that begins with a selector. */
function coloursOf(selector: string): Record<string, string> {
	const start = css.indexOf(`${selector} {`);
	const block = css.slice(start, css.indexOf('}', start));
	return Object.fromEntries(
		[...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]])
	);
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one = '', other = ''): number {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

const themes = {
	paper: coloursOf(':root'),
	lamp: coloursOf(":root[data-theme='lamp']"),
	contrast: coloursOf(":root[data-theme='contrast']")
};

for (const [name, theme] of Object.entries(themes)) {
	test(`in the theme ${name} excerpts have 7:1, marked words too, and all other text 4.5:1`, () => {
		for (const ground of ['paper', 'sheet', 'wash'])
			expect(contrast(theme['ink'], theme[ground]), `ink on ${ground}`).toBeGreaterThanOrEqual(7);
		for (const ground of ['paper', 'sheet'])
			for (const text of ['ink-soft', 'stamp'])
				expect(contrast(theme[text], theme[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
	});

	test(`in the theme ${name} the edges of controls and the line under marked words have 3:1`, () => {
		for (const ground of ['paper', 'sheet'])
			expect(contrast(theme['edge'], theme[ground]), `edge on ${ground}`).toBeGreaterThanOrEqual(3);
		expect(contrast(theme['stamp'], theme['wash'])).toBeGreaterThanOrEqual(3);
	});
}

test('a theme is the same whether the device or the learner asks for it', () => {
	const asked = (query: string) => coloursOf(`@media (${query}) {\n\t:root:not([data-theme])`);
	expect(asked('prefers-color-scheme: dark')).toEqual(themes.lamp);
	expect(asked('prefers-contrast: more')).toEqual(themes.contrast);
	expect(Object.keys(themes.lamp)).toHaveLength(8);
});
