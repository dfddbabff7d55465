import { globSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const css = read('src/app.css');

/** The spans of code points that our faces are used for. */
const ranges = [...css.matchAll(/unicode-range: ([^;]+);/g)]
	.flatMap(([, list = '']) => list.split(','))
	.map((range) => {
		const [first = '', last = first] = range.trim().slice(2).split('-');
		return [parseInt(first, 16), parseInt(last, 16)] as const;
	});
// Scripts that every device brings faces for; those for Korean weigh half a megabyte and more.
const OF_THE_DEVICE = /[\p{Script=Hangul}\p{Script=Han}\s]/u;

test('every character of the lessons lies in our faces, or in a script that devices have faces for', () => {
	const missing = new Set<string>();
	for (const file of globSync('lessons/**/*.{md,yaml}', { cwd: root.pathname }))
		for (const character of read(file)) {
			const code = character.codePointAt(0) ?? 0;
			const isOurs = ranges.some(([first, last]) => first <= code && code <= last);
			if (!isOurs && !OF_THE_DEVICE.test(character)) missing.add(character);
		}
	expect([...missing]).toEqual([]);
});

test('every face is there, shifts no text, and is small', () => {
	const files = [...css.matchAll(/url\('\/(fonts\/[^']+)'\)/g)].map(([, file = '']) => file);
	expect(files).toHaveLength(8);
	for (const file of files) expect(statSync(new URL(`static/${file}`, root)).size, file).toBeLessThan(36_000);
	expect(css.match(/font-display: optional/g)).toHaveLength(files.length);
});

test('the first view asks for no face: the tokens name them only where the device keeps them', () => {
	const first = css.slice(css.indexOf(':root {'), css.indexOf('}', css.indexOf(':root {')));
	expect(first).toContain('--book:');
	for (const family of ['Book', 'Plain', 'Typed']) expect(first).not.toContain(`'${family}'`);
});
