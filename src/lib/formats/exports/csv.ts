export type Cell = string | number;

const FORMULA = /^[=+\-@\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** A text that a spreadsheet would run as a formula is led by an apostrophe; a number stays a number. */
function cellText(cell: Cell): string {
	if (typeof cell === 'number') return String(cell);
	// Full-width signs are run as well by spreadsheets in Chinese, Japanese and Korean.
	const isFormula = FORMULA.test(cell.trimStart().normalize('NFKC')) || FORMULA.test(cell);
	const safe = isFormula ? `'${cell}` : cell;
	return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table for spreadsheets: RFC 4180 with CRLF, in UTF-8 with the mark by which they know it. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
	`\ufeff${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;

/** At most four digits after the point. */
export const rounded = (number: number): number => Math.round(number * 10_000) / 10_000;

/** A moment in ISO 8601, UTC, to the second: `2026-11-22T09:30:00Z`. */
export const isoTime = (moment: number): string => new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z');
