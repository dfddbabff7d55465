import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';

// The faces as their makers publish them, cut to what lessons and interface need. Run again when a face or the
// characters change; tests/ui/fonts.test.ts tells when a lesson holds a character that is missing.
const LATIN: Ranges = [
	[0x20, 0x7e],
	[0xa0, 0xff],
	[0x2010, 0x2027],
	[0x2030, 0x203a],
	[0x2190, 0x2193],
	[0x2212, 0x2212]
];
/** Romanised names in the way of McCune and Reischauer; a page without them does not load this part. */
const EXTENDED: Ranges = [[0x100, 0x17f]];
/** Names as they are written in Russian; only a page that shows one loads this part. */
const CYRILLIC: Ranges = [[0x400, 0x45f]];
type Ranges = readonly (readonly [number, number])[];

const WEIGHTS = { wght: { min: 400, max: 700 } };
const FACES = [
	{ face: '@fontsource-variable/source-serif-4', style: 'wght', to: 'source-serif-4', axes: WEIGHTS },
	{ face: '@fontsource-variable/source-sans-3', style: 'wght', to: 'source-sans-3', axes: WEIGHTS },
	{ face: '@fontsource/courier-prime', style: '400', to: 'courier-prime', axes: undefined }
];
const PARTS = [
	{ part: 'latin', ranges: LATIN, suffix: '' },
	{ part: 'latin-ext', ranges: EXTENDED, suffix: '-extended' },
	{ part: 'cyrillic', ranges: CYRILLIC, suffix: '-cyrillic' }
];

const require = createRequire(import.meta.url);
const folder = path.resolve(import.meta.dirname, '../static/fonts');
const charactersOf = (ranges: Ranges): string =>
	ranges
		.flatMap(([first, last]) =>
			Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step))
		)
		.join('');

for (const { face, style, to, axes } of FACES) {
	for (const { part, ranges, suffix } of PARTS) {
		// The typewriter's makers drew no Cyrillic.
		if (part === 'cyrillic' && to === 'courier-prime') continue;
		const file = `${face}/files/${path.basename(face)}-${part}-${style}-normal.woff2`;
		const cut = await subsetFont(await readFile(require.resolve(file)), charactersOf(ranges), {
			targetFormat: 'woff2',
			...(axes ? { variationAxes: axes } : {})
		});
		await writeFile(path.join(folder, `${to}${suffix}.woff2`), cut);
		console.log(`${to}${suffix}.woff2: ${cut.length} bytes`);
	}
}
